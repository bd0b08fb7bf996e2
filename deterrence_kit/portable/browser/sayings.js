// @ts-check
// Sentences as data, said here as Python says them (model/telling/saying.py): trees with named gaps.

import { fixed, general, thousands } from "./digits.js";
import { yearly } from "./rounding.js";

/** @typedef {string | any[] | { by: string, is: Record<string, any> } | { if: string, say: any } | { each: string, say: any, between: string }} Tree */
/** @typedef {Record<string, any>} Facts */

const GAP = /\{(\w+)(?::(100\*)?([^}]*))?\}/g;

/** @type {Record<string, (value: any) => string>} */
export const WAYS = {
  in_ten: inTen, how_often: howOften, once_in: onceIn, points, signed: signedPoints, persons, named,
  place: (/** @type {string} */ name) => name.replace("United", "the United"),
  capital: (/** @type {string} */ text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
};

/**
 * A sentence of a table.
 * @param {Record<string, Tree>} table
 * @param {string} name
 * @param {Facts} facts
 * @returns {string}
 */
export function say(table, name, facts) {
  if (!(name in table)) throw new Error(`There is no sentence called ${name}.`);
  return told(table, table[name], facts);
}

/**
 * @param {Record<string, Tree>} table
 * @param {any} tree
 * @param {Facts} facts
 * @returns {string}
 */
function told(table, tree, facts) {
  if (typeof tree === "string") {
    return tree.replace(GAP, (_, name, percent, format) => gap(table, { name, percent, format: format ?? "" }, facts));
  }
  if (Array.isArray(tree)) return tree.map((part) => told(table, part, facts)).filter(Boolean).join(" ");
  if ("by" in tree) return told(table, tree.is[String(known(facts, tree.by))], facts);
  if ("if" in tree) {
    const value = known(facts, tree.if);
    return value === null || value === false ? "" : told(table, tree.say, facts);
  }
  return known(facts, tree.each).map((/** @type {Facts} */ item) => told(table, tree.say, { ...facts, ...item })).join(tree.between);
}

/**
 * @param {Facts} facts
 * @param {string} name
 */
function known(facts, name) {
  if (facts[name] === undefined) throw new Error(`A sentence asks for ${name}, which is not among its facts.`);
  return facts[name];
}

/**
 * @param {Record<string, Tree>} table
 * @param {{ name: string, percent?: string, format: string }} gap
 * @param {Facts} facts
 * @returns {string}
 */
function gap(table, { name, percent, format }, facts) {
  if (!(name in facts)) return say(table, name, facts);
  const value = percent ? 100 * facts[name] : facts[name];
  if (format in WAYS) return WAYS[format](value);
  const [whole, , digits, kind] = format.match(/^(,)?(?:\.(\d+)([fg]))?$/) ?? [];
  if (whole === undefined) throw new Error(`A sentence asks for the format ${format}, which the page does not know.`);
  if (digits === undefined) return String(value);
  const text = kind === "g" ? general(value, Number(digits)) : fixed(value, Number(digits));
  return format.startsWith(",") ? thousands(text) : text;
}

/** @param {number} p */
function inTen(p) {
  if (p >= 0.095 && p <= 0.905) return `${fixed(10 * p, 0)} in 10`;
  if (p > 0.905) return `${fixed(100 * p, 0)} in 100`;
  return p > 0.0005 ? `1 in ${fixed(1 / p, 0)}` : "hardly ever";
}

/** @param {number} p */
export function howOften(p) {
  if (p >= 0.45 && p <= 0.55) return "about half the time";
  const words = inTen(p);
  const [number, ...rest] = words.split(" ");
  return rest[0] === "in" ? `${number} time${number === "1" ? "" : "s"} ${rest.join(" ")}` : words;
}

/**
 * @param {number} p
 * @param {number[]} against
 */
export function onceIn(p, ...against) {
  return `once in ${thousands(fixed(1 / Math.max(p, 1e-9), 0))} years (${yearly(p, ...against)} a year)`;
}

/**
 * The sign of a change of a probability, as far as it is shown.
 * @param {number} change
 * @returns {-1 | 0 | 1}
 */
export function direction(change) {
  if (Math.abs(100 * change) < 0.05) return 0;
  return change > 0 ? 1 : -1;
}

/** @param {number} change */
export function points(change) {
  if (!direction(change)) return "unchanged";
  return `${fixed(Math.abs(100 * change), 1)} points ${change > 0 ? "higher" : "lower"}`;
}

/** @param {number} change */
export function signedPoints(change) {
  const text = fixed(100 * change, 1).replace("-", "");
  if (text === "0.0") return text;
  return (change < 0 ? "−" : "+") + text;
}

/** @param {number} count */
export function persons(count) {
  return thousands(fixed(Number(general(count, 2)), 0));
}

/** @param {string} name */
function named(name) {
  return name.startsWith("United") ? `The ${name}` : name;
}

const ADDED = "share, added";
const signed = (/** @type {string} */ text) => text.replace("-", "−");
const inDigits = (/** @type {number} */ value, /** @type {number} */ count) => signed(general(value + 0, count));

/**
 * A value and its unit as sentences have them (views/labels.py).
 * @param {number} value
 * @param {string} unit
 * @returns {[value: number, unit: string]}
 */
export function inUnit(value, unit) {
  return unit === ADDED ? [100 * value, "% of forces"] : [value, unit];
}

/**
 * A number with its unit, the unit left out where it is a bare scale.
 * @param {number} value
 * @param {string} unit
 * @returns {string}
 */
export function numberText(value, unit) {
  if (unit === ADDED) return numberText(...inUnit(value, unit));
  const text = Math.abs(value) >= 100 ? signed(thousands(fixed(value, 0))) : inDigits(value, 3);
  const bare = ["share", "0 to 1", "exponent", "probability", "logits"].includes(unit);
  if (bare) return text;
  const one = text === "1" && ["days", "years"].includes(unit);
  return `${text} ${one ? unit.slice(0, -1) : unit}`;
}

/**
 * Two values of a setting, with the digits that tell them apart; the unit stands at the second.
 * @param {number} start
 * @param {number} end
 * @param {string} unit
 * @returns {[first: string, last: string]}
 */
export function twoTexts(start, end, unit) {
  const [[was], [is, said]] = [inUnit(start, unit), inUnit(end, unit)];
  const [first, last] = [numberText(was, "share"), numberText(is, said)];
  if (first !== numberText(is, "share")) return [first, last];
  return [inDigits(was, 6), last.replace(first, inDigits(is, 6))];
}
