// @ts-check
// Who is pledged to whom, and what each row adds (pages/alliance_network/pact_web.py): the bars alone move.

/** @import { Columns, Props } from "../../app/browser/types.js" */
/** @import { NetworkReading } from "./network.js" */
import { totalOf } from "./burden_words.js";
import { fixed } from "./digits.js";
import { textWidth } from "./text_width.js";

/** @typedef {{ states: string, members: number[], names: string[] }} Row names begin with the shortest */

/** @param {NetworkReading} reading @returns {number[]} what each row adds of what allies deliver */
function added({ scenario, dynamic }) {
  return scenario.network.pacts.rows.map(({ members }) => totalOf(members.map((place) => dynamic.states.share[place])));
}

/**
 * @param {NetworkReading} reading
 * @returns {Columns}
 */
export function pactColumns(reading) {
  const { columns, rows } = reading.scenario.network.pacts;
  const { from, long } = reading.common.network.bars;
  const share = added(reading);
  const most = Math.max(...share, 1e-9);
  return {
    ...columns,
    web_adds: {
      y: rows.map((_, i) => rows.length - 1 - i), share, left: rows.map(() => from),
      right: share.map((each) => from + (long * each) / most), states: rows.map(({ states }) => states),
    },
  };
}

/**
 * @param {NetworkReading} reading
 * @returns {Props}
 */
export function pactProps(reading) {
  const { props, rows } = reading.scenario.network.pacts;
  const share = added(reading);
  const names = rows.map((row, i) => [rows.length - 1 - i, rowName(row, share[i], reading.common.network)]);
  return { ...props, pacts_rows: { major_label_overrides: Object.fromEntries(names) } };
}

/**
 * Who stands in a row, as far as there is room, and what they add.
 * @param {Row} row
 * @param {number} share
 * @param {import("./network.js").Told} told
 */
function rowName({ names }, share, told) {
  const tail = 100 * share >= 0.5 ? ` · ${fixed(100 * share, 0)} %` : "";
  for (let count = names.length; ; count--) {
    const more = count < names.length ? ` + ${names.length - count}` : "";
    const text = `${names.slice(0, count).sort().join(", ")}${more}${tail}`;
    if (count <= 1 || textWidth(text, told) <= told.row_room) return text;
  }
}
