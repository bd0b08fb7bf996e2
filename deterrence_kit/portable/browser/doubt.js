// @ts-check
// How sure the answer is, told when the sliders have rested (app/reading.py, views/doubt_words.py): worked out in
// slices that hold no frame up, and thrown away when the state changes.

/** @import { Answer } from "../../app/browser/types.js" */
/** @import { Drawn } from "./draws.js" */
/** @import { Reading } from "./reading.js" */
import { rint } from "./digits.js";
import { drawing } from "./draws.js";
import { level } from "./rounding.js";

const SLICE = 5; // milliseconds after which the page has its turn

export class Doubt {
  /** @param {(words: Partial<Answer>) => void} tell the answer, once more is known of it */
  constructor(tell) {
    this.tell = tell;
    /** @type {{ of: string, found: Drawn } | null} */
    this.known = null;
    /** @type {{ of: string, reading: Reading, steps: Iterator<undefined, Drawn> } | null} */
    this.work = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** @param {Reading} reading @returns {Partial<Answer>} as far as it is known */
  words(reading) {
    const told = reading.words();
    const { known } = this;
    return known && known.of === stateOf(reading) ? { ...told, ...doubted(reading, known.found) } : { ...told, sure: "", standing: "agree" };
  }

  /** @param {Reading} reading that is shown, with what is known of it */
  later(reading) {
    const of = stateOf(reading);
    this.stop();
    if (this.known?.of === of) return;
    this.work = { of, reading, steps: drawing(reading.common, reading.engine, reading.state.changes) };
    this.timer = setTimeout(() => this.go(SLICE), reading.common.doubt.rest);
  }

  stop() {
    clearTimeout(this.timer);
    this.work = null;
  }

  /** All of it at once: a brief does not wait. */
  settle() {
    clearTimeout(this.timer);
    this.go(Infinity);
  }

  /** @param {number} long milliseconds */
  go(long) {
    const { work } = this;
    if (!work) return;
    const until = performance.now() + long;
    let step = work.steps.next();
    while (!step.done && performance.now() < until) step = work.steps.next();
    if (!step.done) {
      this.timer = setTimeout(() => this.go(long));
      return;
    }
    this.known = { of: work.of, found: step.value };
    this.work = null;
    this.tell(this.words(work.reading));
  }
}

/** @param {Reading} reading @returns {string} what its draws hang on */
function stateOf({ scenario, state }) {
  return JSON.stringify([scenario.name, Object.entries(state.changes).sort()]);
}

/**
 * The answer as far as the draws bear it.
 * @param {Reading} reading
 * @param {Drawn} drawn
 * @returns {Partial<Answer>}
 */
export function doubted(reading, { holding, low, high }) {
  const { common, now } = reading;
  const facts = reading.facts();
  const { close, seldom } = common.doubt;
  const agreeing = facts.holds ? holding : 1 - holding;
  const standing = agreeing < 0.5 ? "against" : agreeing < close ? "close" : "agree";
  const told = {
    ...facts, standing, at_war: false, leaning: holding >= 0.5 ? "above" : "below", of_100: inHundred(Math.max(holding, 1 - holding)),
    low: level(low, high), high: level(high, low), misread: facts.holds && standing !== "against" && now.propensity[0] >= seldom,
  };
  return {
    sure: reading.say("sure", told), standing, verdict: reading.say("drawn_verdict", told),
    verdict_why: reading.say("drawn_verdict_why", told), levels: { ...reading.scaleLevels(), low, high },
  };
}

/**
 * In whole hundredths, never across a half, nor all or none wrongly.
 * @param {number} share
 */
function inHundred(share) {
  if (share === 0 || share === 1) return 100 * share;
  const rounded = Math.min(Math.max(rint(100 * share), 1), 99);
  return share < 0.5 ? Math.min(rounded, 49) : Math.max(rounded, 50);
}
