// @ts-check
// What the brief says beside the pictures, where no session says it.

/** @import { Answer, BriefWords } from "../../app/browser/types.js" */
/** @import { Reading } from "./reading.js" */
import { level } from "./rounding.js";

const MOST_ROWS = 12;

/**
 * @param {Reading} reading
 * @param {Partial<Answer>} told
 * @returns {{ kind: string } & BriefWords} what it hangs on, and ways to a goal, only Python finds
 */
export function briefTold(reading, told) {
  const words = /** @type {Required<Answer>} */ (told);
  const rows = reading.changedRows();
  const { subject, summary, as_of: asOf } = reading.scenario;
  const { limit, made } = reading.common;
  const against = words.direction ? `${words.credibility_change} than the baseline: ${words.credibility_against}` : "as at the baseline";
  return {
    kind: "brief", title: subject, summary, sentence: words.sentence, changes: rows.slice(0, MOST_ROWS),
    more: Math.max(0, rows.length - MOST_ROWS), besides: [], compared: [], notes: [asOf, limit, made],
    lead: "", story: [], ways: [], source: "",
    figures: [
      ["Credibility", words.credibility, against], ["Threshold", words.threshold, words.verdict_why],
      ["War, a year", words.war, `baseline ${words.war_before}`],
      ["Any armed challenge, a year", words.propensity, `baseline ${words.propensity_before}; ${words.rungs}`],
      ...(words.pillars ?? []).map(({ name, now, before }) => /** @type {[string, string, string]} */ ([name, level(now, before), `baseline ${level(before, now)}`])),
    ],
  };
}
