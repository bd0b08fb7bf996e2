// @ts-check
// The model of one scenario, run in the page: settings in, words of the model out.

/** @import { Changes, Common, Program, Run, Scenario, Slot } from "./types.js" */

/** @typedef {Record<string, Float64Array>} Found words of one case */
/** @typedef {{ run: Run, inputs: Slot[], outputs: Slot[], wide: number, long: number }} Made a program that can be run */

export class Engine {
  /**
   * @param {Common} common
   * @param {Scenario} scenario
   * @param {((data: object) => Run)[]} texts the traced formulas
   */
  constructor({ settings }, scenario, texts) {
    this.settings = settings;
    this.scenario = scenario;
    /** @type {WeakMap<Slot, { names: string[], rest: number }[]>} */
    this.holders = new WeakMap();
    const made = (/** @type {Program} */ { text, data, inputs, outputs }) => ({
      run: texts[text](data), inputs, outputs, wide: width(inputs), long: width(outputs),
    });
    this.model = made(scenario.model);
    this.pictures = made(scenario.pictures);
    this.further = Object.fromEntries(Object.entries(scenario.further).map(([name, program]) => [name, made(program)]));
    this.rest = this.atRest();
    this.baseline = this.assess([{}])[0];
    /** @type {import("./curve.js").Range & { of: string } | null} */
    this.range = null; // of the setting that was moved last
    /** @type {Map<string, import("./coalitions.js").Kept>} */
    this.coalitions = new Map(); // of the last changes, by the word that was asked for
    /** @type {Map<string, number[]>} */
    this.ghosts = new Map(); // credibility at the baseline over each lever's range, once it was asked for
  }

  /** @returns {Float64Array} what the model reads where nothing is changed */
  atRest() {
    const values = new Float64Array(this.model.wide);
    for (const slot of this.model.inputs) {
      for (let i = 0; i < slot.width; i++) values[slot.start + i] = this.valueOf({}, slot, i);
    }
    return values;
  }

  /**
   * The value that a setting has before anybody changes it.
   * @param {string} name
   * @returns {number}
   */
  defaultOf(name) {
    const [base] = name.split(".");
    const { settings: own } = this.scenario;
    return own[name] ?? own[base] ?? this.settings[base].default;
  }

  /**
   * What sets each place of a slot: of the names the first that is changed, or else what it has at rest.
   * @param {Slot} slot
   * @returns {{ names: string[], rest: number }[]}
   */
  holdersOf(slot) {
    let known = this.holders.get(slot);
    if (!known) this.holders.set(slot, (known = Array.from({ length: slot.width }, (_, place) => this.holderOf(slot, place))));
    return known;
  }

  /**
   * @param {Slot} slot
   * @param {number} place
   */
  holderOf({ name, width: wide }, place) {
    const { figures: { [name]: figures }, codes, settings } = this.scenario;
    const own = `${name}.${codes[place]}`;
    if (figures) return { names: [figures.length === 1 ? name : own], rest: figures[place] };
    if (wide === 1) return { names: [name], rest: this.defaultOf(name) };
    if (own in settings) return { names: [own], rest: settings[own] }; // which no value for all moves
    return { names: [own, name], rest: this.defaultOf(name) };
  }

  /**
   * @param {Changes} changes
   * @param {Slot} slot
   * @param {number} place
   * @returns {number} what a member has
   */
  valueOf(changes, slot, place) {
    const { names: [own, all], rest } = this.holdersOf(slot)[place];
    return changes[own] ?? changes[all] ?? rest;
  }

  /**
   * What the model reads of one case.
   * @param {Float64Array} values is filled
   * @param {number} at where the case begins
   * @param {Changes} changes
   */
  fill(values, at, changes) {
    values.set(this.rest, at);
    const bases = new Set(Object.keys(changes).map((name) => name.split(".")[0]));
    for (const slot of this.model.inputs) {
      if (!bases.has(slot.name)) continue;
      for (let i = 0; i < slot.width; i++) values[at + slot.start + i] = this.valueOf(changes, slot, i);
    }
  }

  /**
   * Words of the model for each case.
   * @param {Changes[]} cases
   * @returns {Found[]}
   */
  assess(cases) {
    const { run, outputs, wide, long } = this.model;
    const values = new Float64Array(cases.length * wide);
    cases.forEach((changes, row) => this.fill(values, row * wide, changes));
    const results = new Float64Array(cases.length * long);
    run(values, results, cases.length);
    return cases.map((_, row) => unpacked(results, outputs, row * long));
  }

  /**
   * What one of the page's further programs makes of settings.
   * @param {string} name
   * @param {Changes} changes
   * @returns {Found}
   */
  work(name, changes) {
    return worked(this.further[name], (slot, place) => this.valueOf(changes, slot, place));
  }

  /**
   * Columns of the pictures that go with a case, by source and column.
   * @param {Found} found
   * @returns {Record<string, Record<string, number[]>>}
   */
  columns(found) {
    const columns = worked(this.pictures, ({ name }, place) => found[name][Math.min(place, found[name].length - 1)]);
    /** @type {Record<string, Record<string, number[]>>} */
    const told = {};
    for (const [name, column] of Object.entries(columns)) {
      const [source, which] = name.split("__");
      (told[source] ??= {})[which] = Array.from(column);
    }
    return told;
  }
}

/**
 * One case of a program.
 * @param {Made} program
 * @param {(slot: Slot, place: number) => number} valueOf
 * @returns {Found}
 */
function worked({ run, inputs, outputs, wide, long }, valueOf) {
  const values = new Float64Array(wide);
  for (const slot of inputs) for (let i = 0; i < slot.width; i++) values[slot.start + i] = valueOf(slot, i);
  const results = new Float64Array(long);
  run(values, results, 1);
  return unpacked(results, outputs, 0);
}

/** @param {Slot[]} slots */
function width(slots) {
  return slots.reduce((sum, slot) => sum + slot.width, 0);
}

/**
 * @param {Float64Array} results
 * @param {Slot[]} slots
 * @param {number} at
 * @returns {Found}
 */
function unpacked(results, slots, at) {
  return Object.fromEntries(slots.map(({ name, start, width: many }) => [name, results.subarray(at + start, at + start + many)]));
}
