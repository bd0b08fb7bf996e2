// @ts-check
// One state, assessed: columns, sentences, answer and address as a served page is sent them.

/** @import { Answer, Card, Columns, Props } from "../../app/browser/types.js" */
/** @import { Common, State } from "./types.js" */
/** @import { Engine } from "./engine.js" */
import { between, response, shortfall } from "./curve.js";
import { fixed, general } from "./digits.js";
import { beside, difference, level, percent, roundedParts, side, twoParts, yearly } from "./rounding.js";
import { direction, howOften, inUnit, numberText, onceIn, persons, points, say } from "./sayings.js";
import { span, waterfall } from "./waterfall.js";
import { why } from "./why.js";

const YEARLY = ["war", "deaths", "force", "propensity"];

export class Reading {
  /**
   * @param {Common} common
   * @param {Engine} engine
   * @param {State} state
   */
  constructor(common, engine, state) {
    this.common = common;
    this.engine = engine;
    this.scenario = engine.scenario;
    this.state = state;
    this.now = engine.assess([state.changes])[0];
    this.before = engine.baseline;
    this.outcome = state.choices.why ?? Object.keys(common.outcomes)[0];
    this.dynamic = engine.columns(this.now);
    this.why = why(common, engine, state.changes, this.outcome);
    this.curve = response(common, engine, state.changes, state.touched);
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
      alike: howOften(denial) === howOften(alone), owner: scenario.owner, own, added,
    };
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
      levels: { credibility: here, alone: facts.denial_alone, before: then, threshold: now.threshold[0] },
      pillars: Object.entries(this.common.pillars).map(([word, name]) => ({ name, now: now[word][0], before: before[word][0] })),
    };
  }

  /** @returns {Record<string, string>} the sentence under each picture */
  captions() {
    return { map: this.mapWords(), why: this.whyWords(), response: this.curveWords() };
  }

  mapWords() {
    const { home, names } = this.scenario;
    const { member_resolve: resolve, delivered } = this.now;
    const helped = home.map((at, i) => delivered[i] * (1 - at));
    const first = helped.indexOf(Math.max(...helped));
    const share = helped[first] / Math.max(helped.reduce((sum, each) => sum + each, 0), 1e-30);
    const correlation = this.engine.valueOf(this.state.changes, { name: "correlation", start: 0, width: 1 }, 0);
    return this.say("network", {
      any: helped.some((each) => each !== 0), first: names[first], all: share > this.common.all, share, first_resolve: resolve[first],
      without: null, // another pact, which the served suite computes
      short: shortfall(resolve, delivered, home, correlation, this.common.fine),
    });
  }

  whyWords() {
    const { before, after, parts, apart } = this.why;
    const change = difference(after, before);
    const moving = roundedParts(parts, change).filter(([, part]) => part);
    const most = moving.slice(0, this.common.most_named);
    const [, then] = beside(after, before);
    const told = this.say("why", {
      changed: parts.length > 0, outcome: this.outcome, before: this.outcome === "credibility" ? then : percent(Number(then)),
      change, moved: direction(change) !== 0, some: most.length > 0, rest: moving.length - most.length || null,
      parts: most.map(([name, part]) => ({ label: this.label(name), part })),
    });
    const kinds = roundedParts(Object.entries(apart ?? {}), change).filter(([, part]) => part);
    return told + (kinds.length > 1 ? this.say("apart", { kinds: kinds.map(([kind, part]) => ({ kind, part })) }) : "");
  }

  curveWords() {
    const { credibility, threshold, propensity, crossing } = this.curve;
    const [low, high] = [Math.min(...credibility), Math.max(...credibility)];
    const last = propensity[propensity.length - 1];
    const holds = credibility.every((level, i) => level >= threshold[i]);
    const moves = Math.max(...propensity) - Math.min(...propensity) > this.common.still;
    const { unit } = this.common.settings[this.state.touched.split(".")[0]];
    return this.say("response", {
      label: this.label(this.state.touched), low: level(low, high), high: level(high, low), stays: level(low),
      flat: high - low < this.common.flat, first: moves ? yearly(propensity[0], last) : null, last: yearly(last, propensity[0]),
      end: crossing !== null ? "crossing" : holds ? "holds" : "fails",
      crossing: crossing === null ? null : numberText(crossing, unit),
    });
  }

  /** @returns {Columns} of every source, those that no lever moves included */
  columns() {
    const { columns } = this.scenario;
    /** @type {Columns} */
    const told = { ...columns, waterfall: waterfall(this.common, this.why, (name) => this.label(name)), ...this.curveColumns() };
    for (const [source, moved] of Object.entries(this.dynamic)) told[source] = { ...columns[source], ...moved };
    return told;
  }

  /** @returns {Columns} */
  curveColumns() {
    const { values, credibility, threshold, crossing, now } = this.curve;
    const ghost = this.ghost();
    const nearest = values.reduce((best, value, i) => (Math.abs(value - now) < Math.abs(values[best] - now) ? i : best), 0);
    const met = crossing === null ? [] : [crossing];
    return {
      curve: { value: values, credibility, threshold, ghost },
      here: { x: [now], y: [between(now, values, credibility)], place: [nearest] },
      crossing: { x: met, y: met.map((value) => between(value, values, credibility)), text: met.map(() => "begins to hold") },
    };
  }

  /** @returns {number[]} credibility at the baseline over the range of the lever last touched */
  ghost() {
    const { common, engine, state } = this;
    const { ghosts } = engine;
    if (!ghosts.has(state.touched)) ghosts.set(state.touched, response(common, engine, {}, state.touched).credibility);
    return ghosts.get(state.touched) ?? [];
  }

  /**
   * @param {Columns} columns
   * @returns {Props}
   */
  props({ waterfall: rows }) {
    const { low, high, unit } = this.common.settings[this.state.touched.split(".")[0]];
    const [start, end] = span(this.why);
    const names = this.common.places.map((place, i) => [place, rows.label[i] ?? ""]);
    return {
      map_frame: this.scenario.map_frame,
      why_x: { start, end }, why_axis: { axis_label: this.common.outcomes[this.outcome] },
      why_rows: { major_label_overrides: Object.fromEntries(names) },
      response_x: { start: low, end: high }, response_axis: { axis_label: `${this.label(this.state.touched)} (${unit})` },
    };
  }

  /** @param {string} name */
  change(name) {
    const { unit } = this.common.settings[name.split(".")[0]];
    return { label: this.label(name), unit, before: this.engine.defaultOf(name), now: this.state.changes[name] };
  }

  /** @returns {{ text: string, name: string, code?: string }[]} what was moved, in the tables' order */
  moved() {
    const order = Object.keys(this.common.settings);
    const place = (/** @type {string} */ name) => order.indexOf(name.split(".")[0]);
    const names = Object.keys(this.state.changes).sort((one, other) => place(one) - place(other) || (one > other ? 1 : -1));
    return names.map((name) => {
      const { label, unit, before, now } = this.change(name);
      const [base, code] = name.split(".");
      const [[was], [is, said]] = [inUnit(before, unit), inUnit(now, unit)];
      const same = numberText(was, "share") === numberText(is, "share");
      const told = same ? [general(was, 6), general(is, 6)] : [numberText(was, "share"), numberText(is, said)];
      return { text: `${label} ${told.join(" → ")}`, name: base, ...(code ? { code } : {}) };
    });
  }

  /** @returns {string[][]} label, baseline, here, evidence */
  changedRows() {
    return Object.keys(this.state.changes).map((name) => {
      const { label, unit, before, now } = this.change(name);
      return [label, numberText(before, unit), numberText(now, unit), this.common.settings[name.split(".")[0]].evidence];
    });
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
    /** @type {[string, string][]} */
    const moving = [
      ["Spending", `${fixed(100 * of("burden"), 2)} % of GDP`], ["Arrives in time", `${fixed(100 * of("arrival"), 0)} % of what is ready`],
      [kind === "ally" ? "Would send" : "Could field", `about ${persons(state("sent"))} persons`], ["There by day", days.join("; ")],
    ];
    /** @type {[string, string][]} */
    const ally = [["Honours the commitment", fixed(of("member_resolve"), 2)], ["Share of what allies deliver", `${fixed(100 * state("share"), 1)} %`]];
    const rows = [...(kind === "ally" ? ally : []), ...moving, ...this.scenario.facts[code]];
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
  return rung === "propensity" ? any : -Math.expm1(found[`${rung}_share`][0] * Math.log1p(-any));
}
