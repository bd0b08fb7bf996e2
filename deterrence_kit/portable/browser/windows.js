// @ts-check
// Credibility over the crisis window, as analysis/alliance/window_curve.py has it.

/** @import { Columns } from "../../app/browser/types.js" */
/** @import { Changes, Common } from "./types.js" */
/** @import { Engine } from "./engine.js" */
import { between } from "./curve.js";

const SETTING = "window_days";
const BEFORE = "by_window"; // where an engine remembers the curve of the baseline

/** @typedef {{ days: number[], credibility: number[], threshold: number[], now: number, presets: { name: string, days: number, height: number, credibility: number }[] }} WindowCurve */

/**
 * @param {Common} common
 * @param {number} now
 * @returns {number[]} from the shortest window to the longest, what others have planned with among them
 */
function daysOf({ settings, steps, windows }, now) {
  const { low, high } = settings[SETTING];
  const step = (high - low) / (steps - 1);
  const even = Array.from({ length: steps }, (_, i) => (i === steps - 1 ? high : i * step + low));
  return [...new Set([...even, ...windows.map(({ days }) => days), now])].sort((one, other) => one - other);
}

/**
 * @param {Common} common
 * @param {Engine} engine
 * @param {Changes} changes
 * @returns {WindowCurve}
 */
export function windowCurve(common, engine, changes) {
  const now = changes[SETTING] ?? common.settings[SETTING].default;
  const days = daysOf(common, now);
  const found = engine.assess(days.map((each) => ({ ...changes, [SETTING]: each })));
  const credibility = found.map((each) => each.credibility[0]);
  const presets = common.windows.map((each) => ({ ...each, credibility: credibility[days.indexOf(each.days)] }));
  return { days, credibility, threshold: found.map((each) => each.threshold[0]), now, presets };
}

/**
 * @param {Common} common
 * @param {Engine} engine
 * @param {WindowCurve} curve
 * @returns {Columns}
 */
export function windowColumns(common, engine, { days, credibility, threshold, now, presets }) {
  const { ghosts } = engine;
  if (!ghosts.has(BEFORE)) ghosts.set(BEFORE, windowCurve(common, engine, {}).credibility);
  const [then, before] = [daysOf(common, common.settings[SETTING].default), ghosts.get(BEFORE) ?? []];
  const names = new Map(presets.map((each) => [each.days, each.name]));
  return {
    by_window: {
      days, credibility, threshold, ghost: days.map((each) => between(each, then, before)),
      preset: days.map((each) => names.get(each) ?? ""),
    },
    window_presets: {
      days: presets.map((each) => each.days), credibility: presets.map((each) => each.credibility), name: presets.map(({ name }) => name),
      height: presets.map(({ height }) => height),
    },
    window_here: { days: [now], credibility: [credibility[days.indexOf(now)]] },
  };
}
