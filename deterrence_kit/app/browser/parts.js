// @ts-check
// The parts that blocks are made of.

/** @import { Part, Send } from "./types.js" */
/** @import { Origin } from "./files.js" */
import { make } from "./dom.js";
import { partForm } from "./part_form.js";
import { actionButton, partTable } from "./part_table.js";

/** @type {Record<string, (part: any, send: Send, key: string, origin: Origin) => HTMLElement>} */
const PARTS = {
  text: ({ text, note }) => make("p", { class: note ? "dk-note" : null, text }),
  heading: ({ text }) => make("h3", { text }),
  list: ({ items, ordered }) => make(
    ordered ? "ol" : "ul", { class: "dk-list" }, ...items.map((/** @type {string} */ text) => make("li", { text }))),
  table: partTable,
  form: partForm,
  actions: ({ buttons }, send, key) => make(
    "p", { class: "dk-actions" },
    ...buttons.map((/** @type {any} */ one, /** @type {number} */ index) => actionButton(one, send, `${key}-${index}`))),
  links: ({ links }) => make(
    "p", { class: "dk-actions" }, ...links.map((/** @type {string[]} */ [text, href]) => make("a", { text, href }))),
  cards: ({ cards }, send, key, origin) => make(
    "div", { class: "dk-ways" }, ...cards.map((/** @type {Part[]} */ parts, /** @type {number} */ place) => make(
      "article", {}, ...parts.map((part, index) => partElement(part, send, `${key}-${place}-${index}`, origin))))),
  fold: ({ summary, parts }, send, key, origin) => make(
    "details", { class: "dk-fold" }, make("summary", { text: summary, "data-key": `${key}-fold` }),
    ...parts.map((/** @type {Part} */ part, /** @type {number} */ index) => partElement(part, send, `${key}-${index}`, origin))),
};

/**
 * @param {Part} part
 * @param {Send} send
 * @param {string} key by which what has the focus is found again
 * @param {Origin} origin
 * @returns {HTMLElement}
 */
export function partElement(part, send, key, origin) {
  return PARTS[part.kind](part, send, key, origin);
}
