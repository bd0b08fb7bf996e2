// @ts-check
// The table twin of a picture: the same columns, as text. Rows are made only while it is open.

/** @import { Cell, Picture, Sheet } from "./types.js" */
/** @import { Origin } from "./files.js" */
import { sheet } from "./csv.js";
import { make, scrollBox } from "./dom.js";
import { downloadButtons } from "./downloads.js";
import { shown } from "./formats.js";

export class TableTwin {
  /**
   * @param {string} title
   * @param {Picture["table"]} spec
   * @param {string} tap the source whose points can be tapped, if any: then names are buttons
   * @param {Origin} origin
   */
  constructor(title, spec, tap, origin) {
    this.title = title;
    this.spec = spec;
    this.tap = tap;
    /** @type {Record<string, ArrayLike<Cell>> | undefined} */
    this.data = undefined;
    /** @type {((code: string) => void) | undefined} */
    this.onTap = undefined;
    this.names = ""; // of the rows that stand in it
    this.body = make("tbody");
    const head = spec.columns.map(([, label]) => make("th", { scope: "col", text: label }));
    const table = make(
      "table", {}, make("caption", { class: "dk-unseen", text: title }),
      make("thead", {}, make("tr", {}, ...head)), this.body,
    );
    this.box = scrollBox(title, table);
    this.element = make(
      "details", { class: "dk-table", ontoggle: () => this.fill() },
      make("summary", { text: "The same as a table" }), downloadButtons(origin, () => this.sheet()),
      this.box,
    );
  }

  /** @param {Record<string, ArrayLike<Cell>>} data */
  show(data) {
    this.data = data;
    this.fill();
  }

  /** @returns {number} */
  get length() {
    return this.data?.[this.spec.columns[0][0]]?.length ?? 0;
  }

  fill() {
    if (!this.element.open || !this.data) return;
    const names = Array.from(this.data[this.spec.columns[0][0]]).join("\n");
    this.body.replaceChildren(...Array.from({ length: this.length }, (_, index) => this.row(index)));
    if (names !== this.names) this.box.scrollTo(0, 0); // other rows: from their beginning
    this.names = names;
  }

  /** @returns {Sheet} */
  sheet() {
    return sheet(this.title, this.spec.columns, (column, place) => this.cell(column, place), this.length);
  }

  /**
   * @param {string} column
   * @param {number} place
   * @returns {Cell}
   */
  cell(column, place) {
    return this.data?.[column][place];
  }

  /** @param {number} index */
  row(index) {
    const cells = this.spec.columns.map(([column, , format], place) => {
      const text = shown(this.cell(column, index), format);
      const cell = make(place ? "td" : "th", { scope: place ? null : "row" });
      cell.append(!place && this.tap ? this.opener(text, String(this.cell("code", index))) : text);
      return cell;
    });
    return make("tr", {}, ...cells);
  }

  /**
   * @param {string} text
   * @param {string} code
   */
  opener(text, code) {
    return make("button", { type: "button", text, onclick: () => this.onTap?.(code) });
  }
}
