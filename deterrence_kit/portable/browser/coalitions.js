// @ts-check
// A word of the model for every coalition of changes. Those that the last move did not touch are kept: a slider
// that is dragged is in half of them.

/** @import { Changes } from "./types.js" */
/** @import { Engine } from "./engine.js" */

const ROWS = 256; // at a time: more is slow to come by

/** @typedef {{ names: string, values: string[], worth: Float64Array }} Kept */

/**
 * Bit i of a coalition's place says whether group i is in it.
 * @param {Engine} engine
 * @param {Changes} changes
 * @param {string[][]} groups of names of changes
 * @param {string} outcome a word of the model
 * @param {number} place of the member, where the word has one value for each
 * @returns {Float64Array}
 */
export function worthOfAll(engine, changes, groups, outcome, place) {
  const names = JSON.stringify(groups);
  const values = groups.map((group) => JSON.stringify(group.map((name) => changes[name])));
  const asked = `${outcome} ${place}`;
  const before = engine.coalitions.get(asked);
  const same = before?.names === names ? before : null;
  const worth = same ? same.worth.slice() : new Float64Array(2 ** groups.length);
  const moved = same ? values.reduce((bits, value, i) => (value === same.values[i] ? bits : bits | (1 << i)), 0) : -1;
  const wanted = [...worth.keys()].filter((coalition) => !same || coalition & moved);
  const rows = rowsOf(engine, changes, groups);
  const { run, outputs, long } = engine.model;
  const { start } = /** @type {typeof outputs[number]} */ (outputs.find(({ name }) => name === outcome));
  const results = new Float64Array(ROWS * long);
  for (let first = 0; first < wanted.length; first += ROWS) {
    const some = wanted.slice(first, first + ROWS);
    run(rows(some), results, some.length);
    some.forEach((coalition, row) => (worth[coalition] = results[row * long + start + place]));
  }
  engine.coalitions.set(asked, { names, values, worth });
  return worth;
}

/**
 * What the model reads of some coalitions; filled anew at each call.
 * @param {Engine} engine
 * @param {Changes} changes
 * @param {string[][]} groups
 * @returns {(coalitions: number[]) => Float64Array}
 */
function rowsOf(engine, changes, groups) {
  const { wide } = engine.model;
  const values = new Float64Array(ROWS * wide);
  const held = placesHeld(engine, changes, groups);
  return (coalitions) => {
    coalitions.forEach((coalition, row) => {
      values.set(engine.rest, row * wide);
      for (const { at, by } of held) {
        const one = by.find(({ bit }) => coalition & bit);
        if (one) values[row * wide + at] = one.value;
      }
    });
    return values;
  };
}

/**
 * The places that the changes set, and by which groups; the first that is there wins.
 * @param {Engine} engine
 * @param {Changes} changes
 * @param {string[][]} groups
 */
function placesHeld(engine, changes, groups) {
  const bits = new Map(groups.flatMap((names, i) => names.map((name) => /** @type {const} */ ([name, 1 << i]))));
  const by = (/** @type {string[]} */ names) =>
    names.flatMap((name) => (bits.has(name) ? [{ bit: /** @type {number} */ (bits.get(name)), value: changes[name] }] : []));
  return engine.model.inputs.flatMap((slot) =>
    engine.holdersOf(slot).map(({ names }, i) => ({ at: slot.start + i, by: by(names) })).filter((one) => one.by.length));
}
