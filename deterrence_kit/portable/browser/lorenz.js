// @ts-check
// Shares of spending against shares of GDP (pages/burden_sharing/lorenz.py), and whether the great carry more.

/** @import { Columns } from "../../app/browser/types.js" */
/** @import { BurdenReading } from "./burden.js" */
import { largestAt, orderedBy, totalOf } from "./burden_words.js";
import { fixed } from "./digits.js";

/** @param {number[]} values @returns {number[]} their sums so far, from nothing */
function addedUp(values) {
  let sum = 0;
  return [0, ...values.map((each) => (sum += each))];
}

/** @param {number[]} values @returns {number[]} */
function steps(values) {
  return values.map((each, i) => each - (i ? values[i - 1] : 0));
}

/**
 * @param {BurdenReading} reading
 * @returns {Columns}
 */
export function lorenzColumns({ scenario, now, common, spending: spent }) {
  const { gdp, names, codes, columns } = scenario;
  const burden = now.burden;
  const order = codes.map((_, i) => i).sort((i, j) => burden[i] - burden[j] || gdp[j] - gdp[i]);
  const spending = order.map((i) => spent[i]);
  const [allGdp, allSpending] = [totalOf(gdp), Math.max(totalOf(spending), 1e-30)];
  const [x, y] = [addedUp(order.map((i) => gdp[i] / allGdp)), addedUp(spending.map((each) => each / allSpending))];
  const widest = largestAt(x.map((each, i) => Math.round(1e12 * (each - y[i]))));
  const room = x[widest] > 0.36;
  return {
    ...columns,
    lorenz_curve: { x, y, name: ["", ...order.map((i) => names[i])], gdp_share: steps(x), spending_share: steps(y) },
    hoover: {
      x: [x[widest]], y0: [y[widest]], y1: [x[widest]], text: [`Hoover ${fixed(x[widest] - y[widest], 2)}`],
      text_x: [room ? x[widest] : 0.015], text_y: [room ? x[widest] : x[widest] + 0.17], align: [room ? "right" : "left"], offset: [room ? -8 : 0],
    },
    lorenz_names: namesAlong(x, y, order.map((i) => names[i]), common.burdens),
  };
}

/**
 * Names below the middle of the longest stretches, as many as do not touch.
 * @param {number[]} x
 * @param {number[]} y
 * @param {string[]} names
 * @param {Record<string, number>} limits
 */
function namesAlong(x, y, names, { most_names: most, least_share: least, apart }) {
  /** @type {number[]} */
  const kept = [];
  const middle = (/** @type {number} */ k) => (y[k] + y[k + 1]) / 2;
  for (const place of orderedBy(names.map((_, k) => k), (k) => -(x[k + 1] - x[k])).slice(0, most)) {
    const clear = kept.every((k) => Math.abs(middle(place) - middle(k)) > apart);
    if (x[place + 1] - x[place] >= least && clear) kept.push(place);
  }
  const far = (/** @type {number} */ k) => x[k] + x[k + 1] > 1.2;
  return {
    x: kept.map((k) => (far(k) ? 1 : (x[k] + x[k + 1]) / 2)), y: kept.map(middle), text: kept.map((k) => names[k]),
    align: kept.map((k) => (far(k) ? "right" : "left")), offset: kept.map((k) => (far(k) ? 0 : 8)),
  };
}

/**
 * Rank correlation of burden with GDP (model/burden_sharing.py); NaN where it cannot be told.
 * @param {number[]} gdp
 * @param {number[]} burden
 * @returns {number}
 */
export function exploitation(gdp, burden) {
  const ranks = [meanRanks(gdp), meanRanks(burden)];
  if (gdp.length < 3 || ranks.some((rank) => rank.every((each) => each === rank[0]))) return NaN;
  const [one, other] = ranks.map((rank) => {
    const mean = totalOf(rank) / rank.length;
    const spread = Math.sqrt(totalOf(rank.map((each) => (each - mean) ** 2)) / rank.length);
    return rank.map((each) => (each - mean) / spread);
  });
  return Number((totalOf(one.map((each, i) => each * other[i])) / one.length).toFixed(12));
}

/** @param {number[]} values @returns {number[]} equal ones share their mean rank */
function meanRanks(values) {
  return values.map((value) => {
    const [below, equal] = [values.filter((each) => each < value).length, values.filter((each) => each === value).length];
    return below + equal - (equal - 1) / 2;
  });
}
