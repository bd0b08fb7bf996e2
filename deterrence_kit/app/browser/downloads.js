// @ts-check
// The buttons under a table that save it.

/** @import { Sheet } from "./types.js" */
/** @import { Origin } from "./files.js" */
import { csvText } from "./csv.js";
import { make } from "./dom.js";

/**
 * The mark in front says that it is UTF-8, without which Excel spoils the umlauts.
 * @param {Origin} origin
 * @param {Sheet} table
 */
function saveCsv(origin, table) {
  const blob = new Blob(["\ufeff", csvText(origin, table)], { type: "text/csv;charset=utf-8" });
  origin.save("csv", blob, table.title);
}

/**
 * Excel's own format is written by the session, which has a library for it.
 * @param {Origin} origin
 * @param {() => Sheet} table
 * @returns {HTMLElement}
 */
export function downloadButtons(origin, table) {
  const button = (/** @type {string} */ text, /** @type {() => void} */ onclick) =>
    make("button", { type: "button", class: "dk-download", text, onclick });
  return make(
    "span", { class: "dk-downloads" },
    button("Download CSV", () => saveCsv(origin, table())), button("Download Excel", () => origin.askExcel(table())),
  );
}
