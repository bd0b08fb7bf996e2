// @ts-check
// The bars of why an outcome changed, as pages/explorer/waterfall.py has them.

/** @import { Columns } from "../../app/browser/types.js" */
/** @import { Common } from "./types.js" */
/** @import { Why } from "./why.js" */
import { fixed } from "./digits.js";
import { beside, difference, roundedParts } from "./rounding.js";
import { signedPoints } from "./sayings.js";
import { REST } from "./why.js";

/**
 * @param {Common} common
 * @param {Why} why
 * @param {(name: string) => string} label
 * @returns {Columns[string]}
 */
export function waterfall({ colours, places }, why, label) {
  const [after, before] = beside(why.after, why.before).map(Number);
  /** @type {[label: string, start: number, end: number, change: number | null, colour: string][]} */
  const rows = [["Baseline", 0, before, null, colours.before]];
  let level = before;
  for (const [name, change] of fitting(roundedParts(why.parts, difference(why.after, why.before)), places.length)) {
    rows.push([label(name), level, level + change, change, change >= 0 ? colours.up : colours.down]);
    level += change;
  }
  rows.push(["Now", 0, after, null, colours.now]);
  return {
    y: places.slice(0, rows.length), label: rows.map(([told]) => told), start: rows.map(([, start]) => start),
    end: rows.map(([, , end]) => end), change: rows.map(([, , , change]) => change),
    colour: rows.map(([, , , , colour]) => colour), edge: rows.map(([, start, end]) => Math.max(start, end)),
    text: rows.map(([, start, end, change]) => (change === null ? fixed(end - start, 3) : signedPoints(change))),
  };
}

/**
 * The largest contributions, the smaller ones added up, so that the rows always fit.
 * @param {[string, number][]} parts
 * @param {number} slots
 * @returns {[string, number][]}
 */
function fitting(parts, slots) {
  if (parts.length <= slots - 2) return parts;
  const kept = parts.filter(([name]) => name !== REST).slice(0, slots - 3);
  const sum = (/** @type {[string, number][]} */ some) => some.reduce((all, [, part]) => all + part, 0);
  return [...kept, [REST, sum(parts) - sum(kept)]];
}

/**
 * Ends of the scale: a quarter to each side of the baseline, or all of it if that is left.
 * @param {Why} why
 * @returns {[number, number]}
 */
export function span({ before, after, parts }) {
  let level = before;
  const levels = [before, after, ...parts.map(([, change]) => (level += change))];
  const [low, high] = [Math.max(0, before - 0.25), Math.min(1, before + 0.25)];
  return low <= Math.min(...levels) && Math.max(...levels) <= high - 0.03 ? [low, high] : [0, 1];
}
