// @ts-check
// What the board of a page without a session is given: it travels small, and is whole here.

/** @import { Common } from "./types.js" */
import { withOutlines } from "./outlines.js";

/**
 * @param {Common} common
 * @param {string} name of what a widget's model holds for the board
 * @returns {any}
 */
export function given({ traits, settings }, name) {
  const held = /** @type {any} */ (traits[name]);
  if (name === "figures") return withOutlines(held);
  if (name !== "parameters") return held;
  return Object.fromEntries(Object.entries(held).map(([each, about]) => [each, { ...settings[each], ...about }]));
}
