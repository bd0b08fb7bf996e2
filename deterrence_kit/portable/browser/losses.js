// @ts-check
// Credibility lost without each ally, in points (pages/alliance_network/ranking.py).

/** @import { Columns, Props } from "../../app/browser/types.js" */
/** @import { NetworkReading } from "./network.js" */
import { fixed } from "./digits.js";
import { difference, inTenths } from "./rounding.js";
import { numberPlaces } from "./scales.js";

/** @param {number} value */
function lossText(value) {
  const text = fixed(100 * value, 1);
  return Number(text) ? text.replace("-", "−") : text.replace("-", "");
}

/**
 * @param {NetworkReading} reading
 * @returns {Columns}
 */
export function lossColumns({ common, scenario, standing }) {
  const { losses } = scenario.network;
  const { allies, without, credibility } = standing;
  const known = new Map(allies.map((place, i) => [scenario.codes[place], 0 - difference(without[i], credibility)]));
  const lost = losses.code.map((/** @type {string} */ code) => known.get(code) ?? NaN);
  const points = lost.map((/** @type {number} */ each) => 100 * each);
  return {
    losses: {
      ...losses, lost, points, without: lost.map((/** @type {number} */ each) => inTenths(credibility) - each),
      edge: numberPlaces(points, losses.ghost_points, common.network.near).map((each) => Math.max(0, each)), text: lost.map(lossText),
    },
  };
}

/**
 * @param {NetworkReading} reading
 * @param {Record<string, Record<string, any>>} columns
 * @returns {Props}
 */
export function lossProps({ common }, { losses }) {
  const { rank_rows: rows, rank_fewest: fewest, rank_ends: ends } = common.network;
  const every = [0, ...losses.points, ...losses.ghost_points];
  const [low, high] = [Math.min(...every), Math.max(...every)];
  const first = (/** @type {(end: number) => boolean} */ fits) => ends.find(fits) ?? ends[ends.length - 1];
  const names = Array.from({ length: rows }, (_, i) => [rows - i - 0.5, losses.name[i] ?? ""]);
  return {
    ranking_x: { start: low > -0.05 ? 0 : -first((end) => -low <= end), end: first((end) => high <= 0.85 * end) },
    ranking_y: { start: rows - Math.max(fewest, losses.y.length) }, ranking_rows: { major_label_overrides: Object.fromEntries(names) },
  };
}
