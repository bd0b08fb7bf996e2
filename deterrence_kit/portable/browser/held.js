// @ts-check
// A session of the page's own that holds some scenarios of the server's: those that were fetched.

/** @import { Event } from "../../app/browser/types.js" */
/** @import { Common, Run, Scenario } from "./types.js" */
import { Engine } from "./engine.js";
import { queryOf } from "./links.js";
import { READINGS } from "./readings.js";
import { LocalSession } from "./session.js";

export class HeldSession extends LocalSession {
  /** @param {Common} common */
  constructor(common) {
    super(common, () => null, []);
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

  /** @returns {{ steps: string[], at: number }} all states since the session was last followed */
  steps() {
    return { steps: this.history.states.map((state) => queryOf(this.common, state)), at: this.history.place };
  }
}
