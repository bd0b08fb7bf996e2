// @ts-check
// How bad (pages/explorer/ladder.py): the yearly chance of each rung, with what is known of it.

/** @import { Block, Row } from "../../app/browser/types.js" */
/** @import { Reading } from "./reading.js" */
import { chance, reaching } from "./reading.js";
import { yearly } from "./rounding.js";
import { standing } from "./state.js";

const RUNGS_WORST_FIRST = ["war", "deaths", "force", "propensity"];

/**
 * @param {Reading} reading
 * @param {Block} block as it is at the baseline of some scenario
 * @returns {Block}
 */
export function ladderBlock(reading, block) {
  const { common, engine, state, scenario } = reading;
  const [table, whence] = /** @type {any[]} */ (block.parts);
  const atEnds = engine.assess(common.ladder.ends.map((ends) => ({ ...state.changes, ...ends })));
  const rows = RUNGS_WORST_FIRST.map((rung, i) => rungRow(reading, atEnds, rung, table.rows[i]));
  const arms = scenario.arms[standing(engine, state, "nuclear_arms") ? 0 : 1];
  const told = arms ? [{ ...whence, text: arms, note: false }, { ...whence, text: common.ladder.disputed }] : [];
  return { ...block, parts: [{ ...table, rows }, whence, ...told] };
}

/**
 * @param {Reading} reading
 * @param {import("./engine.js").Found[]} atEnds of the intervals of all shares
 * @param {string} rung
 * @param {Row} row
 * @returns {Row}
 */
function rungRow(reading, atEnds, rung, row) {
  const { now, before } = reading;
  const [is, was] = [chance(now, rung), chance(before, rung)];
  const shares = rung === "propensity" ? [] : [now, ...atEnds].map((found) => found[`${rung}_share`][0]);
  const [low, high] = [Math.min, Math.max].map((end) => (shares.length ? yearly(reaching(now.propensity[0], end(...shares))) : null));
  return { ...row, chance: yearly(is, was), note: reading.say("rung_note", { was: yearly(was, is), low, high }) };
}
