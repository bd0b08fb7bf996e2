// @ts-check
// Legends under pictures.

/** @import { LegendEntry } from "./types.js" */
import { make } from "./dom.js";

/**
 * A legend is a list of entries: a sign and its colour, or the two ends of the colour scale.
 * @param {LegendEntry[]} entries
 * @returns {HTMLElement | null}
 */
export function legend(entries = []) {
  if (!entries.length) return null;
  const rows = entries.map(({ sign, colour, text, low, high, when }) => make(
    "span", when ? { style: `display:var(${when}, inline)` } : {}, sign ? make("b", { style: `color:${colour}`, text: sign }) : null, text ?? "",
    ...(low === undefined ? [] : [` ${low}`, make("i"), high]),
  ));
  return make("p", { class: "dk-legend" }, ...rows);
}

/**
 * Signs in the colours that they have in a picture, which swaps some of them in the dark.
 * @param {LegendEntry[]} entries
 * @param {Record<string, string>} inks light → dark
 * @param {boolean} dark
 * @returns {LegendEntry[]}
 */
export function inColours(entries, inks, dark) {
  return entries.map((entry) => ({ ...entry, colour: (dark && inks[entry.colour ?? ""]) || entry.colour }));
}

/**
 * What the style is told of an entry that stands there only while a source has rows.
 * @param {LegendEntry[]} entries
 * @param {string} source
 * @param {Record<string, ArrayLike<any>>} data
 * @returns {Record<string, string>}
 */
export function whileDrawn(entries, source, data) {
  const when = `--dk-${source}`;
  return entries.some((entry) => entry.when === when) ? { [when]: Object.values(data)[0].length ? "inline" : "none" } : {};
}
