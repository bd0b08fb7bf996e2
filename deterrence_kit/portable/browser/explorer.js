// @ts-check
// What the explorer shows of a state: the map, the waterfall, the curve.

/** @import { Block, Card, Columns, Props } from "../../app/browser/types.js" */
/** @import { Common, State } from "./types.js" */
/** @import { Engine } from "./engine.js" */
import { between, response, shortfall } from "./curve.js";
import { credibilityWithout } from "./dependence.js";
import { ladderBlock } from "./ladder.js";
import { Reading } from "./reading.js";
import { beside, difference, level, percent, roundedParts, yearly } from "./rounding.js";
import { direction, numberText } from "./sayings.js";
import { span, waterfall } from "./waterfall.js";
import { why } from "./why.js";

export class ExplorerReading extends Reading {
  /**
   * @param {Common} common
   * @param {Engine} engine
   * @param {State} state
   * @param {(name: string) => Engine | null} engineOf
   */
  constructor(common, engine, state, engineOf) {
    super(common, engine, state, engineOf);
    this.outcome = this.choice("why");
    this.why = why(common, engine, state.changes, this.outcome);
    this.curve = response(common, engine, state.changes, this.touched);
  }

  /** @returns {Record<string, Block>} the table how bad, where the page shows it */
  blocks() {
    const { ladder } = this.common.blocks;
    return ladder ? { ladder: ladderBlock(this, ladder) } : {};
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
      without: helped.length < 3 ? this.now.denial_alone[0] : this.without(first),
      short: shortfall(resolve, delivered, home, correlation, this.common.fine),
    });
  }

  /** @param {number} place of a member @returns {number} credibility if it were not there */
  without(place) {
    return credibilityWithout(this.engine, this.state.changes, [[], [place]], this.common.forces)[1];
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
    const { unit } = this.common.settings[this.touched.split(".")[0]];
    return this.say("response", {
      label: this.label(this.touched), low: level(low, high), high: level(high, low), stays: level(low),
      flat: high - low < this.common.flat, first: moves ? yearly(propensity[0], last) : null, last: yearly(last, propensity[0]),
      end: crossing !== null ? "crossing" : holds ? "holds" : "fails",
      crossing: crossing === null ? null : numberText(crossing, unit),
    });
  }

  /**
   * @param {string} code
   * @returns {Card | null} an ally's says what moved its resolve, and by how much
   */
  card(code) {
    const card = super.card(code);
    const { common, engine, scenario, state } = this;
    if (card?.kind !== "ally" || !Object.keys(state.changes).length) return card;
    const { before, after, parts } = why(common, engine, state.changes, "member_resolve", scenario.codes.indexOf(code));
    const moving = roundedParts(parts, difference(after, before)).filter(([, part]) => part).slice(0, common.most_on_card);
    const told = moving.map(([name, part]) => ({ label: this.label(name), part }));
    const [first, ...rest] = card.rows;
    return { ...card, rows: [first, ["Moved by, in points", this.say("moved_by", { some: told.length > 0, parts: told })], ...rest] };
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
    const { common, engine, touched } = this;
    const { ghosts } = engine;
    if (!ghosts.has(touched)) ghosts.set(touched, response(common, engine, {}, touched).credibility);
    return ghosts.get(touched) ?? [];
  }

  /**
   * @param {Columns} columns
   * @returns {Props}
   */
  props({ waterfall: rows }) {
    const { low, high, unit } = this.common.settings[this.touched.split(".")[0]];
    const [start, end] = span(this.why);
    const names = this.common.places.map((place, i) => [place, rows.label[i] ?? ""]);
    return {
      map_frame: this.scenario.map_frame,
      why_x: { start, end }, why_axis: { axis_label: this.common.outcomes[this.outcome] },
      why_rows: { major_label_overrides: Object.fromEntries(names) },
      response_x: { start: low, end: high }, response_axis: { axis_label: `${this.label(this.touched)} (${unit})` },
    };
  }
}
