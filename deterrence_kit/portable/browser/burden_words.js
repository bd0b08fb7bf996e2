// @ts-check
// Amounts and gains as burden sharing tells them (pages/burden_sharing/words.py).

import { fixed, general, thousands } from "./digits.js";

/**
 * Two digits, or all of them before the point.
 * @param {number} number
 * @returns {string}
 */
export function twoDigits(number) {
  if (Math.abs(number) >= 99.5) return thousands(fixed(number, 0)); // as Python has it, with a hyphen
  const [value, power] = [Number(general(number, 2)), Number(number.toExponential(1).split("e")[1])];
  const text = value && power < -6 ? value.toFixed(2 - power).replace(/0+$/, "") : String(value);
  return text.replace("-", "−");
}

/** @param {number} billions */
export function money(billions) {
  if (billions < 0.1) return `${general(1000 * billions, 2)} million international $`;
  return `${twoDigits(billions)} billion international $`;
}

/** @param {number} gain of a probability */
export function pointsText(gain) {
  if (Math.abs(gain) > 0 && Math.abs(gain) < 1e-4) return "less than 0.01 points";
  const text = twoDigits(100 * gain);
  return `${text} point${text === "1" ? "" : "s"}`;
}

/**
 * Billions shared out over the inhabitants; null where nobody has counted them.
 * @param {number[]} amounts
 * @param {(number | null)[]} population
 * @returns {(number | null)[]}
 */
export function perHead(amounts, population) {
  return amounts.map((amount, i) => {
    const count = population[i];
    return count === null ? null : (1e9 * amount) / count;
  });
}

/**
 * The first of some round ends that is large enough.
 * @param {number} largest
 * @param {number[]} ends
 * @returns {number}
 */
export function scaleEnd(largest, ends) {
  return ends.find((end) => end >= largest) ?? ends[ends.length - 1];
}

/** @param {ArrayLike<number>} values */
export function totalOf(values) {
  return Array.from(values).reduce((sum, each) => sum + each, 0);
}

/**
 * Places in the order of what they weigh, the least first; equal ones as they stand.
 * @param {number[]} places
 * @param {(place: number) => number} weight
 * @returns {number[]}
 */
export function orderedBy(places, weight) {
  return [...places].sort((one, other) => weight(one) - weight(other) || 0);
}

/**
 * @param {ArrayLike<number | null>} values
 * @returns {number} the place of the first of the largest; what is unknown is passed over
 */
export function largestAt(values) {
  let best = -1;
  for (let i = 0; i < values.length; i++) {
    const [value, most] = [values[i], values[best]];
    if (value !== null && !isNaN(value) && (best < 0 || value > Number(most))) best = i;
  }
  return best;
}
