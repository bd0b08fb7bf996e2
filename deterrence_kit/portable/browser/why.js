// @ts-check
// Why an outcome changed: exact Shapley values over the settings that differ, as analysis/why has them.

/** @import { Changes, Common } from "./types.js" */
/** @import { Engine } from "./engine.js" */
import { worthOfAll } from "./coalitions.js";

export const REST = "all other changes";
export const REST_ASSUMPTIONS = "all other assumptions";

/** @typedef {{ before: number, after: number, parts: [name: string, part: number][], apart: { levers: number, assumptions: number, together: number } | null }} Why */

/**
 * @param {Common} common
 * @param {Engine} engine
 * @param {Changes} changes
 * @param {string} outcome a word of the model
 * @param {number} place of the member, where the word has one value for each
 * @returns {Why}
 */
export function why(common, engine, changes, outcome, place = 0) {
  const worthOf = (/** @type {Changes[]} */ cases) => engine.assess(cases).map((found) => found[outcome][place]);
  const players = groups(common, changes, worthOf);
  const worth = worthOfAll(engine, changes, players.map(({ names }) => names), outcome, place);
  const shares = shapley(worth);
  const parts = players.map(({ name }, i) => /** @type {[string, number]} */ ([name, shares[i]]));
  parts.sort(([, one], [, other]) => Math.abs(other) - Math.abs(one));
  return { before: worth[0], after: worth[worth.length - 1], parts, apart: apart(players, worth) };
}

/**
 * Levers alone, assumptions alone, and what comes of both together; null where only one kind moved.
 * @param {{ assumed: boolean }[]} players
 * @param {Float64Array} worth
 */
function apart(players, worth) {
  const bits = (/** @type {boolean} */ kind) => players.reduce((sum, { assumed }, i) => (assumed === kind ? sum + 2 ** i : sum), 0);
  const [levers, assumptions] = [bits(false), bits(true)];
  if (!levers || !assumptions) return null;
  const alone = (/** @type {number} */ some) => worth[some] - worth[0];
  const whole = worth[worth.length - 1] - worth[0];
  return { levers: alone(levers), assumptions: alone(assumptions), together: whole - alone(levers) - alone(assumptions) };
}

/**
 * The players: one for each change, or the smallest together where there are too many.
 * @param {Common} common
 * @param {Changes} changes
 * @param {(cases: Changes[]) => number[]} worthOf
 */
function groups({ settings, most_players: most }, changes, worthOf) {
  const names = Object.keys(changes);
  const assumed = (/** @type {string} */ name) => settings[name.split(".")[0]].assumed && !name.includes(".");
  const alone = (/** @type {string} */ name) => ({ name, names: [name], assumed: assumed(name) });
  if (names.length <= most) return names.map(alone);
  const [nothing, ...each] = worthOf([{}, ...names.map((name) => ({ [name]: changes[name] }))]);
  const effect = new Map(names.map((name, i) => [name, Math.abs(each[i] - nothing)]));
  const ranked = [...names].sort((one, other) => (effect.get(other) ?? 0) - (effect.get(one) ?? 0));
  const kept = most - new Set(ranked.map(assumed)).size;
  const rest = ranked.slice(kept);
  return [
    ...ranked.slice(0, kept).map(alone),
    { name: REST, names: rest.filter((name) => !assumed(name)), assumed: false },
    { name: REST_ASSUMPTIONS, names: rest.filter(assumed), assumed: true },
  ].filter(({ names: some }) => some.length);
}

/**
 * Shapley values of a game; bit i of a coalition's place says whether player i is in it.
 * @param {Float64Array} worth
 * @returns {number[]}
 */
export function shapley(worth) {
  const players = Math.round(Math.log2(worth.length));
  const weights = Array.from({ length: players }, (_, size) => 1 / (players * choose(players - 1, size)));
  return Array.from({ length: players }, (_, i) => {
    let sum = 0;
    for (let without = 0; without < worth.length; without++) {
      if ((without >> i) & 1) continue;
      sum += weights[bits(without)] * (worth[without | (1 << i)] - worth[without]);
    }
    return sum;
  });
}

/**
 * @param {number} n
 * @param {number} k
 */
function choose(n, k) {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

/** @param {number} number */
function bits(number) {
  let count = 0;
  for (let rest = number; rest; rest &= rest - 1) count++;
  return count;
}
