// @ts-check
// How the numbers of a column are told. `scale` leads to the unit in which they are shown, on the screen
// and in a file alike; `text` writes them for the screen, rounded.

/** @import { Cell } from "./types.js" */

/** @typedef {{ scale?: number, unit?: string, text: (value: any) => string }} Format */

export const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i;

/**
 * Of a per cent: one, or two figures below 1, as `model/rounding.py` has it.
 * @param {number} size
 */
function decimals(size) {
  return size <= 0 || size >= 0.95 ? 1 : size >= 0.095 ? 2 : size >= 0.0095 ? 3 : 4;
}

/** @type {Format} */
const PERCENT_FORMAT = { scale: 100, unit: "%", text: (value) => `${value.toFixed(decimals(value))} %` };

/** @type {Record<string, Format>} */
const FORMATS = {
  text: { text: (value) => value },
  number: { text: (value) => Number(value.toPrecision(3)).toString() },
  probability: { text: (value) => value.toFixed(2) },
  compared: { text: (value) => value.toFixed(3) }, // a difference stands beside it, see model/rounding.py
  integer: { text: (value) => Math.round(value).toLocaleString("en-GB") },
  percent: PERCENT_FORMAT,
  signed: { scale: 100, text: (value) => (Math.abs(value) < 0.05 ? "" : value < 0 ? "−" : "+") + Math.abs(value).toFixed(1) },
  bar: PERCENT_FORMAT,
};

/**
 * @param {string | null | undefined} format
 * @returns {boolean}
 */
export function isText(format) {
  return format == null || format === "text";
}

/**
 * @param {Cell} value
 * @param {Format} format
 * @returns {Cell}
 */
function scaled(value, { scale = 1 }) {
  return typeof value === "number" ? scale * value : value;
}

/**
 * A cell as the screen shows it.
 * @param {Cell} value
 * @param {string | null} [format]
 * @returns {string}
 */
export function shown(value, format) {
  const way = FORMATS[format ?? "text"];
  return value == null ? "" : way.text(scaled(value, way));
}

/**
 * Full figures, without the dust that a multiplication leaves in the last digits; a text that is
 * nothing but a number is one.
 * @param {Cell} value
 * @param {string | null} [format]
 * @returns {Cell}
 */
export function exact(value, format) {
  const number = NUMBER.test(String(value ?? "")) ? Number(value) : value ?? "";
  const told = scaled(number, FORMATS[format ?? "text"]);
  return typeof told === "number" ? Number(told.toPrecision(12)) : told;
}

/**
 * A heading with its unit.
 * @param {string} label
 * @param {string | null} [format]
 * @returns {string}
 */
export function heading(label, format) {
  const { unit } = FORMATS[format ?? "text"];
  return unit && !label.includes(unit) ? `${label}, ${unit}` : label;
}
