// @ts-check
// The fold below the pictures: what the page is about, and what it does not claim.

/** @import { About } from "./types.js" */
import { make } from "./dom.js";

const WHOLE = "About this scenario: the record, its figures, and what the model does not claim";

/**
 * @param {About} about
 * @returns {(HTMLElement | string)[]}
 */
export function aboutWords({ summary, sections }) {
  const only = !summary && sections.length === 1 && sections[0]; // of a page about no scenario
  const parts = sections.flatMap(({ title, items }) => [
    only ? "" : make("h3", { text: title }), make("ul", {}, ...items.map((text) => make("li", { text }))),
  ]);
  return [
    make("summary", { text: only ? only.title : WHOLE }),
    only ? "" : make("p", { text: summary }), ...parts,
  ];
}
