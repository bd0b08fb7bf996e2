// @ts-check
// What one setting does over its range, and how bad a bad case is.

/** @import { Changes, Common } from "./types.js" */
/** @import { Engine } from "./engine.js" */

import { rint } from "./digits.js";

/** @typedef {{ values: number[], credibility: number[], threshold: number[], propensity: number[] }} Range */
/** @typedef {Range & { crossing: number | null, now: number }} Curve */

/**
 * The range of a setting hangs on all others alone: it is kept while that setting is moved on.
 * @param {Common} common
 * @param {Engine} engine
 * @param {Changes} changes
 * @param {string} name
 * @returns {Curve}
 */
export function response(common, engine, changes, name) {
  const others = Object.entries(changes).filter(([other]) => other !== name).sort();
  const of = JSON.stringify([name, others]);
  if (engine.range?.of !== of) engine.range = { of, ...over(common, engine, changes, name) };
  const { values, credibility, threshold, propensity } = engine.range;
  const now = changes[name] ?? changes[name.split(".")[0]] ?? engine.defaultOf(name);
  const margin = credibility.map((level, i) => level - threshold[i]);
  return { values, credibility, threshold, propensity, crossing: crossing(values, margin, now), now };
}

/**
 * @param {Common} common
 * @param {Engine} engine
 * @param {Changes} changes
 * @param {string} name
 * @returns {Range}
 */
function over({ settings, steps }, engine, changes, name) {
  const { low, high } = settings[name.split(".")[0]];
  const step = (high - low) / (steps - 1);
  const values = Array.from({ length: steps }, (_, i) => (i === steps - 1 ? high : i * step + low));
  const cases = engine.assess(values.map((value) => ({ ...changes, [name]: value })));
  const [credibility, threshold, propensity] = ["credibility", "threshold", "propensity"].map((word) => cases.map((found) => found[word][0]));
  return { values, credibility, threshold, propensity };
}

/**
 * Where the margin changes sign, by linear interpolation; the crossing nearest to `now`.
 * @param {number[]} values
 * @param {number[]} margin
 * @param {number} now
 * @returns {number | null}
 */
function crossing(values, margin, now) {
  /** @type {number | null} */
  let nearest = null;
  for (let i = 0; i + 1 < values.length; i++) {
    if (Math.sign(margin[i]) * Math.sign(margin[i + 1]) >= 0) continue;
    const share = margin[i] / (margin[i] - margin[i + 1]);
    const place = values[i] + share * (values[i + 1] - values[i]);
    if (nearest === null || Math.abs(place - now) < Math.abs(nearest - now)) nearest = place;
  }
  return nearest;
}

/**
 * Linear interpolation; outside, the nearest end.
 * @param {number} x
 * @param {number[]} xs that grow
 * @param {number[]} ys
 * @returns {number}
 */
export function between(x, xs, ys) {
  const after = xs.findIndex((each) => each >= x);
  if (after <= 0) return after < 0 ? ys[ys.length - 1] : ys[0];
  const share = (x - xs[after - 1]) / (xs[after] - xs[after - 1]);
  return ys[after - 1] + share * (ys[after] - ys[after - 1]);
}

/**
 * Probability that less than half of the allies' help comes; null where no ally would deliver anything.
 * @param {ArrayLike<number>} resolve
 * @param {ArrayLike<number>} delivered
 * @param {number[]} home
 * @param {number} correlation
 * @param {number} fine parts of help, where its spread is worked out
 * @returns {number | null}
 */
export function shortfall(resolve, delivered, home, correlation, fine) {
  const sent = home.map((at, i) => delivered[i] * (1 - at));
  const all = sent.reduce((sum, part) => sum + part, 0);
  if (!sent.some((part) => part !== 0)) return null;
  const order = home.map((_, i) => i).sort((i, j) => resolve[j] * (1 - home[j]) - resolve[i] * (1 - home[i]));
  const parts = order.map((i) => sent[i] / all);
  const comes = order.map((i) => resolve[i]);
  let sum = 0;
  const last = parts.findIndex((part) => (sum += part) >= 0.5 - 1e-12);
  const together = 1 - comes[Math.max(last, 0)];
  const apart = chanceBelow(parts.map((part) => rint(part * fine)), comes, fine);
  return correlation * together + (1 - correlation) * apart;
}

/**
 * Sums of a half and more are left out: no smaller one hangs on them.
 * @param {number[]} parts
 * @param {number[]} comes
 * @param {number} fine
 * @returns {number}
 */
function chanceBelow(parts, comes, fine) {
  let chance = new Float64Array(rint(fine / 2));
  chance[0] = 1;
  parts.forEach((part, i) => {
    const next = new Float64Array(chance.length);
    for (let at = 0; at < chance.length; at++) {
      next[at] = (1 - comes[i]) * chance[at] + (at >= part ? comes[i] * chance[at - part] : 0);
    }
    chance = next;
  });
  return chance.reduce((sum, each) => sum + each, 0);
}
