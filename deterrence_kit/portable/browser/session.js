// @ts-check
// What a session does for a served page, done in the page itself: it hears what the reader did and
// tells what is to be shown, in the same messages (app/page.py, app/session.py).

/** @import { Model } from "../../app/browser/libraries.js" */
/** @import { Event, PageNews } from "../../app/browser/types.js" */
/** @import { Common, Run, Scenario, Sliders, State } from "./types.js" */
/** @import { Reading, Shown } from "./reading.js" */
import { briefTold } from "./brief_told.js";
import { Engine } from "./engine.js";
import { given } from "./given.js";
import { queryOf, Reader } from "./links.js";
import { News } from "./news.js";
import { READINGS } from "./readings.js";
import { betweenSteps, chosen, History, moved, ofRoom, reset, standing, valueWithout } from "./state.js";

const PAINTED = 50; // milliseconds until pictures have begun to be painted; no timer ends while they are
const ONLY_SERVED = "This page stands alone, without Python: only the served suite does that. A copied link takes it what is set here.";

export class LocalSession {
  /**
   * @param {Common} common
   * @param {(name: string) => Scenario | null} scenarioOf
   * @param {((data: object) => Run)[]} texts
   */
  constructor(common, scenarioOf, texts) {
    this.common = common;
    this.scenarioOf = scenarioOf;
    this.texts = texts;
    /** @type {Map<string, Engine>} */
    this.engines = new Map();
    /** @type {((content: any, buffers: ArrayBuffer[]) => void)[]} */
    this.listeners = [];
    /** @type {Sliders | undefined} */
    this.panel = undefined;
    this.heard = { line: "", number: 0 };
    this.sent = 0;
    this.news = new News();
    this.card = "";
    /** @type {string[]} */
    this.notices = [];
    this.history = new History({ scenario: common.links.first, changes: {}, touched: common.links.touched, choices: {} });
  }

  /**
   * @param {string} name
   * @returns {Engine | null}
   */
  engineOf(name) {
    const known = this.engines.get(name);
    const scenario = known ? null : this.scenarioOf(name);
    if (scenario) this.engines.set(name, new Engine(this.common, scenario, this.texts));
    return this.engines.get(name) ?? null;
  }

  /**
   * @param {string} name
   * @returns {Engine | null} of a scenario that can be shown: one at war is only compared with
   */
  openable(name) {
    const engine = this.engineOf(name);
    return engine?.scenario.war ? null : engine;
  }

  /** @returns {Reading & Shown} what the page shows of the state */
  reading() {
    return new READINGS[this.common.page](this.common, this.engine, this.state, (name) => this.engineOf(name));
  }

  /** @returns {Engine} */
  get engine() {
    return /** @type {Engine} */ (this.engineOf(this.state.scenario));
  }

  /** @returns {State} */
  get state() {
    return this.history.now;
  }

  /** @returns {Model} what the board takes for a widget's model */
  model() {
    return {
      get: (name) => given(this.common, name),
      on: (_event, hear) => this.listeners.push(hear),
      off: (_event, hear) => (this.listeners = this.listeners.filter((each) => each !== hear)),
      send: (content) => this.hear(/** @type {Event} */ (content)),
      widget_manager: { has_model: () => false, get_model: () => Promise.reject(new Error("There are no widgets here.")) },
    };
  }

  /** @param {object} content */
  tell(content) {
    for (const hear of [...this.listeners]) hear(content, []);
  }

  /** @param {any} event */
  hear(event) {
    if (event.kind === "heard?") {
      return this.tell({ kind: "heard", line: event.line, ask: event.ask, heard: this.heard.number, sent: this.sent, values: {} });
    }
    if (event.number) this.heard = { line: event.line, number: event.number };
    const act = this.acts()[event.kind];
    if (act) act(event);
    else this.refuse(ONLY_SERVED);
  }

  /** @returns {Record<string, (event: any) => void>} */
  acts() {
    return {
      start: ({ query }) => this.open(query),
      again: () => this.show(true),
      undo: () => this.step(-1),
      redo: () => this.step(1),
      tap: ({ code }) => this.pick(code),
      move: ({ name, own, value }) => this.move(this.meant(name, own), value),
      reset: ({ name, own }) => this.push(reset(this.engine, this.state, this.meant(name, own))),
      reset_all: () => this.push(this.blank(this.state.scenario)),
      choice: ({ name, value }) => this.choose(name, value),
      scenario: ({ name }) => this.change(name),
      brief: () => this.tell(briefTold(this.reading())),
      ...READINGS[this.common.page].acts?.(this),
    };
  }

