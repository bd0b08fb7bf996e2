// @ts-check
// The page's own engine beside a session, which has sliders, blocks and all else: it answers what it can
// compute, scenario by scenario, and takes up what the session has made of the state.

/** @import { Event } from "../../app/browser/types.js" */
/** @import { Common, Run, Scenario } from "./types.js" */
import { Engine } from "./engine.js";
import { queryOf, Reader } from "./links.js";
import { READINGS } from "./readings.js";
import { LocalSession } from "./session.js";
import { History, standing } from "./state.js";

export class ServedSession extends LocalSession {
  /** @param {Common} common */
  constructor(common) {
    super(common, () => null, []);
    this.alone = false; // whether nobody will say how sure the answer is
    this.earlier = this.later = false; // whether the session knows steps that this engine does not
  }

  /** @param {{ scenarios: Scenario[], texts: ((data: object) => Run)[] }} part of the server's */
  hold({ scenarios, texts }) {
    for (const scenario of scenarios) this.engines.set(scenario.name, new Engine(this.common, scenario, texts));
  }

  /** @param {string} name */
  holds(name) {
    return this.openable(name) !== null;
  }

  get query() {
    return queryOf(this.common, this.state);
  }

  /**
   * Begin with the state that the session shows.
   * @param {{ query: string, name: string, card: string, earlier: boolean, later: boolean }} told
   * @returns {boolean} whether this engine can: what it would leave out of the state is the session's
   */
  take({ query, name, card, earlier, later }) {
    if (!this.holds(name)) return false;
    const { state, notices } = new Reader(this.common, (each) => this.openable(each)).read(query);
    if (notices.length || queryOf(this.common, state) !== query) return false;
    this.history = new History(state);
    Object.assign(this, { card, earlier, later, notices: [] });
    return true;
  }

  /**
   * @param {Event} event
   * @returns {boolean} whether this engine knows what to do
   */
  does({ kind, name, value }) {
    const { canUndo, canRedo } = this.history;
    const { choices, settings } = this.common;
    /** @type {Record<string, () => boolean>} */
    const can = {
      undo: () => canUndo, redo: () => canRedo, tap: () => true, reset_all: () => true,
      move: () => String(name) in settings, reset: () => String(name) in settings,
      choice: () => String(value) in (choices[String(name)] ?? {}), scenario: () => this.holds(String(name)),
    };
    return can[kind]?.() ?? kind in (READINGS[this.common.page].acts?.(this) ?? {});
  }

  /** @returns {{ code: string, name: string }[]} in the order of the session's list (app/controls.py) */
  allies() {
    const { codes, names, protege } = this.engine.scenario;
    const all = codes.map((code, i) => ({ code, name: names[i] })).filter((_, i) => i !== protege);
    return all.sort((one, other) => (one.name > other.name ? 1 : -1));
  }

  /** @param {string} name of a setting, or of one of the ally whose sliders are shown */
  standing(name) {
    return standing(this.engine, this.state, name.startsWith("own.") ? this.meant(name.slice(4), true) : name);
  }

  /** @param {string} key @param {number} place @returns {boolean} whether that slider can stay there */
  stands(key, place) {
    return stands(place, this.standing(key), this.common.settings[key.replace("own.", "")].step);
  }

  /**
   * A slider was moved. One that stands at its place, because of a value between two steps, says nothing.
   * @param {string} key
   * @param {number} value with noise, as sliders have it
   */
  slide(key, value) {
    if (key === "ally") return this.pick(this.allies()[value]?.code ?? "");
    const [own, name] = [key.startsWith("own."), key.replace("own.", "")];
    const rounded = Number(value.toFixed((String(this.common.settings[name].step).split(".")[1] ?? "").length));
    if (!this.stands(key, rounded)) this.move(this.meant(name, own), rounded);
  }

  /** The news are all there is: whoever shows them knows what is shown already. */
  show() {
    const { words, page, ...rest } = this.parts();
    const { history, earlier, later } = this;
    const open = { sure: this.alone ? undefined : "", standing: undefined };
    const steps = { can_undo: history.canUndo || earlier, can_redo: history.canRedo || (later && history.states.length === 1) };
    this.tell({ kind: "update", ...rest, words: { ...words, ...open }, page: { ...page, ...steps, replay: null } });
  }

  /** @returns {{ steps: string[], at: number }} all states since the session was last followed */
  steps() {
    return { steps: this.history.states.map((state) => queryOf(this.common, state)), at: this.history.place };
  }
}

/**
 * Whether a slider that moves in steps stands at this place because of this value (app/controls.py).
 * @param {number} place
 * @param {number} value
 * @param {number} step
 */
export function stands(place, value, step) {
  return place - value > -step / 2 + 1e-9 && place - value <= step / 2 + 1e-9;
}

export default ServedSession;
