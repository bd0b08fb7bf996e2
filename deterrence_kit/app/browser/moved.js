// @ts-check
// The line that says what was moved.

/** @import { Moved } from "./types.js" */
import { make } from "./dom.js";

const NONE = "nothing: this is the baseline";

/**
 * Pressed, each leads to its slider; what has none on this page is only told.
 * @param {Moved[]} moved
 * @param {(one: Moved) => void} go
 * @returns {HTMLElement[]}
 */
export function movedWords(moved, go) {
  const item = (/** @type {Moved} */ one) => make(
    "li", {}, one.name ? make("button", { type: "button", text: one.text, onclick: () => go(one) }) : one.text,
  );
  const said = moved.length ? make("ul", {}, ...moved.map(item)) : make("span", { text: NONE });
  return [make("h2", { text: "Moved:" }), said];
}
