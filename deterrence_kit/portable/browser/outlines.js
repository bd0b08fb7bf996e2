// @ts-check
// The countries' outlines, unpacked (portable/outlines.py): steps from point to point, each border once.

/** @import { Picture } from "../../app/browser/types.js" */

/** @typedef {Picture & { outlines?: { at: (string | number)[], packed: string } }} Packed where they stand in the picture's item */

const NOUGHT = "#".charCodeAt(0); // its sign
const ENDS = 64; // signs below end a number
const GOES_ON = 28; // signs that say that it goes on
const UNITS = 25; // in a degree

/**
 * Pictures with their outlines where Bokeh looks for them.
 * @param {Record<string, Packed>} figures
 * @returns {Record<string, Picture>}
 */
export function withOutlines(figures) {
  for (const figure of Object.values(figures)) {
    if (!figure.outlines) continue;
    const { at, packed } = figure.outlines;
    const { xs, ys } = outlinesOf(packed);
    at.reduce((/** @type {any} */ held, key) => held[key], figure.item).push(["xs", xs], ["ys", ys]);
    delete figure.outlines;
  }
  return figures;
}

/**
 * @param {string} packed
 * @returns {() => number} gives one number after another
 */
function numbersIn(packed) {
  const signs = packed.replaceAll("!", "\\"); // which JSON would write as two
  let place = 0;
  /** @returns {number} */
  const next = () => {
    const digit = signs.charCodeAt(place++) - NOUGHT;
    return digit < ENDS ? digit : digit + GOES_ON * next();
  };
  return next;
}

/** @param {number} told @returns {number} */
function stepOf(told) {
  return told % 2 ? -(told + 1) / 2 : told / 2;
}

/**
 * @param {string} packed
 * @returns {{ xs: number[][], ys: number[][] }} closed rings
 */
export function outlinesOf(packed) {
  const next = numbersIn(packed);
  /** @type {[number, number][]} */
  const known = [];
  const rings = Array.from({ length: next() }, () => {
    /** @type {[number, number][]} */
    const ring = [];
    const long = next();
    let [x, y] = known.at(-1) ?? [0, 0];
    while (ring.length < long) {
      for (let more = next(); more > 0; more--) {
        [x, y] = [x + stepOf(next()), y + stepOf(next())];
        known.push([x, y]);
        ring.push([x, y]);
      }
      // The border with a neighbour that was drawn before runs the other way round.
      const last = ring.length < long ? known.length - next() : 0;
      const more = ring.length < long ? next() : 0;
      for (let back = 0; back < more; back++) ring.push(known[last - back]);
      [x, y] = ring[ring.length - 1];
    }
    return [...ring, ring[0]];
  });
  const column = (/** @type {0 | 1} */ which) => rings.map((ring) => ring.map((point) => point[which] / UNITS));
  return { xs: column(0), ys: column(1) };
}
