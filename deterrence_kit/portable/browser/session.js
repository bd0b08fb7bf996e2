// @ts-check
// What a session does for a served page, done in the page itself: it hears what the reader did and
// tells what is to be shown, in the same messages (app/page.py, app/session.py).

/** @import { Model } from "../../app/browser/libraries.js" */
/** @import { Answer, Event, PageNews } from "../../app/browser/types.js" */
/** @import { Common, Run, Scenario, Sliders, State } from "./types.js" */
/** @import { Reading, Shown } from "./reading.js" */
import { briefTold } from "./brief_told.js";
import { Doubt } from "./doubt.js";
import { Engine } from "./engine.js";
import { given } from "./given.js";
import { Reader } from "./links.js";
import { News } from "./news.js";
import { leftBehind, pageNews } from "./page_news.js";
import { READINGS } from "./readings.js";
import { allyOf, chosen, History, moved, ofRoom, reset, standing } from "./state.js";

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
    this.doubt = new Doubt((words) => this.refine(words));
    this.card = "";
    this.notices = this.left = /** @type {string[]} */ ([]); // what is said of a link, of another scenario
    this.shown = /** @type {any} */ (null); // the reading of the state that is shown
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

  /** @returns {Reading & Shown} the state, assessed */
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
      brief: () => this.brief(),
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
    if (!this.openable(name)) return;
    this.left = leftBehind(this, name);
    this.push(this.blank(name));
  }

  /** @param {string} name @returns {State} */
  blank(name) {
    const { packages } = this.state;
    return { scenario: name, changes: {}, touched: this.common.links.touched, choices: ofRoom(this.common, this.state), packages };
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
    this.left = [];
    this.show();
  }

  /** @param {string} sentence */
  refuse(sentence) {
    this.notices = [sentence];
    this.show();
  }

  /** @param {string} query */
  read(query) {
    return new Reader(this.common, (name) => this.openable(name)).read(query);
  }

  /** @param {string} query */
  open(query) {
    const { state, notices } = this.read(query);
    this.history = new History(state);
    this.notices = notices;
    this.card = "";
    this.panel?.offer(this.engine.scenario, allyOf(this.common, state));
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
    this.tell({ kind: "update", number: this.sent, heard: { [this.heard.line]: this.heard.number }, whole: whole || this.sent === 1, ...news });
    this.doubt.later(this.shown);
  }

  /** @param {Partial<Answer>} words of the state that is shown, of which more is known by now */
  refine(words) {
    this.sent += 1;
    this.tell({ kind: "update", number: this.sent, heard: { [this.heard.line]: this.heard.number }, whole: false, ...this.news.of(false, { words }) });
  }

  /** Its verdict is never louder than the draws. */
  brief() {
    const reading = this.reading();
    this.doubt.later(reading);
    this.doubt.settle();
    this.tell(briefTold(reading, this.doubt.words(reading)));
  }

  /** All that is to be shown, the sliders first. */
  parts() {
    const { engine, state, panel } = this;
    panel?.offer(engine.scenario);
    const reading = (this.shown = this.reading());
    const columns = reading.columns();
    panel?.show((name) => standing(engine, state, name));
    const said = { words: this.doubt.words(reading), captions: reading.captions(columns), blocks: reading.blocks() };
    return { columns, props: reading.props(columns), ...said, page: this.page(reading) };
  }

  /**
   * @param {Reading} reading
   * @returns {PageNews}
   */
  page(reading) {
    return pageNews(this, reading);
  }
}
