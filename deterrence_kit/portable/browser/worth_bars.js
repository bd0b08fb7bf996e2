// @ts-check
// What fair burdens would buy, and for whom (pages/burden_sharing/worth_bars.py).

/** @import { Columns, Props } from "../../app/browser/types.js" */
/** @import { BurdenReading } from "./burden.js" */
import { scaleEnd } from "./burden_words.js";
import { signedPoints } from "./sayings.js";

/**
 * @param {BurdenReading} reading
 * @returns {Columns}
 */
export function worthColumns({ common, worth, others, othersBefore }) {
  const { labels, worth_rows: places, all_colour: all, other_colour: other } = common.burdens;
  const [[own, [ownNow]]] = worth;
  const rows = [
    ...[...worth].slice(0, places.length - Object.keys(others).length).map(([whom, [now, then]]) => ({ label: "All at the guideline", whom, gain: now.together, was: then.together, colour: all, now })),
    ...Object.keys(others).map((name) => ({ label: labels[name], whom: own, gain: others[name], was: othersBefore[name], colour: other, now: ownNow })),
  ];
  return {
    worths: {
      y: places.slice(0, rows.length), label: rows.map(({ label }) => label), whom: rows.map(({ whom }) => whom),
      row: rows.map(({ label, whom }, i) => (i && rows[i - 1].label === label ? `… for ${whom}` : label + (i ? "" : `, for ${whom}`))),
      gain: rows.map(({ gain }) => gain), ghost_gain: rows.map(({ was }) => was),
      right: rows.map(({ gain }) => 100 * gain), ghost: rows.map(({ was }) => 100 * was), colour: rows.map(({ colour }) => colour),
      text: rows.map(({ gain }) => signedPoints(gain)),
      credibility: rows.map(({ now }) => now.credibility), threshold: rows.map(({ now }) => now.threshold),
    },
  };
}

/**
 * @param {BurdenReading} reading
 * @param {Record<string, Record<string, any>>} columns
 * @returns {Props}
 */
export function worthProps({ common }, { worths }) {
  const { worth_rows: places, worth_ends: ends } = common.burdens;
  const names = places.map((/** @type {number} */ place, /** @type {number} */ i) => [place, worths.row[i] ?? ""]);
  return {
    worth_style: { "--dk-tall": `${58 + 27 * worths.y.length}px` },
    worth_y: { start: places.length - worths.y.length, end: places.length },
    worth_x: { start: Math.min(0, 1.3 * Math.min(...worths.right)), end: scaleEnd(1.15 * Math.max(...worths.right, ...worths.ghost), ends) },
    worth_names: { major_label_overrides: Object.fromEntries(names) },
  };
}
