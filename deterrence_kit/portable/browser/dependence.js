// @ts-check
// Whom a pact hangs on (analysis/alliance/dependence.py), and how help is spread (analysis/alliance/delivery.py).

/** @import { Changes } from "./types.js" */
/** @import { Engine, Found } from "./engine.js" */
import { largestAt, totalOf } from "./burden_words.js";
import { rint } from "./digits.js";

/**
 * Members are told by their places; `without` is in the order of the allies.
 * @typedef {object} Standing
 * @property {number[]} allies
 * @property {number} credibility
 * @property {number[]} without credibility if that ally alone were not there
 * @property {number} pivotal the ally without which it falls most
 * @property {number[]} pair the two whose leaving together costs most; empty with fewer than two allies
 * @property {number} withoutPair
 * @property {number} weakest
 * @property {number} weakestResolve
 * @property {number} doubted
 * @property {number} doubt that ally's part of the help that is expected to stay away
 * @property {number} equalAllies as many would be as concentrated; NaN where nobody delivers
 */

/** @typedef {{ forces: string[], same: number }} Told which figures an ally has no more, and digits of what is equal */

/**
 * The first of those that are largest, though sums are rounded (model/members.py).
 * @param {number[]} values
 * @param {Told} told
 */
export function firstOf(values, { same }) {
  return largestAt(values.map((value) => rint(10 ** same * value)));
}

/**
 * @param {Engine} engine
 * @param {Found} now
 * @param {Changes} changes
 * @param {Told} told
 * @returns {Standing}
 */
export function standingOf(engine, now, changes, told) {
  const { home } = engine.scenario;
  const allies = home.map((_, i) => i).filter((i) => home[i] === 0);
  return { allies, ...dependence(engine, changes, allies, told), ...delivery(now, allies, told) };
}

/**
 * @param {Engine} engine
 * @param {Changes} changes
 * @param {number[]} allies
 * @param {Told} told
 */
function dependence(engine, changes, allies, told) {
  const pairs = allies.flatMap((one, i) => allies.slice(i + 1).map((other) => [one, other]));
  const found = credibilityWithout(engine, changes, [[], ...allies.map((ally) => [ally]), ...pairs], told.forces);
  const [credibility, without, ofPairs] = [found[0], found.slice(1, allies.length + 1), found.slice(allies.length + 1)];
  const worst = firstOf(ofPairs.map((each) => -each), told);
  return {
    credibility, without, pivotal: allies[firstOf(without.map((each) => credibility - each), told)],
    pair: pairs[worst] ?? [], withoutPair: ofPairs[worst] ?? NaN,
  };
}

/**
 * Many cases of one state, so that only what differs is filled in.
 * @param {Engine} engine
 * @param {Changes} changes
 * @param {number[][]} groups of members that are not there; the first of none
 * @param {string[]} forces figures that count
 * @returns {number[]}
 */
export function credibilityWithout(engine, changes, groups, forces) {
  const { run, inputs, outputs, wide, long } = engine.model;
  const [values, results] = [wide, long].map((each) => new Float64Array(groups.length * each));
  const starts = inputs.filter(({ name }) => forces.includes(name)).map(({ start }) => start);
  engine.fill(values, 0, changes);
  groups.forEach((absent, row) => {
    if (row) values.copyWithin(row * wide, 0, wide);
    for (const start of starts) for (const member of absent) values[row * wide + start + member] = 0;
  });
  run(values, results, groups.length);
  const { start: at } = /** @type {import("./types.js").Slot} */ (outputs.find(({ name }) => name === "credibility"));
  return groups.map((_, row) => results[row * long + at]);
}

/**
 * @param {Found} now
 * @param {number[]} allies
 * @param {Told} told
 */
function delivery(now, allies, told) {
  const [helped, resolve] = [now.delivered, now.member_resolve].map((word) => allies.map((i) => word[i]));
  const [shares, away] = [helped, helped.map((part, i) => part * (1 - resolve[i]))].map(sharesOf);
  const [weakest, doubted] = [firstOf(resolve.map((each) => -each), told), firstOf(away, told)];
  return {
    weakest: allies[weakest], weakestResolve: resolve[weakest], doubted: allies[doubted], doubt: away[doubted],
    equalAllies: 1 / (totalOf(shares.map((each) => each ** 2)) || NaN),
  };
}

/** @param {number[]} values */
function sharesOf(values) {
  const all = Math.max(totalOf(values), 2.2250738585072014e-308);
  return values.map((each) => each / all);
}