  /**
   * How a room looks at the page is no step: neither undo nor reset takes it back.
   * @param {string} name
   * @param {string} value
   */
  choose(name, value) {
    if (!this.common.workshop.includes(name)) return this.push(chosen(this.common, this.state, name, value));
    this.history.everywhere((state) => chosen(this.common, state, name, value));
    this.show();
  }

  /** @param {string} name of a scenario */
  change(name) {
    this.card = "";
    if (this.openable(name)) this.push(this.blank(name));
  }

  /** @param {string} name @returns {State} */
  blank(name) {
    return { scenario: name, changes: {}, touched: this.common.links.touched, choices: ofRoom(this.common, this.state) };
  }

  /** @param {string} name @param {boolean} own */
  meant(name, own) {
    return own && this.panel ? `${name}.${this.panel.ally}` : name;
  }

  /** @param {string} name @param {unknown} value */
  move(name, value) {
    const { low, high } = this.common.settings[name.split(".")[0]];
    if (typeof value !== "number" || !(value >= low && value <= high)) return;
    if (Math.abs(value - standing(this.engine, this.state, name)) < 1e-9) this.show();
    else this.push(moved(this.engine, this.state, name, value));
  }

  /** @param {State} state */
  push(state) {
    const { history } = this;
    history.push(state);
    this.notices = [];
    this.show();
    setTimeout(() => history.shown(), PAINTED);
  }

  /** @param {number} by */
  step(by) {
    this.history.step(by);
    this.show();
  }

  /** @param {string} sentence */
  refuse(sentence) {
    this.notices = [sentence];
    this.show();
  }

  /** @param {string} query */
  open(query) {
    const { state, notices } = new Reader(this.common, (name) => this.openable(name)).read(query);
    this.history = new History(state);
    this.notices = notices;
    this.card = "";
    const names = [state.touched, ...Object.keys(state.changes)].filter((name) => name in state.changes);
    const [, ally] = names.map((name) => name.split(".")).find(([base, code]) => code && this.common.own.includes(base)) ?? [];
    this.panel?.offer(this.engine.scenario, ally);
    this.show(true);
  }

  /** @param {string} code */
  pick(code) {
    this.card = this.engine.scenario.codes.includes(code) ? code : "";
    this.panel?.offer(this.engine.scenario, this.card);
    this.show();
  }

  /** @param {boolean} whole */
  show(whole = false) {
    const news = this.news.of(whole, this.parts());
    this.sent += 1;
    const heard = { [this.heard.line]: this.heard.number };
    this.tell({ kind: "update", number: this.sent, heard, whole: whole || this.sent === 1, ...news });
  }

  /** All that is to be shown, the sliders first. */
  parts() {
    const { engine, state, panel } = this;
    panel?.offer(engine.scenario);
    const reading = this.reading();
    const columns = reading.columns();
    panel?.show((name) => standing(engine, state, name));
    const said = { words: reading.words(), captions: reading.captions(columns), blocks: reading.blocks() };
    return { columns, props: reading.props(columns), ...said, page: this.page(reading) };
  }

  /**
   * @param {Reading} reading
   * @returns {PageNews}
   */
  page(reading) {
    const { engine, state, history, common } = this;
    const { title, name, about, as_of: asOf, subject } = engine.scenario;
    const ally = this.panel?.ally;
    const keys = this.keys();
    const defaults = keys.map(([key, setting]) => [key, key.startsWith("own.") ? valueWithout(engine, state, setting) : engine.defaultOf(setting)]);
    const own = Object.fromEntries(common.own.map((base) => [`${base}.${ally}`, `own.${base}`]));
    const offered = Object.entries(common.choices).map(([choice, values]) => [choice, state.choices[choice] ?? Object.keys(values)[0]]);
    return {
      query: queryOf(common, state), scenario: { name, title }, about, as_of: asOf, notices: this.notices,
      choices: Object.fromEntries(offered), can_undo: history.canUndo, can_redo: history.canRedo,
      can_reset: Object.keys(state.changes).length > 0, defaults: Object.fromEntries(defaults),
      changed: Object.keys(state.changes).map((setting) => own[setting] ?? setting), moved: reading.moved(),
      between: betweenSteps(engine, state, keys), card: this.card ? reading.card(this.card) : null,
      origin: {
        page: common.page, about: name, subject, source: `${common.source}. ${asOf}`,
        changes: reading.changedRows().map(([label, before, now]) => `${label} ${before} → ${now}`),
      },
    };
  }

  /** @returns {[key: string, setting: string][]} each slider, and the setting it shows */
  keys() {
    const { settings, own } = this.common;
    const all = Object.keys(settings).map((name) => /** @type {[string, string]} */ ([name, name]));
    return [...all, ...own.map((name) => /** @type {[string, string]} */ ([`own.${name}`, `${name}.${this.panel?.ally}`]))];
  }
}
