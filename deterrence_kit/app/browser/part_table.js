// @ts-check
// A table among the blocks.

/** @import { Action, Cell, Row, Send, TablePart } from "./types.js" */
/** @import { Origin } from "./files.js" */
import { sheet } from "./csv.js";
import { make, scrollBox } from "./dom.js";
import { downloadButtons } from "./downloads.js";
import { isText, shown } from "./formats.js";

/**
 * @param {Action} action
 * @param {Send} send
 * @param {string} key by which it is found again after the table was made anew
 * @returns {HTMLButtonElement}
 */
export function actionButton({ label, event, pressed, name, disabled }, send, key) {
  return make("button", {
    type: "button", text: label, "data-key": key, onclick: () => send(event), disabled,
    "aria-pressed": pressed == null ? null : String(pressed), "aria-label": name,
  });
}

/**
 * @param {TablePart} part
 * @param {Send} send
 * @param {string} key
 * @param {Origin} origin
 * @returns {HTMLElement}
 */
export function partTable({ title, columns, rows, csv }, send, key, origin) {
  const acts = rows.some((row) => row.actions?.length);
  const cells = (/** @type {Row} */ row) =>
    columns.map(([column, , format], index) => tableCell(row[column], format, index));
  const body = rows.map((row, place) => make(
    "tr", { "aria-current": row.current ? "true" : null }, ...cells(row),
    acts ? actionCell(row, send, `${key}-${place}`) : null,
  ));
  const head = columns.map(([, label, format]) => make(
    "th", { scope: "col", class: isText(format) ? "dk-text" : null, text: label }));
  if (acts) head.push(make("th", { scope: "col" }, make("span", { class: "dk-unseen", text: "Actions" })));
  const table = make(
    "table", {}, make("caption", { class: "dk-unseen", text: title ?? "" }),
    make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body),
  );
  const told = () => sheet(title, columns, (column, place) => rows[place][column], rows.length);
  return make("div", { class: "dk-table" }, scrollBox(title ?? "Table", table), csv ? downloadButtons(origin, told) : csv);
}

/**
 * @param {Row} row
 * @param {Send} send
 * @param {string} key
 */
function actionCell(row, send, key) {
  const buttons = (row.actions ?? []).map((action, index) => actionButton(action, send, `${key}-${index}`));
  return make("td", { class: "dk-actions" }, ...buttons);
}

/**
 * @param {Cell} value
 * @param {string | null | undefined} format
 * @param {number} index
 */
function tableCell(value, format, index) {
  const cell = make(index ? "td" : "th", { scope: index ? null : "row" });
  if (format === "bar") {
    const bar = make("i", { style: `width:${100 * Number(value ?? 0)}%` });
    cell.append(make("span", { class: "dk-meter", "aria-hidden": "true" }, bar));
    cell.append(make("span", { class: "dk-unseen", text: shown(value, format) }));
  } else cell.append(shown(value, format));
  if (isText(format)) cell.classList.add("dk-text");
  if (/^\S{1,8} %$/.test(String(value))) cell.classList.add("dk-figures");
  return cell;
}
