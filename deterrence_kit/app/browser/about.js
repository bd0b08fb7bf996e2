// @ts-check
// The fold below the pictures: what the page is about, and what it does not claim.

/** @import { About, Marked } from "./types.js" */
import { make } from "./dom.js";

const WHOLE = "About this scenario: the record, its figures, and what the model does not claim";

/**
 * @param {About} about
 * @returns {(HTMLElement | string)[]}
 */
export function aboutWords({ summary, sections }) {
  const only = !summary && sections.length === 1 && sections[0]; // of a page about no scenario
  const parts = sections.flatMap((section) => sectionOf(section, Boolean(only)));
  return [
    make("summary", { text: only ? only.title : WHOLE }),
    only ? "" : make("p", { text: summary }), ...parts,
  ];
}

/**
 * A section; one that is kept closed until it is asked for has a fold of its own.
 * @param {About["sections"][number]} section
 * @param {boolean} only
 * @returns {(HTMLElement | string)[]}
 */
function sectionOf({ title, items, closed }, only) {
  const list = make("ul", {}, ...items.map(line));
  if (closed) return [make("details", { class: "dk-fold" }, make("summary", { text: title }), list)];
  return [only ? "" : make("h3", { text: title }), list];
}

/**
 * A line, with a sign before it where it has one.
 * @param {string | Marked} item
 */
function line(item) {
  if (typeof item === "string") return make("li", { text: item });
  const sign = make("span", { class: "dk-sign", "aria-hidden": "true", text: item.sign });
  sign.style.color = item.colour;
  return make("li", { class: "dk-marked" }, sign, item.text);
}
