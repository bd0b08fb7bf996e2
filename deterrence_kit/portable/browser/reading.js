// @ts-check
// One state, assessed: answer, changes and cards as a served page is sent them. What a page shows besides is its
// own class.

/** @import { Answer, Block, Card, Columns, Levels, Props } from "../../app/browser/types.js" */
/** @import { Common, State } from "./types.js" */
/** @import { Engine } from "./engine.js" */
import { fixed } from "./digits.js";
import { beside, difference, level, side, twoParts, yearly } from "./rounding.js";
import { direction, howOften, numberText, onceIn, persons, points, say, twoTexts } from "./sayings.js";

const YEARLY = ["war", "deaths", "force", "propensity"];

/**
 * What a page's own class adds.
 * @typedef {object} Shown
 * @property {() => Columns} columns of every source, those that no lever moves included
 * @property {(columns: Columns) => Props} props
 * @property {(columns: Columns) => Record<string, string>} captions the sentence under each picture
 */

export class Reading {
  /**
   * @param {Common} common
   * @param {Engine} engine
   * @param {State} state
   * @param {(name: string) => Engine | null} engineOf other scenarios, where a page compares them
   */
  constructor(common, engine, state, engineOf) {
    this.common = common;
    this.engine = engine;
    this.scenario = engine.scenario;
    this.state = state;
    this.now = engine.assess([state.changes])[0];
    this.before = engine.baseline;
    this.engineOf = engineOf;
    this.dynamic = engine.columns(this.now);
  }

  /** @returns {Record<string, Block>} the parts beside the pictures that this engine makes */
  blocks() {
    return {};
  }

  /** @param {string} name of a choice @returns {string} */
  choice(name) {
    return this.state.choices[name] ?? Object.keys(this.common.choices[name])[0];
  }

  /**
   * @param {string} name
   * @param {Record<string, any>} facts
   */
  say(name, facts) {
    return say(this.common.sentences, name, facts);
  }

  /** @param {string} name of a setting */
  label(name) {
    const [base, code] = name.split(".");
    if (!(base in this.common.settings)) return base[0].toUpperCase() + base.slice(1);
    const { label } = this.common.settings[base];
    return code ? `${label}, ${this.scenario.names[this.scenario.codes.indexOf(code)] ?? code}` : label;
  }

  /** @returns {Record<string, any>} what the answer's sentences are made of */
  facts() {
    const { now, scenario } = this;
    const [[here], [bound], [denial], [alone]] = [now.credibility, now.threshold, now.denial, now.denial_alone];
    const [own, added] = twoParts(here, alone, bound);
    const chances = ["war", "deaths", "propensity"].map((rung) => [rung, onceIn(chance(now, rung), chance(this.before, rung))]);
    return {
      ...Object.fromEntries(chances), resolve: now.resolve[0], denial, denial_alone: alone,
      credibility: level(here, bound), threshold: level(bound, here), side: side(here, bound), holds: here >= bound,
      help: denial === alone ? "nothing" : scenario.codes.length === 2 ? "one" : "many",
      alike: howOften(denial) === howOften(alone), owner: scenario.owner, own, added, ...this.againstIt(),
    };
  }

  /** Whether a challenge is likelier though credibility is higher, or the reverse, and by what (model/telling/facts.py). */
  againstIt() {
    const { now, before } = this;
    const [[bound], [boundBefore]] = [now.threshold, before.threshold];
    const told = { threshold_now: level(bound, boundBefore), threshold_before: level(boundBefore, bound) };
    const change = difference(now.credibility[0], before.credibility[0]);
    const [is, was] = [chance(now, "propensity"), chance(before, "propensity")];
    const likelier = yearly(is, was) === yearly(was, is) ? 0 : is - was;
    if (change * likelier <= 0) return { apart: "no", ...told };
    const margin = now.credibility[0] - bound - (before.credibility[0] - boundBefore);
    return { apart: `${change > 0 ? "higher" : "lower"}_${margin * change < 0 ? "threshold" : "otherwise"}`, ...told };
  }

  /** @returns {Levels} */
  scaleLevels() {
    const { now, before } = this;
    return { credibility: now.credibility[0], alone: now.denial_alone[0], before: before.credibility[0], threshold: now.threshold[0] };
  }

