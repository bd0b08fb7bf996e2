// @ts-check
// The one rule by which levels and their differences are written, as model/rounding.py has it.

import { fixed, rint } from "./digits.js";

const TENTHS = 1000; // of a point, in a whole: the finest that a difference is told to
const [FEWEST, MOST] = [2, 4]; // digits of a level
const SAME = 1e-7; // probabilities that differ by less are told alike
const LEAST = 5e-4; // % a year, below which a chance is told as none

/** @param {number} value */
export function inTenths(value) {
  return rint(TENTHS * value) / TENTHS;
}

/**
 * How much higher one level is than another, as both are written to a tenth of a point.
 * @param {number} now
 * @param {number} before
 */
export function difference(now, before) {
  if (Math.abs(now - before) < 0.5 / TENTHS) return 0;
  return rint(TENTHS * (inTenths(now) - inTenths(before))) / TENTHS + 0;
}

/**
 * Two levels whose difference is told beside them.
 * @param {number} now
 * @param {number} before
 * @returns {[now: string, before: string]}
 */
export function beside(now, before) {
  const first = inTenths(before);
  return [fixed(first + difference(now, before), 3), fixed(first, 3)];
}

/**
 * A level alone, or compared: with as many digits as it takes to tell it from each of `against`.
 * @param {number} value
 * @param {number[]} against
 */
export function level(value, ...against) {
  return fixed(value, digits(value, against));
}

/**
 * @param {number} value
 * @param {number[]} against
 */
function digits(value, against) {
  for (let some = FEWEST; some < MOST; some++) {
    if (against.every((other) => other === value || fixed(value, some) !== fixed(other, some))) return some;
  }
  return MOST;
}

/**
 * On which side of a bound a level is; with "just" where digits fail.
 * @param {number} value
 * @param {number} bound
 */
export function side(value, bound) {
  if (value === bound) return "at";
  const word = value > bound ? "above" : "below";
  return level(value, bound) === level(bound, value) ? `just ${word}` : word;
}

/**
 * A part of a level and the rest, which add up to the level as it is written.
 * @param {number} value
 * @param {number} part
 * @param {number[]} against
 * @returns {[string, string]}
 */
export function twoParts(value, part, ...against) {
  const some = digits(value, against);
  const [first, whole] = [Number(fixed(part, some)), Number(fixed(value, some))];
  return [fixed(first, some), fixed(whole - first + 0, some)];
}

/**
 * Parts of a difference in tenths of a point, which add up to it: all are cut, and what is left goes to
 * those cut most.
 * @template Name
 * @param {[Name, number][]} parts
 * @param {number} total
 * @returns {[Name, number][]}
 */
export function roundedParts(parts, total) {
  if (!parts.length) return [];
  const exact = parts.map(([, part]) => TENTHS * part);
  const told = exact.map(Math.floor);
  const left = rint(TENTHS * total - told.reduce((sum, each) => sum + each, 0));
  const cut = exact.map((each, i) => each - told[i]);
  const order = cut.map((_, i) => i).sort((one, other) => cut[other] - cut[one]);
  const each = Math.floor(left / told.length);
  const more = new Set(order.slice(0, left - each * told.length));
  return parts.map(([name], i) => [name, (told[i] + each + (more.has(i) ? 1 : 0)) / TENTHS + 0]);
}

/**
 * A probability in per cent: two figures, and the decimals that tell it from `against`.
 * @param {number} value
 * @param {number[]} against
 */
export function percent(value, ...against) {
  const size = 100 * value;
  let fewest = size >= 9.95 ? 0 : 1;
  while (fewest < MOST && size > 0 && size < 0.95 * 10 ** (1 - fewest)) fewest++;
  const same = (/** @type {number} */ some) =>
    against.some((other) => Math.abs(other - value) >= SAME && fixed(100 * other, some) === fixed(size, some));
  const most = Math.max(fewest, 1) + 1;
  while (fewest < most && same(fewest)) fewest++;
  return `${fixed(size, fewest)} %`;
}

/**
 * A yearly chance, written as `percent` writes it; one that is next to nothing is 0 %.
 * @param {number} chance
 * @param {number[]} against
 */
export function yearly(chance, ...against) {
  const none = (/** @type {number} */ other) => 100 * other < LEAST || Math.abs(other - chance) <= SAME;
  return 100 * chance < LEAST && against.every(none) ? "0 %" : percent(chance, ...against);
}
