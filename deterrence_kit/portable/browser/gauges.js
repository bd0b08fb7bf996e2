// @ts-check
// How the pact holds together, in six measures on scales of their own (pages/alliance_network/measures.py).

/** @import { Columns } from "../../app/browser/types.js" */
/** @import { NetworkReading, Told } from "./network.js" */
/** @import { Standing } from "./dependence.js" */
import { scaleEnd } from "./burden_words.js";
import { fixed, thousands } from "./digits.js";
import { textWidth } from "./text_width.js";
import { listed } from "./network_words.js";

/** @typedef {{ label: string, digits: number, unit: string }} Kind */
/** @typedef {{ kind: Kind, value: number, what: string }} Gauge */

/**
 * @param {NetworkReading} reading
 * @returns {Columns}
 */
export function gaugeColumns(reading) {
  const { network } = reading.common;
  const { credibility, ghost, was: old } = reading.scenario.network.gauges;
  const rows = gaugesOf(reading);
  const scales = scalesOf(reading.standing, credibility, network.gauge_ends);
  const place = (/** @type {number | null} */ value, /** @type {number} */ i) => ((value ?? NaN) - scales[i][0]) / (scales[i][1] - scales[i][0]);
  const [share, was] = [rows.map(({ value }) => value), ghost].map((values) => values.map(place));
  const dot = share.map((each) => each || 0);
  const ring = was.map((each, i) => (isFinite(each) ? each : dot[i]));
  const left = dot.map((each) => each > 0.5); // beside both marks
  const at = dot.map((each, i) => (left[i] ? Math.min(each, ring[i]) : Math.max(each, ring[i])));
  const ends = [0, 1].map((end) => scales.map((scale, i) => plain(written(rows[i].kind, scale[end], network))));
  const words = rows.map((row) => wordsOf(row, network));
  const outside = (/** @type {number} */ each) => (isNaN(each) ? network.outside : each);
  return {
    gauges: {
      y: network.gauge_rows, label: rows.map(({ kind }) => kind.label), value: rows.map(({ value }) => value),
      ghost, was: old, low: ends[0], high: ends[1],
      scale: ends[0].map((low, i) => `${low} to ${ends[1][i]}`), first: rows.map(() => 0), last: rows.map(() => 1),
      at, dot: share.map(outside), ring: was.map(outside), words,
      text: rows.map(({ kind, value }, i) => besideMark(words[i], written(kind, value, network), at[i], left[i], network)),
      align: left.map((on) => (on ? "right" : "left")), offset: left.map((on) => (on ? -network.apart : network.apart)),
    },
  };
}

/**
 * @param {NetworkReading} reading
 * @returns {Gauge[]}
 */
function gaugesOf({ common, scenario, standing: it }) {
  const { triangles, balanced } = scenario.network.balance;
  const who = (/** @type {number[]} */ ...places) => listed(places.map((place) => scenario.names[place]));
  /** @type {[number, string][]} */
  const found = [
    [Math.min(...it.without), who(it.pivotal)], [it.withoutPair, who(...it.pair)], [it.weakestResolve, who(it.weakest)],
    [100 * it.doubt, who(it.doubted)], [it.equalAllies, "equal allies"],
    [triangles ? 100 * (balanced / triangles) : NaN, `of ${thousands(String(triangles))}`],
  ];
  return found.map(([value, what], i) => ({ kind: common.network.kinds[i], value, what }));
}

/**
 * Where each scale begins and ends, so that now and the baseline fit on it.
 * @param {Standing} standing
 * @param {number} before credibility at the baseline
 * @param {number[]} ends
 * @returns {number[][]}
 */
function scalesOf({ credibility, allies }, before, ends) {
  const credible = [0, scaleEnd(Math.max(credibility, before), ends)];
  return [credible, credible, [0, 1], [0, 100], [1, Math.max(2, allies.length)], [0, 100]];
}

/**
 * @param {Kind} kind
 * @param {number} number
 * @param {Told} told
 */
function written({ digits, unit }, number, { no_data: none }) {
  return isFinite(number) ? `${fixed(number, digits)}${unit}` : none;
}

/**
 * @param {Gauge} gauge
 * @param {Told} told
 * @returns {string} its number with what it is about
 */
function wordsOf({ kind, value, what }, told) {
  if (!what) return told.one_ally;
  const number = written(kind, value, told);
  return number === told.no_data ? number : `${number} ${what}`;
}

/** @param {string} number the end of a scale @returns {string} without digits that say nothing */
function plain(number) {
  const [figures, ...unit] = number.split(" ");
  return [figures.includes(".") ? figures.replace(/\.?0+$/, "") : figures, ...unit].join(" ");
}

/**
 * What stands beside a mark: whole if a phone has room for it there, else the number alone.
 * @param {string} said
 * @param {string} number
 * @param {number} at
 * @param {boolean} onLeft
 * @param {Told} told
 */
function besideMark(said, number, at, onLeft, told) {
  const room = told.narrowest * (onLeft ? at : 1 - at) - told.apart;
  return said.startsWith(number) && textWidth(said, told) > room ? number : said;
}