  /** @returns {Partial<Answer>} */
  words() {
    const facts = this.facts();
    const { now, before } = this;
    const [[here], [then]] = [now.credibility, before.credibility];
    const change = difference(here, then);
    const rungs = Object.fromEntries(YEARLY.map((rung) => [rung, chance(now, rung)]));
    const was = Object.fromEntries(YEARLY.map((rung) => [rung, chance(before, rung)]));
    const told = Object.fromEntries(YEARLY.map((rung) => [rung, yearly(rungs[rung], was[rung])]));
    return {
      credibility: facts.credibility, credibility_change: points(change), credibility_against: beside(here, then).join(" against "),
      direction: direction(change), threshold: facts.threshold,
      propensity: yearly(rungs.propensity, was.propensity), propensity_before: yearly(was.propensity, rungs.propensity),
      war: yearly(rungs.war, was.war), war_before: yearly(was.war, rungs.war), rungs: this.say("rungs", told),
      verdict: this.say("verdict", facts), verdict_why: this.say("verdict_why", facts), holds: facts.holds,
      parts: this.say("parts", facts), sentence: this.say("answer", facts),
      pillars_why: "", // nobody leaves or joins here
      levels: this.scaleLevels(),
      pillars: Object.entries(this.common.pillars).map(([word, name]) => ({ name, now: now[word][0], before: before[word][0] })),
    };
  }

  /** @returns {string} the setting last moved, among those that this page has */
  get touched() {
    const { settings, links } = this.common;
    return this.state.touched.split(".")[0] in settings ? this.state.touched : links.touched;
  }

  /** @returns {{ label: string, unit: string, before: number, now: number, evidence: string }[]} what other pages have set */
  setElsewhere() {
    return (this.state.others ?? []).map(([name, value]) => {
      const { label, unit, evidence, default: first } = this.common.others[name];
      return { label, unit, before: this.scenario.settings[name] ?? first, now: Number(value), evidence };
    });
  }

  /** @param {string} name */
  change(name) {
    const { unit } = this.common.settings[name.split(".")[0]];
    return { label: this.label(name), unit, before: this.engine.defaultOf(name), now: this.state.changes[name] };
  }

  /** @returns {{ text: string, name?: string, code?: string }[]} what was moved, in the tables' order */
  moved() {
    const order = Object.keys(this.common.settings);
    const place = (/** @type {string} */ name) => order.indexOf(name.split(".")[0]);
    const names = Object.keys(this.state.changes).sort((one, other) => place(one) - place(other) || (one > other ? 1 : -1));
    const told = (/** @type {{ label: string, unit: string, before: number, now: number }} */ { label, unit, before, now }) =>
      `${label} ${twoTexts(before, now, unit).join(" → ")}`;
    const own = names.map((name) => {
      const [base, code] = name.split(".");
      return { text: told(this.change(name)), name: base, ...(code ? { code } : {}) };
    });
    return [...own, ...this.setElsewhere().map((each) => ({ text: told(each) }))];
  }

  /** @returns {string[][]} label, baseline, here, evidence */
  changedRows() {
    const own = Object.keys(this.state.changes).map((name) => ({ ...this.change(name), evidence: this.common.settings[name.split(".")[0]].evidence }));
    return [...own, ...this.setElsewhere()].map(({ label, unit, before, now, evidence }) => [label, numberText(before, unit), numberText(now, unit), evidence]);
  }

  /**
   * @param {string} code
   * @returns {Card | null}
   */
  card(code) {
    const place = this.scenario.codes.indexOf(code);
    if (place < 0) return null;
    const kind = place === this.scenario.protege ? "protege" : "ally";
    const of = (/** @type {string} */ word) => this.now[word][place];
    const state = (/** @type {string} */ column) => this.dynamic.states[column][place];
    const days = this.common.days.map((day, i) => `${fixed(day ?? this.now.window_days[0], 0)}: ${persons(state(["early", "in_time", "late"][i]))}`);
    /** @type {Record<string, string>} */
    const moving = {
      "Honours the commitment": fixed(of("member_resolve"), 2), "Share of what allies deliver": `${fixed(100 * state("share"), 1)} %`,
      Spending: `${fixed(100 * of("burden"), 2)} % of GDP`, "Arrives in time": `${fixed(100 * of("arrival"), 0)} % of what is ready`,
      "Would send": `about ${persons(state("sent"))} persons`, "Could field": `about ${persons(state("sent"))} persons`, "There by day": days.join("; "),
    };
    const rows = this.scenario.facts[code].map(([what, much]) => /** @type {[string, string]} */ ([what, much ?? moving[what]]));
    return { code, title: this.scenario.names[place], role: this.common.roles[kind], kind, rows };
  }
}

/**
 * The yearly chance of a challenge that gets as far as a rung (model/severity/ladder.py).
 * @param {import("./engine.js").Found} found
 * @param {string} rung
 * @returns {number}
 */
export function chance(found, rung) {
  const [any] = found.propensity;
  return rung === "propensity" ? any : reaching(any, found[`${rung}_share`][0]);
}

/**
 * @param {number} any yearly chance of a challenge
 * @param {number} share of challenges that get so far
 */
export function reaching(any, share) {
  return -Math.expm1(share * Math.log1p(-any));
}
