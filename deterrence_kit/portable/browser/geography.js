// @ts-check
// What geography and posture shows of a state: help by the day, the map with days, windows, obstacles. Lines of
// equal credibility are the session's.

/** @import { Block, Columns, Props } from "../../app/browser/types.js" */
/** @import { Common, State } from "./types.js" */
/** @import { Engine } from "./engine.js" */
/** @import { LocalSession } from "./session.js" */
import { fixed } from "./digits.js";
import { barColumns, barProps, obstacles, routeFacts, waterFacts } from "./obstacles.js";
import { Reading } from "./reading.js";
import { rings } from "./rings.js";
import { standing } from "./state.js";
import { windowColumns, windowCurve } from "./windows.js";

const KINDS = ["travel", "sea", "days", "shade", "forward"]; // columns of the map that levers move

export class GeographyReading extends Reading {
  /**
   * @param {Common} common
   * @param {Engine} engine
   * @param {State} state
   * @param {(name: string) => Engine | null} engineOf
   */
  constructor(common, engine, state, engineOf) {
    super(common, engine, state, engineOf);
    Object.assign(this.dynamic.arrival_days, this.levels());
    this.windows = windowCurve(common, engine, state.changes);
    this.routed = this.choice("obstacle") === "routes";
    this.obstacles = obstacles(engine, state.changes, this.choice("obstacle"), common.settings.access.low);
    this.lift = standing(engine, state, "lift");
  }

  /**
   * @param {LocalSession} session
   * @returns {Record<string, (event: any) => void>}
   */
  static acts(session) {
    return { set_window: ({ days }) => session.move("window_days", days) };
  }

  /** @returns {Record<string, Block>} the windows that others have planned with, the present one pressed */
  blocks() {
    const { windows: block } = this.common.blocks;
    if (!block) return {};
    /** @type {any[]} */
    const told = block.parts;
    const parts = told.map((part) => (part.buttons ? { ...part, buttons: part.buttons.map(this.pressed, this) } : part));
    return { windows: { ...block, parts } };
  }

  /** @param {any} button */
  pressed(button) {
    return { ...button, pressed: button.event.days === this.windows.now };
  }

  /** @returns {Record<string, string>} the sentence under each picture that this engine draws */
  captions() {
    return {
      arrival: this.say("arrival", this.arrivalFacts()),
      map: this.say("travel", this.travelFacts()),
      window: this.say("windows", this.windowFacts()),
      obstacle: this.routed ? this.say("routes", routeFacts(this)) : this.say("water", waterFacts(this)),
    };
  }

  arrivalFacts() {
    const { arrival_days: day } = this.dynamic;
    const { match: before, them } = this.scenario;
    const match = this.match();
    const missing = before === null ? "never" : "other";
    const { level7: total } = day;
    return {
      them, matching: match === null ? "never" : match ? "later" : "first", day: match,
      matching_before: match === before ? "same" : missing, day_before: before,
      there: total[total.length - 1] / 100, last: this.days[this.days.length - 1], window: this.now.window_days[0],
      counted: this.now.delivered.reduce((sum, each) => sum + each, 0),
    };
  }

  /** @returns {number[]} */
  get days() {
    return /** @type {number[]} */ (this.scenario.columns.arrival_days.day);
  }

  /** @returns {number | null} the day from which the members together are as strong as the challenger */
  match() {
    const { together, challenger } = this.dynamic.arrival_days;
    let first = together.length;
    while (first > 0 && together[first - 1] >= challenger[first - 1]) first--;
    return this.days[first] ?? null;
  }

