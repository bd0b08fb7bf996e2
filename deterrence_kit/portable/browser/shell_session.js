// @ts-check
// A served page's session while it has none of the server's: it does what the page's engine can compute,
// and asks for a session for all else.

/** @import { Event, PageNews } from "../../app/browser/types.js" */
/** @import { Reading } from "./reading.js" */
/** @import { Pair } from "./endmark.js" */
/** @import { Common } from "./types.js" */
import { endMark } from "./endmark.js";
import { HeldSession } from "./held.js";
import { Reader } from "./links.js";

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
  }

  /**
   * @param {string} query
   * @returns {boolean} whether this engine shows all of it; a session says what is wrong with a link
   */
  shows(query) {
    this.waiting = query.match(/&from=.*/)?.[0] ?? "";
    return new Reader(this.common, (name) => this.openable(name)).read(this.own(query).query).notices.length === 0;
  }

  /**
   * A link without what other pages have chosen, which changes nothing here and goes along.
   * @param {string} query
   * @returns {{ query: string, carried: Record<string, string> }}
   */
  own(query) {
    const pairs = /** @type {Pair[]} */ ([...new URLSearchParams(query.split("&from=")[0])]);
    const isCarried = (/** @type {Pair} */ [name, value]) => Boolean(this.common.carried[name]?.includes(value));
    const carried = pairs.filter(isCarried);
    if (!carried.length || new Map(pairs).get("check") !== endMark(pairs)) return { query, carried: {} };
    const rest = pairs.filter((pair) => !isCarried(pair) && pair[0] !== "check");
    return { query: String(new URLSearchParams([...rest, ["check", endMark(rest)]])), carried: Object.fromEntries(carried) };
  }

  /** @param {string} query */
  open(query) {
    const { query: own, carried } = this.own(query);
    super.open(own);
    if (!Object.keys(carried).length) return;
    this.history.everywhere((state) => ({ ...state, choices: { ...state.choices, ...carried } }));
    this.show(true);
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
    return { ...told, choices, query: told.query + this.waiting, edition: this.common.edition };
  }

  /** @returns {Record<string, string>} choices of pictures that only a session can follow, as they stand */
  firsts() {
    const drawn = Object.values(/** @type {Record<string, any>} */ (this.common.traits.figures));
    return Object.fromEntries(drawn.flatMap(({ choice }) => (choice ? [[choice.name, Object.keys(choice.options)[0]]] : [])));
  }
}
