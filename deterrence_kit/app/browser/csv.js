// @ts-check
// Tables as files that a spreadsheet opens: numbers as numbers in the unit of their heading, texts inert.

/** @import { Cell, Column, Sheet } from "./types.js" */
/** @import { Origin } from "./files.js" */
import { exact, heading, NUMBER } from "./formats.js";
import { oneLine } from "./texts.js";

// Spreadsheets look past white space, and take wide signs too.
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * A spreadsheet set to German reads 2.867 as two thousand: where commas are decimal, they are here.
 * @returns {{ between: string, point: string }}
 */
export function dialect() {
  const comma = (1.5).toLocaleString().includes(",");
  return comma ? { between: ";", point: "," } : { between: ",", point: "." };
}

/**
 * @param {Cell} value
 * @param {{ point: string }} way
 * @returns {string}
 */
export function csvCell(value, { point }) {
  if (typeof value === "number" || NUMBER.test(value ?? "")) return String(value).replace(".", point);
  const text = inert(value);
  return /[",;'\s]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * One line, and nothing that a spreadsheet would run.
 * @param {Cell} value
 * @returns {string}
 */
export function inert(value) {
  const text = oneLine(value);
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/**
 * @param {Origin} origin
 * @param {Sheet} table
 * @returns {string}
 */
export function csvText(origin, { title, head, rows }) {
  const way = dialect();
  const lines = [...origin.lines(title), [], head, ...rows];
  return lines.map((cells) => cells.map((cell) => csvCell(cell, way)).join(way.between)).join("\r\n") + "\r\n";
}

/**
 * Headings with their unit and full figures; a column that has neither heading nor content is left out.
 * @param {string} title
 * @param {Column[]} columns
 * @param {(column: string, place: number) => Cell} cell
 * @param {number} length
 * @returns {Sheet}
 */
export function sheet(title, columns, cell, length) {
  const places = Array.from({ length }, (_, index) => index);
  const told = columns
    .map(([column, label, format]) => ({
      label: heading(label, format),
      values: places.map((place) => exact(cell(column, place), format)),
      format: format ?? "text",
    }))
    .filter(({ label, values }) => label || values.some((value) => value !== ""));
  return {
    title,
    head: told.map(({ label }) => label),
    formats: told.map(({ format }) => format),
    rows: places.map((place) => told.map(({ values }) => values[place])),
  };
}