  travelFacts() {
    const { home, names } = this.scenario;
    const { hardly, single } = this.common.limits;
    const { days: delay, travel, sea } = this.dynamic.states;
    const allies = home.map((_, i) => i).filter((i) => home[i] === 0);
    const best = (/** @type {ArrayLike<number>} */ of, /** @type {1 | -1} */ sign) =>
      allies.reduce((found, i) => (sign * of[i] > sign * of[found] ? i : found));
    const [first, last, most] = [best(delay, -1), best(delay, 1), best(this.now.delivered, 1)];
    const [soon, late] = [fixed(delay[first], 0), fixed(delay[last], 0)];
    return {
      apart: soon !== late, soonest: names[first], soon, latest: names[last], late, giver: names[most], delay: delay[most],
      going: travel[most] < hardly ? "hardly" : travel[most] < single ? "single" : "many",
      days: travel[most], sea: sea[most] || null, lift: this.lift,
    };
  }

  windowFacts() {
    const { presets } = this.windows;
    const change = presets[presets.length - 1].credibility - presets[0].credibility;
    return {
      presets: presets.map(({ name, credibility }) => ({ name, level: credibility })),
      slower: Math.abs(change) < this.common.limits.still ? "same" : change > 0 ? "more" : "less",
    };
  }

  /** @returns {Columns} of every source that this engine draws */
  columns() {
    const { scenario, dynamic } = this;
    const moved = Object.fromEntries(KINDS.map((name) => [name, dynamic.states[name]]));
    const { columns } = scenario;
    return {
      ...columns,
      states: { ...columns.states, ...moved },
      lands: { shade: scenario.lands.map((ally) => dynamic.states.shade[ally] ?? this.common.no_member) },
      arrival_days: { ...columns.arrival_days, ...dynamic.arrival_days },
      arrival_labels: { ...columns.arrival_labels, y: this.labelPlaces() },
      arrivals: { ...columns.arrivals, ...Object.fromEntries(Object.entries(dynamic.arrivals).map(([name, values]) => [name, nothingForNan(values)])) },
      arrival_window: this.windowMark(),
      ...rings(this.common.rings, scenario, this.lift),
      ...windowColumns(this.common, this.engine, this.windows),
      obstacles: barColumns(this),
    };
  }

  /** @returns {Record<string, number[]>} upper ends of the areas by day */
  levels() {
    const { members } = this.dynamic.areas; // day by day
    const many = this.scenario.codes.length;
    let level = this.days.map(() => 0);
    const ends = this.scenario.areas.map((area) => (level = level.map((below, day) => area.reduce((sum, i) => sum + members[many * day + i], below))));
    return Object.fromEntries(ends.map((each, i) => [`level${i + 1}`, each]));
  }

  /** @returns {number} upper end of the scale: the baseline's, doubled until all fits */
  height() {
    const { top } = this.scenario;
    const { level7: total, challenger } = this.dynamic.arrival_days;
    const needed = Math.max(...total, ...challenger);
    return top * 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(needed, 1e-9) / top)));
  }

  /** @returns {number[]} a name at the right of each area, pushed up where the one below stands in the way */
  labelPlaces() {
    const [top, { arrival_days: day }] = [this.height(), this.dynamic];
    const end = (/** @type {number} */ part) => (part ? day[`level${part}`][this.days.length - 1] : 0);
    let last = -Infinity;
    const named = this.scenario.areas.flatMap((area, i) => (area.length ? [i] : []));
    const places = named.map((part) => (last = Math.max((end(part) + end(part + 1)) / 2, last + this.common.areas.line * top)));
    const down = Math.max(0, places[places.length - 1] - top);
    return places.map((place) => place - down);
  }

  /** @returns {Columns[string]} */
  windowMark() {
    const [window] = this.now.window_days;
    const left = window < this.common.areas.middle;
    return { x: [window], top: [this.height()], text: [`${fixed(window, 0)}-day window`], align: [left ? "left" : "right"], offset: [left ? 5 : -5] };
  }

  /**
   * @param {Columns} columns
   * @returns {Props}
   */
  props({ obstacles: bars }) {
    return { map_frame: this.scenario.map_frame, arrival_y: { start: 0, end: this.height() }, ...barProps(this, bars) };
  }
}

/** @param {number[]} values @returns {(number | null)[]} as the session sends them */
function nothingForNan(values) {
  return values.map((value) => (Number.isNaN(value) ? null : value));
}
