// @ts-check
// One state, assessed: columns, sentences, answer and address as a served page is sent them.

/** @import { Answer, Card, Columns, Props } from "../../app/browser/types.js" */
/** @import { Common, State } from "./types.js" */
/** @import { Engine } from "./engine.js" */
import { between, response, shortfall } from "./curve.js";
import { direction, fixed, general, numberText, persons, points, say, signedPoints } from "./sayings.js";
import { REST, why } from "./why.js";

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
    const words = ["credibility", "threshold", "propensity", "resolve", "denial", "denial_alone"];
    const facts = Object.fromEntries(words.map((word) => [word, this.now[word][0]]));
    const several = this.scenario.codes.length === 2 ? "one" : "many";
    return {
      ...facts, holds: facts.credibility >= facts.threshold, help: facts.denial === facts.denial_alone ? "nothing" : several,
      protege: this.scenario.names[this.scenario.protege], added: facts.credibility - facts.denial_alone,
    };
  }

  /** @returns {Partial<Answer>} */
  words() {
    const facts = this.facts();
    const before = Object.fromEntries(["credibility", "propensity"].map((word) => [word, this.before[word][0]]));
    const change = facts.credibility - before.credibility;
    return {
      credibility: fixed(facts.credibility, 2), credibility_change: points(change), direction: direction(change),
      threshold: fixed(facts.threshold, 2), propensity: `${fixed(100 * facts.propensity, 1)} %`,
      propensity_before: `${fixed(100 * before.propensity, 1)} %`, verdict: this.say("verdict", facts),
      verdict_why: this.say("verdict_why", facts), holds: facts.holds, parts: this.say("parts", facts),
      sentence: this.say("answer", facts),
      levels: { credibility: facts.credibility, alone: facts.denial_alone, before: before.credibility, threshold: facts.threshold },
      pillars: Object.entries(this.common.pillars).map(([word, name]) => ({ name, now: this.now[word][0], before: this.before[word][0] })),
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
    const most = parts.slice(0, this.common.most_named);
    const told = this.say("why", {
      changed: parts.length > 0, outcome: this.outcome, before, change: after - before,
      moved: direction(after - before) !== 0, rest: parts.length - most.length || null,
      parts: most.map(([name, part]) => ({ label: this.label(name), part })),
    });
    return told + (apart ? this.say("apart", apart) : "");
  }

  curveWords() {
    const { credibility, threshold, propensity, crossing } = this.curve;
    const [low, high] = [Math.min(...credibility), Math.max(...credibility)];
    const holds = credibility.every((level, i) => level >= threshold[i]);
    const moves = Math.max(...propensity) - Math.min(...propensity) > this.common.still;
    const { unit } = this.common.settings[this.state.touched.split(".")[0]];
    return this.say("response", {
      label: this.label(this.state.touched), low, high, flat: high - low < this.common.flat,
      first: moves ? propensity[0] : null, last: propensity.at(-1),
      end: crossing !== null ? "crossing" : holds ? "holds" : "fails",
      crossing: crossing === null ? null : numberText(crossing, unit),
    });
  }

  /** @returns {Columns} of every source, those that no lever moves included */
  columns() {
    const { columns } = this.scenario;
    /** @type {Columns} */
    const told = { ...columns, waterfall: this.waterfall(), ...this.curveColumns() };
    for (const [source, moved] of Object.entries(this.dynamic)) told[source] = { ...columns[source], ...moved };
    return told;
  }

  waterfall() {
    const { colours, places } = this.common;
    const { before, after } = this.why;
    /** @type {[label: string, start: number, end: number, change: number | null, colour: string][]} */
    const rows = [["Baseline", 0, before, null, colours.before]];
    let level = before;
    for (const [name, change] of this.shownParts()) {
      rows.push([this.label(name), level, level + change, change, change >= 0 ? colours.up : colours.down]);
      level += change;
    }
    rows.push(["Now", 0, after, null, colours.now]);
    return {
      y: places.slice(0, rows.length), label: rows.map(([label]) => label), start: rows.map(([, start]) => start),
      end: rows.map(([, , end]) => end), change: rows.map(([, , , change]) => change),
      colour: rows.map(([, , , , colour]) => colour), edge: rows.map(([, start, end]) => Math.max(start, end)),
      text: rows.map(([, start, end, change]) => (change === null ? fixed(end - start, 2) : signedPoints(change))),
    };
  }

  /** The largest contributions, the smaller ones added up, so that the rows always fit. */
  shownParts() {
    const slots = this.common.places.length;
    const { parts } = this.why;
    if (parts.length <= slots - 2) return parts;
    const kept = parts.filter(([name]) => name !== REST).slice(0, slots - 3);
    const sum = (/** @type {[string, number][]} */ some) => some.reduce((all, [, part]) => all + part, 0);
    return [...kept, /** @type {[string, number]} */ ([REST, sum(parts) - sum(kept)])];
  }

  /** @returns {Columns} */
  curveColumns() {
    const { values, credibility, threshold, crossing, now } = this.curve;
    const ghost = response(this.common, this.engine, {}, this.state.touched).credibility;
    const nearest = values.reduce((best, value, i) => (Math.abs(value - now) < Math.abs(values[best] - now) ? i : best), 0);
    const met = crossing === null ? [] : [crossing];
    return {
      curve: { value: values, credibility, threshold, ghost },
      here: { x: [now], y: [between(now, values, credibility)], place: [nearest] },
      crossing: { x: met, y: met.map((value) => between(value, values, credibility)), text: met.map(() => "begins to hold") },
    };
  }

  /**
   * @param {Columns} columns
   * @returns {Props}
   */
  props({ waterfall }) {
    const { low, high, unit } = this.common.settings[this.state.touched.split(".")[0]];
    const [start, end] = this.span();
    const names = this.common.places.map((place, i) => [place, waterfall.label[i] ?? ""]);
    return {
      map_frame: this.scenario.map_frame,
      why_x: { start, end }, why_axis: { axis_label: this.common.outcomes[this.outcome] },
      why_rows: { major_label_overrides: Object.fromEntries(names) },
      response_x: { start: low, end: high }, response_axis: { axis_label: `${this.label(this.state.touched)} (${unit})` },
    };
  }

  /** Ends of the scale: a quarter to each side of the baseline, or all of it if that is left. */
  span() {
    const { before, after, parts } = this.why;
    let level = before;
    const levels = [before, after, ...parts.map(([, change]) => (level += change))];
    const [low, high] = [Math.max(0, before - 0.25), Math.min(1, before + 0.25)];
    return low <= Math.min(...levels) && Math.max(...levels) <= high - 0.03 ? [low, high] : [0, 1];
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
      const same = numberText(before, "share") === numberText(now, "share");
      const told = same ? [general(before, 6), general(now, 6)] : [numberText(before, "share"), numberText(now, unit)];
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

