// @ts-check
// One case over draws of all assumptions, the same draws as Python's (analysis/doubt/draws.py, uncertainty.py),
// in steps so short that the page can do something else between them.

/** @import { Changes, Common, Setting } from "./types.js" */
/** @import { Engine } from "./engine.js" */
import { crc32, Stream } from "./random.js";

/** @typedef {{ holding: number, low: number, high: number }} Drawn share of the draws in which deterrence holds; ends of nine in ten */

const SEED = 0;
const AT_ONCE = 20; // draws a step

/** @type {Map<string, Float64Array>} */
const unitsOf = new Map(); // from 0 to 1, by assumption, once they were drawn

/**
 * Latin hypercubes, one after the other.
 * @param {string} name
 * @param {number} count
 * @param {number} batch
 * @returns {Float64Array}
 */
export function unitDraws(name, count, batch) {
  const found = new Float64Array(count);
  for (let from = 0; from < count; from += batch) {
    const stream = new Stream([SEED, crc32(name), from / batch]);
    const order = stream.permutation(batch);
    found.set(order.map((place) => (place + stream.share()) / batch).slice(0, count - from), from);
  }
  return found;
}

/**
 * The value below which a share of the draws lies (model/parameter.py).
 * @param {Setting} setting
 * @param {number} share
 * @param {number} peak
 */
export function quantileOf({ low, high, shape }, share, peak) {
  const width = high - low;
  if (shape === "uniform") return low + share * width;
  if (share * width < peak - low) return low + Math.sqrt(share * width * (peak - low));
  return high - Math.sqrt((1 - share) * width * (high - peak));
}

/**
 * @param {Common} common
 * @param {Engine} engine
 * @param {Changes} changes
 * @returns {Generator<undefined, Drawn>}
 */
export function* drawing({ settings, doubt }, engine, changes) {
  const { draws, batch, ends } = doubt;
  const { run, outputs, wide, long } = engine.model;
  const columns = [];
  for (const { place, name } of drawnPlaces(engine, changes)) {
    if (!unitsOf.has(name)) {
      unitsOf.set(name, unitDraws(name, draws, batch));
      yield;
    }
    const peak = changes[name] ?? settings[name].default;
    columns.push({ place, values: unitsOf.get(name)?.map((share) => quantileOf(settings[name], share, peak)) ?? [] });
  }
  const [levels, bounds] = ["credibility", "threshold"].map((word) => outputs.find(({ name }) => name === word)?.start ?? 0);
  const [values, results] = [new Float64Array(AT_ONCE * wide), new Float64Array(AT_ONCE * long)];
  for (let row = 0; row < AT_ONCE; row++) engine.fill(values, row * wide, changes);
  const credibility = new Float64Array(draws);
  let held = 0;
  for (let from = 0; from < draws; from += AT_ONCE) {
    const many = Math.min(AT_ONCE, draws - from);
    for (const column of columns) for (let row = 0; row < many; row++) values[row * wide + column.place] = column.values[from + row];
    run(values, results, many);
    for (let row = 0; row < many; row++) {
      credibility[from + row] = results[row * long + levels];
      held += Number(results[row * long + levels] >= results[row * long + bounds]);
    }
    yield;
  }
  credibility.sort();
  const [low, high] = ends.map((end) => quantile(credibility, end));
  return { holding: held / draws, low, high };
}

/**
 * Where a case has the assumptions; what a member has of its own stays.
 * @param {Engine} engine
 * @param {Changes} changes
 * @returns {{ place: number, name: string }[]}
 */
function drawnPlaces(engine, changes) {
  return engine.model.inputs.filter(({ name }) => engine.settings[name]?.assumption).flatMap((slot) => {
    const places = Array.from({ length: slot.width }, (_, i) => i);
    const follow = places.filter((i) => Number.isNaN(engine.valueOf({ ...changes, [slot.name]: NaN }, slot, i)));
    return follow.map((i) => ({ place: slot.start + i, name: slot.name }));
  });
}

/**
 * By linear interpolation, as numpy has it.
 * @param {Float64Array} sorted
 * @param {number} share
 */
function quantile(sorted, share) {
  const at = share * (sorted.length - 1);
  const [first, rest] = [Math.floor(at), at - Math.floor(at)];
  const [below, above] = [sorted[first], sorted[Math.min(first + 1, sorted.length - 1)]];
  return rest < 0.5 ? below + (above - below) * rest : above - (above - below) * (1 - rest);
}
