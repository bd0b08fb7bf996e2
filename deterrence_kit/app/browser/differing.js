// @ts-check
// What differs between what is told and what is shown. The session sends six digits of a number.

/** @import { Gathered } from "./updates.js" */

const DEEP = ["columns", "props"]; // parts that are compared a level deeper, column by column
const FLAT = ["page", "words", "captions", "blocks"];
const SENT = 1e-5; // relative: half a unit of the sixth digit, and what `OWN` lets stand
export const OWN = 2e-6; // of numbers that have all their digits; small moves must not add up to `SENT`
const NOTHING = 1e-12;

/**
 * @param {unknown} one
 * @param {unknown} other
 * @param {number} [near] relative
 * @returns {boolean}
 */
export function alike(one, other, near = SENT) {
  if (one === other) return true;
  if (typeof one === "number" && typeof other === "number" && isFinite(one) && isFinite(other)) {
    return Math.abs(one - other) <= near * Math.max(Math.abs(one), Math.abs(other)) + NOTHING;
  }
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  if (typeof one !== "object" || typeof other !== "object") return false;
  return alikeInside(/** @type {object} */ (one), /** @type {object} */ (other), near);
}

/** @param {unknown} value @returns {boolean} JSON has no other word for a number that is none */
function isNothing(value) {
  return value == null || (typeof value === "number" && !isFinite(value));
}

/**
 * @param {Record<string, any>} one
 * @param {Record<string, any>} other
 * @param {number} near
 */
function alikeInside(one, other, near) {
  if (Array.isArray(one)) return one.length === other.length && one.every((each, i) => alike(each, other[i], near));
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => alike(one[name], other[name], near));
}

/**
 * @param {Record<string, any>} told
 * @param {Record<string, any>} shown
 * @param {number} [near] relative
 * @returns {Gathered} what of it is not shown yet
 */
export function differing(told, shown, near = SENT) {
  const flat = FLAT.filter((part) => told[part]).map((part) => [part, otherOf(told[part], shown[part] ?? {}, near)]);
  const deep = DEEP.map((part) => {
    const inner = Object.entries(told[part] ?? {}).map(([name, values]) => [name, otherOf(values, shown[part]?.[name] ?? {}, near)]);
    return [part, Object.fromEntries(inner.filter(([, values]) => Object.keys(values).length))];
  });
  return Object.fromEntries([...deep, ...flat]);
}

/**
 * @param {Record<string, any>} told
 * @param {Record<string, any>} shown
 * @param {number} near
 * @returns {Record<string, any>}
 */
function otherOf(told, shown, near) {
  return Object.fromEntries(Object.entries(told).filter(([name, value]) => !alike(value, shown[name], near)));
}

/**
 * @param {Record<string, any>} parts
 * @returns {string[]} what they hold, by part and name
 */
export function namesIn(parts) {
  return Object.entries(parts).flatMap(([part, found]) => Object.keys(found ?? {}).map((name) => `${part}.${name}`));
}
