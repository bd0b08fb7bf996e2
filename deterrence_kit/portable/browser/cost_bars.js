// @ts-check
// What meeting the guideline costs each member, and buys (pages/burden_sharing/cost_bars.py).

/** @import { Columns, Props } from "../../app/browser/types.js" */
/** @import { BurdenReading } from "./burden.js" */
/** @import { Guideline } from "./guideline.js" */
import { largestAt, orderedBy, perHead, scaleEnd, twoDigits } from "./burden_words.js";
import { fixed } from "./digits.js";
import { signedPoints } from "./sayings.js";

/**
 * The largest gaps, and where a billion buys most, even if little is lacking there.
 * @param {Guideline} met
 * @param {number} most
 * @returns {number[]}
 */
function lackingRows({ gap, perBillion }, most) {
  const all = orderedBy(gap.map((_, i) => i), (i) => -gap[i]).filter((i) => gap[i] > 0);
  const best = largestAt(perBillion);
  const rows = all.length > most ? [best, ...all.filter((i) => i !== best)].slice(0, most) : all;
  return orderedBy(rows, (i) => -perBillion[i]);
}

/**
 * What closing a gap buys: as beside every other bar, where that says anything.
 * @param {number} gain
 * @param {number} gap
 */
function gainText(gain, gap) {
  const told = signedPoints(gain / 100);
  const text = told === "0.0" ? `${gain >= 0 ? "+" : ""}${twoDigits(gain)}` : told;
  return `${text} (${twoDigits(gain / gap)})`;
}

/**
 * @param {BurdenReading} reading
 * @returns {Columns}
 */
export function costColumns(reading) {
  const { scenario, met, metBefore, common } = reading;
  const { cost_rows: places, right, width, cost_ends: ends, heads } = common.burdens;
  const { names, population } = scenario;
  const rows = lackingRows(met, places.length);
  const byHead = reading.choice("cost") === "head";
  const priced = (/** @type {Guideline} */ { gap }) => rows.map((i) => (byHead ? perHead(gap, population) : gap)[i]);
  const [prices, ghosts] = [priced(met), priced(metBefore)];
  const [gains, were] = [met, metBefore].map(({ gain }) => rows.map((i) => 100 * gain[i]));
  const lengths = (/** @type {(number | null)[]} */ values, /** @type {(number | null)[][]} */ ...all) => {
    const end = scaleEnd(Math.max(0, ...all.flat().map(Number)), ends);
    return values.map((value) => (width * Number(value)) / end);
  };
  return {
    costs: {
      y: places.slice(0, rows.length), name: rows.map((i) => names[i]),
      cost: lengths(prices, prices, ghosts), cost_ghost: lengths(ghosts, prices, ghosts),
      gain: lengths(gains, gains, were).map((each) => right + each), gain_ghost: lengths(were, gains, were).map((each) => right + each),
      cost_text: prices.map((price) => (price === null ? "not known" : twoDigits(price))),
      gain_text: gains.map((gain, k) => gainText(gain, met.gap[rows[k]])),
    },
    cost_heads: { x: [0, right], y: [places.length + 0.35, places.length + 0.35], text: [heads[reading.choice("cost")], "buys, points (per bn)"] },
    members: everyMember(reading),
  };
}

/** @param {BurdenReading} reading */
function everyMember({ scenario, met }) {
  const { codes, names, population } = scenario;
  const order = orderedBy(codes.map((_, i) => i), (i) => (isNaN(met.perBillion[i]) ? Infinity : -met.perBillion[i]));
  const head = perHead(met.gap, population);
  return {
    code: order.map((i) => codes[i]), name: order.map((i) => names[i]), gap: order.map((i) => met.gap[i]), head: order.map((i) => head[i]),
    gain: order.map((i) => met.gain[i]), per_billion: order.map((i) => (isNaN(met.perBillion[i]) ? null : 100 * met.perBillion[i])),
  };
}

/**
 * @param {BurdenReading} reading
 * @param {Record<string, Record<string, any>>} columns
 * @returns {Props}
 */
export function costProps({ common, scenario }, { costs }) {
  const { cost_rows: places } = common.burdens;
  const slots = Math.min(places.length, Math.max(scenario.codes.length, 3));
  const names = places.map((/** @type {number} */ place, /** @type {number} */ i) => [place, costs.name[i] ?? ""]);
  return {
    cost_names: { major_label_overrides: Object.fromEntries(names) },
    cost_y: { start: places.length - slots, end: places.length + 0.7 },
    cost_style: { "--dk-tall": `${fixed(14 + 28 * (slots + 0.7), 0)}px` },
  };
}
