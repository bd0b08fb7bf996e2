// @ts-check
// A served page's session while it has none of the server's: it does what the page's engine can compute,
// and asks for a session for all else.

/** @import { Event, Members, PageNews } from "../../app/browser/types.js" */
/** @import { Reading } from "./reading.js" */
/** @import { Pair } from "./endmark.js" */
/** @import { Common, State } from "./types.js" */
import { bare } from "../../app/browser/trail.js";
import { endMark } from "./endmark.js";
import { HeldSession } from "./held.js";
import { queryOf } from "./links.js";

const OFTEN = new Set(["choice", "scenario"]); // kinds of which only some can be computed here
const FROM_SESSION = new Set(["brief"]); // which a session makes fuller

export class ShellSession extends HeldSession {
  /**
   * @param {Common} common
   * @param {(name: string) => Promise<boolean>} bring a scenario; whether there is one
   * @param {(event: Event) => void} ask for a session, which is to do this
   */
  constructor(common, bring, ask) {
    super(common);
    this.bring = bring;
    this.ask = ask;
    this.waiting = ""; // of the link: what waits for pages of other kinds
    this.recalling = false; // places of steps are told once it is known which there are
  }

  /**
   * @param {string} query
   * @returns {boolean} whether this engine shows all of it; a session says what is wrong with a link
   */
  shows(query) {
    this.waiting = query.match(/&from=.*/)?.[0] ?? "";
    return this.isWhole(bare(query));
  }

  /** @param {string} query @returns {boolean} whether it is read without loss */
  isWhole(query) {
    const { state, notices, carried } = this.read(query);
    return !notices.length && (!carried || queryOf(this.common, state) === query);
  }

  /**
   * A link with what other pages have chosen, set and kept: it changes nothing here, and goes along.
   * @param {string} query
   * @returns {{ state: State, notices: string[], carried: number }} with how many parts of it are other pages'
   */
  read(query) {
    const pairs = /** @type {Pair[]} */ ([...new URLSearchParams(bare(query))]);
    const given = new Map(pairs);
    const carried = given.get("check") === endMark(pairs) ? pairs.filter((pair) => this.isCarried(pair)) : [];
    if (!carried.length) return { ...super.read(query), carried: 0 };
    const rest = pairs.filter((pair) => !carried.includes(pair) && pair[0] !== "check");
    const { state, notices } = super.read(String(new URLSearchParams([...rest, ["check", endMark(rest)]])));
    const { others, carried: choices, packages } = this.common;
    const of = (/** @type {(name: string) => boolean} */ is) => carried.filter(([name]) => is(name));
    const touched = given.get("touched") ?? "";
    return {
      state: {
        ...state, touched: touched in others ? touched : state.touched, others: of((name) => name in others),
        choices: { ...state.choices, ...Object.fromEntries(of((name) => name in choices)) }, packages: of((name) => packages.includes(name)),
      }, notices, carried: carried.length,
    };
  }

  /** @param {Pair} pair @returns {boolean} whether it is another page's, and good */
  isCarried([name, value]) {
    const { others, carried, packages } = this.common;
    if (!(name in others)) return packages.includes(name) || Boolean(carried[name]?.includes(value));
    const { low, high } = others[name];
    return low <= Number(value) && Number(value) <= high;
  }

  /** @returns {Record<string, (event: any) => void>} */
  acts() {
    return { ...super.acts(), start: ({ query, trail }) => this.arrive(query, trail?.steps ?? [], trail?.at ?? 0) };
  }

  /**
   * Steps that the browser has kept go along; those that only a session can show start one.
   * @param {string} query
   * @param {string[]} steps which led to just this state
   * @param {number} at which of them is shown
   */
  async arrive(query, steps, at) {
    this.recalling = steps.length > 0;
    this.open(query);
    if (!this.recalling) return;
    const { history } = this;
    const states = await this.recalled(steps);
    this.recalling = false;
    if (history === this.history && history.states.length === 1 && states) history.recall(states, at);
    this.show();
    if (!states) this.ask({ kind: "recall" });
  }

  /**
   * @param {string[]} steps
   * @returns {Promise<State[] | null>} none where not all can be shown here
   */
  async recalled(steps) {
    const names = new Set(steps.map((step) => new URLSearchParams(step).get("scenario") ?? this.common.links.first));
    const held = await Promise.all([...names].map((name) => this.bring(name)));
    if (held.includes(false) || !steps.every((step) => this.isWhole(step))) return null;
    return steps.map((step) => this.read(step).state);
  }

  /** @param {any} event */
  hear(event) {
    if (event.kind === "heard?" || this.knows(event)) return super.hear(event);
    if (event.number) this.heard = { line: event.line, number: event.number };
    this.pass(event);
  }

  /** @param {Event} event */
  knows(event) {
    if (FROM_SESSION.has(event.kind)) return false;
    return OFTEN.has(event.kind) ? this.does(event) : event.kind in this.acts();
  }

  /** @param {Event} event */
  async pass(event) {
    if (event.kind === "scenario" && (await this.bring(String(event.name)))) return super.hear(event);
    this.ask(event);
    this.show(true); // a list that was turned turns back
  }

  /**
   * @param {Reading} reading
   * @returns {PageNews}
   */
  page(reading) {
    const told = super.page(reading);
    const choices = { ...this.firsts(), ...told.choices };
    const place = this.recalling ? undefined : told.place;
    return { ...told, ...this.members(), choices, place, query: told.query + this.waiting, edition: this.common.edition };
  }

  /** @returns {{ members?: Members }} whom a session can let join, where the page offers that */
  members() {
    const { everyone, pacts } = this.common.members;
    if (!everyone) return {};
    const { not, note } = pacts[this.engine.scenario.name];
    return { members: { candidates: note ? [] : everyone.filter(([code]) => !not.includes(code)), left: [], joined: [], note } };
  }

  /** @returns {Record<string, string>} choices of pictures that only a session can follow, as they stand */
  firsts() {
    const drawn = Object.values(/** @type {Record<string, any>} */ (this.common.traits.figures));
    return Object.fromEntries(drawn.flatMap(({ choice }) => (choice ? [[choice.name, Object.keys(choice.options)[0]]] : [])));
  }
}
