// @ts-check
// What the page shows, as one value, and the steps from one to the next (app/state.py).

/** @import { Common, State } from "./types.js" */
/** @import { Engine } from "./engine.js" */
import { ONE_DRAG } from "../../app/browser/slider_models.js";

/**
 * The state after one setting has been moved; back at its default it is no change.
 * @param {Engine} engine
 * @param {State} state
 * @param {string} name
 * @param {number} value
 * @returns {State}
 */
export function moved(engine, state, name, value) {
  return { ...state, changes: needed(engine, { ...state.changes, [name]: value }), touched: name };
}

/**
 * @param {Engine} engine
 * @param {State} state
 * @param {string} name
 * @returns {State}
 */
export function reset(engine, state, name) {
  return { ...state, changes: needed(engine, without(state.changes, name)), touched: name };
}

/**
 * @param {Common} common
 * @param {State} state
 * @param {string} name
 * @param {string} value
 * @returns {State}
 */
export function chosen({ choices: offered }, state, name, value) {
  const choices = without(state.choices, name);
  const first = Object.keys(offered[name])[0];
  return { ...state, choices: value === first ? choices : { ...choices, [name]: value } };
}

/**
 * How a room looks at the page, which a reset and another scenario leave (app/workshop.py).
 * @param {Common} common
 * @param {State} state
 */
export function ofRoom({ workshop }, state) {
  return Object.fromEntries(Object.entries(state.choices).filter(([name]) => workshop.includes(name)));
}

/**
 * @template T
 * @param {Record<string, T>} held
 * @param {string} name
 * @returns {Record<string, T>}
 */
function without(held, name) {
  return Object.fromEntries(Object.entries(held).filter(([each]) => each !== name));
}

/**
 * Without what says nothing: a default, unless it keeps an ally apart from the others.
 * @param {Engine} engine
 * @param {Record<string, number>} changes
 * @returns {Record<string, number>}
 */
function needed(engine, changes) {
  const differs = (/** @type {string} */ name) => {
    const [value, rest] = [changes[name], engine.defaultOf(name)];
    return Math.abs(value - rest) > Math.max(1e-9 * Math.max(Math.abs(value), Math.abs(rest)), 1e-9);
  };
  const kept = Object.keys(changes).filter((name) => {
    const [base] = name.split(".");
    return differs(name) || (base !== name && base in changes && differs(base));
  });
  return Object.fromEntries(kept.map((name) => [name, changes[name]]));
}

/**
 * @param {Engine} engine
 * @param {State} state
 * @param {string} name
 * @returns {number} the value a setting has now
 */
export function standing(engine, state, name) {
  return state.changes[name] ?? valueWithout(engine, state, name);
}

/**
 * The value a setting would have if it were not changed itself.
 * @param {Engine} engine
 * @param {State} state
 * @param {string} name
 * @returns {number}
 */
export function valueWithout(engine, state, name) {
  const [base, code] = name.split(".");
  if (code && base in state.changes && !(name in engine.scenario.settings)) return state.changes[base];
  return engine.defaultOf(name);
}

/**
 * The values that no slider can stand at.
 * @param {Engine} engine
 * @param {State} state
 * @param {[key: string, setting: string][]} keys
 * @returns {Record<string, number>}
 */
export function betweenSteps(engine, state, keys) {
  const found = keys.map(([key, name]) => {
    const { low, step } = engine.settings[name.split(".")[0]];
    const value = standing(engine, state, name);
    const steps = (value - low) / step;
    return /** @type {const} */ ([key, value, Math.abs(steps - Math.round(steps)) > 1e-6]);
  });
  return Object.fromEntries(found.filter(([, , off]) => off).map(([key, value]) => [key, value]));
}

/**
 * Whose own sliders a link is about: those last moved, else the first (app/moved.py).
 * @param {Common} common
 * @param {State} state
 * @returns {string | undefined}
 */
export function allyOf({ own }, { touched, changes }) {
  const names = [touched, ...Object.keys(changes)].filter((name) => name in changes);
  return names.map((name) => name.split(".")).find(([base, code]) => code && own.includes(base))?.[1];
}

const MOST_STEPS = 200;

/** A list of states: undo is a step back in it. */
export class History {
  /** @param {State} first */
  constructor(first) {
    this.states = [first];
    this.place = 0;
    this.pushed = -Infinity;
  }

  /** @returns {State} */
  get now() {
    return this.states[this.place];
  }

  /** @param {State} state */
  push(state) {
    const time = performance.now();
    const drag = time - this.pushed < ONE_DRAG && this.canUndo && sameDrag(this.now, state);
    this.states = [...this.states.slice(0, drag ? this.place : this.place + 1), state].slice(-MOST_STEPS);
    this.place = this.states.length - 1;
    this.pushed = time;
  }

  /** Count the pause that ends a drag from here: what it took to show the state is no pause. */
  shown() {
    if (Number.isFinite(this.pushed)) this.pushed = performance.now();
  }

  /** @param {number} by −1 or 1 */
  step(by) {
    this.place = Math.max(0, Math.min(this.states.length - 1, this.place + by));
    this.pushed = -Infinity;
  }

  /**
   * Take up steps that were made on another page, one of which is the state that is shown.
   * @param {State[]} states
   * @param {number} place
   */
  recall(states, place) {
    Object.assign(this, { states, place, pushed: -Infinity });
  }

  /**
   * Change all states alike: no step that could be taken back.
   * @param {(state: State) => State} change
   */
  everywhere(change) {
    this.states = this.states.map(change);
    this.pushed = -Infinity;
  }

  get canUndo() {
    return this.place > 0;
  }

  get canRedo() {
    return this.place < this.states.length - 1;
  }
}

/**
 * @param {State} now
 * @param {State} next
 * @returns {boolean} whether only the setting last touched differs
 */
function sameDrag(now, next) {
  const but = (/** @type {State} */ { changes, ...rest }, /** @type {string} */ name) => {
    return JSON.stringify([Object.entries(without(changes, name)).sort(), rest]);
  };
  return but(now, next.touched) === but(next, next.touched);
}
