// @ts-check
// What each member spends, against the guideline (pages/burden_sharing/burden_bars.py).

/** @import { Columns, Props } from "../../app/browser/types.js" */
/** @import { BurdenReading } from "./burden.js" */
import { orderedBy, perHead, scaleEnd, totalOf } from "./burden_words.js";
import { fixed, general } from "./digits.js";

/**
 * @param {BurdenReading} reading
 * @returns {number[]} the members' places, from the top
 */
function ranked(reading) {
  const { gdp, by_name: names } = reading.scenario;
  /** @type {Record<string, (i: number) => number>} */
  const keys = { burden: (i) => -reading.before.burden[i], gdp: (i) => -gdp[i], gap: (i) => -reading.met.gap[i] };
  const key = keys[reading.choice("order")];
  return key ? orderedBy(names, key) : names;
}

/**
 * @param {BurdenReading} reading
 * @returns {Columns}
 */
export function burdenBars(reading) {
  const { scenario, now, before, met, spending, line: asked } = reading;
  const { up, down, bar_ends: ends, beside } = reading.common.burdens;
  const rows = ranked(reading);
  const { gdp, names, codes, population, published, figures } = scenario;
  const burden = rows.map((i) => 100 * now.burden[i]);
  const ghost = rows.map((i) => 100 * before.burden[i]);
  const taken = beside * barEnd(burden, ghost, ends);
  const head = perHead(met.gap, population);
  const [allGdp, allSpending] = [totalOf(gdp), Math.max(totalOf(spending), 1e-30)];
  return {
    burdens: {
      y: rows.map((_, k) => rows.length - k - 0.5), code: rows.map((i) => codes[i]), name: rows.map((i) => names[i]), burden,
      published: rows.map((i) => 100 * figures.spending_today[i]), year: rows.map((i) => published.years[i]),
      ghost, gdp: rows.map((i) => gdp[i]), gdp_share: rows.map((i) => gdp[i] / allGdp),
      spending_share: rows.map((i) => spending[i] / allSpending), gap: rows.map((i) => met.gap[i]), head: rows.map((i) => head[i]),
      colour: burden.map((each) => (each < asked - 1e-9 ? down : up)), text: burden.map((each) => fixed(each, 2)),
      text_x: burden.map((each) => (each <= asked && asked < each + taken ? asked : each)),
    },
    guideline: {
      x: [asked], y0: [0], y1: [rows.length + 0.15], text_y: [rows.length + 0.2], align: [asked <= 4 ? "left" : "right"],
      text: [reading.guideline ? `guideline ${general(reading.guideline, 6)} %` : `average ${fixed(asked, 2)} %`],
    },
  };
}

/**
 * @param {number[]} burden
 * @param {number[]} ghost
 * @param {number[]} ends
 */
const barEnd = (burden, ghost, ends) => scaleEnd(1.08 * Math.max(...burden, ...ghost), ends);

/**
 * @param {BurdenReading} reading
 * @param {Record<string, Record<string, any>>} columns
 * @returns {Props}
 */
export function burdenProps({ common }, { burdens: bars }) {
  const { bar_ends: ends, marks, many, wide } = common.burdens;
  const count = bars.y.length;
  const end = barEnd(bars.burden, bars.ghost, ends);
  const further = Array.from({ length: Math.max(0, Math.ceil((end - 9) / 5)) }, (_, i) => 10 + 5 * i);
  return {
    burden_x: { start: 0, end }, burden_y: { start: 0, end: count + Math.max(0.9, count / 20) }, burden_rows: { ticks: bars.y },
    burden_names: { major_label_overrides: Object.fromEntries(bars.y.map((/** @type {number} */ y, /** @type {number} */ i) => [y, bars.name[i]])) },
    burden_marks: { ticks: [0, ...(end <= wide ? marks : marks.slice(-1)), ...further] },
    burden_style: { "--dk-rows": count > many ? 3 : 1, "--dk-tall": `${Math.max(240, 70 + 30 * count)}px` },
  };
}
