// @ts-check
// The page's own engine beside its session. What it can compute it shows within the frame, and the session,
// which hears of everything, confirms: what it says of the same state is shown where it differs or is more,
// what it says of an older one waits. Where the session says another state, the session is right. While the
// line is cut the engine goes on, and when the line is back the session is told the steps since.

/** @import { Line } from "./resend.js" */
/** @import { Event, OwnEngine, Update } from "./types.js" */
/** @import { Gathered } from "./updates.js" */
import { OWN, differing, namesIn } from "./differing.js";
import { engineAddress, fetchedModule } from "./modules.js";
import { ONE_DRAG } from "./slider_models.js";
import { TwinSliders } from "./twin_sliders.js";
import { gather, noNews, placed } from "./updates.js";

/** @typedef {{ kind: string } & Record<string, any>} Content */

const NO_MOVES = new Set(["start", "again", "unkept", "bokeh"]); // change nothing that is computed
const TAKEN_AWAY = new Set(["brief", "notebook", "excel"]);
const WAITS = "That needs the server, which does not answer now. It can be done as soon as it is back.";
const COMPARED = /^(columns|props|words|captions)\.|^page\.query$/;
// Of these, and of what an engine leaves to it, the session knows more: at once, and with assumptions drawn.
const FULLER = ["words.sure", "words.standing"];
const DRAWN = ["words.levels", "words.verdict", "words.verdict_why"];
const NO_PART = /** @type {("card" | "can_undo" | "can_redo")[]} */ (["card", "can_undo", "can_redo"]); // of a page, that its link does not hold

export class Twin {
  /**
   * @param {Line} line
   * @param {(content: Content) => void} take what the engine says, to be shown
   */
  constructor(line, take) {
    this.line = line;
    this.take = take;
    this.told = noNews(); // by the session, all in all
    this.shown = noNews();
    /** @type {OwnEngine | null} */
    this.engine = null;
    this.can = this.cut = this.alone = false; // whether the engine computes the state that is shown
    this.painted = ""; // the state that it has shown last
    this.moved = -Infinity; // when a slider was: who comes in the middle of a drag would take it for two
    /** @type {Set<string>} */
    this.asked = new Set(); // scenarios
    this.sliders = /** @type {TwinSliders | null} */ (null);
    line.twin = this;
    this.onClosed = () => (this.cut = true);
    this.onAlone = (/** @type {any} */ { detail }) => this.goAlone(detail);
    addEventListener("deterrence:line-closed", this.onClosed);
    addEventListener("deterrence:alone", this.onAlone);
  }

  stop() {
    removeEventListener("deterrence:line-closed", this.onClosed);
    removeEventListener("deterrence:alone", this.onAlone);
  }

  /** Fetch the engine, if the server has one for this page; once the page is ready. */
  async load() {
    this.address = engineAddress();
    if (!this.address) return;
    const found = await fetchedModule(`${this.address}common`).catch(() => null);
    if (!found || found.common.page !== this.page.origin?.page) return;
    /** @type {OwnEngine} */
    const engine = new found.default(found.common);
    this.engine = engine;
    engine.panel = this.sliders = new TwinSliders(this.line, engine);
    engine.model().on("msg:custom", (content) => this.paint(content));
    this.settle();
  }

  /** @param {string} name of the scenario that is shown: the engine is given it if it can be */
  async bring(name) {
    if (!this.engine || this.engine.holds(name) || this.asked.has(name)) return;
    this.asked.add(name);
    const part = await fetchedModule(`${this.address}${name}`).catch((fault) => {
      if (fault instanceof TypeError) this.asked.delete(name); // the server was not reached
    });
    if (!part) return;
    this.engine.hold(part.default);
    this.settle();
  }

  /** @returns {Record<string, any>} */
  get page() {
    return this.told.page ?? {};
  }

  /** @returns {string} the session's state, without what waits for other pages */
  get query() {
    return String(this.page.query).replace(/&from=.*/, "");
  }

  /** @returns {boolean} whether the session has still to hear, or to answer */
  get busy() {
    return this.line.kept.length > 0 || this.line.waiting().length > 0;
  }

  /** @returns {boolean} whether nothing is under way */
  get still() {
    return !this.busy && performance.now() - this.moved > ONE_DRAG;
  }

  /** @returns {boolean} whether what the session sets is perhaps of an older state than the one that is shown */
  get ahead() {
    return this.can && (this.cut || this.alone || this.busy);
  }

  /**
   * @param {Update} news of the session
   */
  hear(news) {
    gather(this.told, news);
    if (this.engine) return this.settle();
    gather(this.shown, news);
    this.take({ kind: "update", ...news });
  }

  /** Show what the session has told, as far as it is of the state that is shown; while it is away, the engine knows more. */
  settle() {
    if (!this.engine || !this.told.page) return;
    const same = this.can && this.query === this.engine.query;
    if (this.can && !same) {
      if (this.ahead) return;
      this.become(false);
      this.line.ask(); // where its sliders stand
    }
    this.put(same ? this.confirmed() : differing(this.told, this.shown));
    if (!this.cut && !this.alone) delete document.body.dataset.alone;
    if (!this.can && this.still) this.follow();
  }

  /** @returns {Gathered} what the session knows otherwise, or more, of the same state */
  confirmed() {
    const rest = differing(this.told, this.shown);
    this.compare(rest);
    // A tap leaves the link as it is: until the session has heard of it, it knows of no card.
    if (this.busy) for (const name of NO_PART) delete rest.page?.[name];
    return this.alone ? noNews() : rest;
  }

  /** Begin with the session's state. */
  follow() {
    if (!this.engine || !this.sliders) return;
    const { scenario, card, can_undo: earlier, can_redo: later } = this.page;
    this.sliders.scenario = "";
    this.become(this.engine.take({ query: this.query, name: scenario.name, card: card?.code ?? "", earlier, later }));
    this.bring(scenario.name);
  }

  /** @param {boolean} can */
  become(can) {
    this.can = can;
    document.body.dataset.goesOn = String(can); // what the lifeline says hangs on it
    dispatchEvent(new CustomEvent("deterrence:goes-on"));
  }

  /** @param {Partial<Gathered>} news */
  put(news) {
    if (!Object.values(news).some((part) => Object.keys(part ?? {}).length)) return;
    gather(this.shown, /** @type {Update} */ (news));
    this.take({ kind: "update", ...news });
  }

  /**
   * What the engine says.
   * @param {Content} content
   */
  paint({ kind, ...parts }) {
    if (kind !== "update") return this.take({ kind, ...parts });
    if (!this.can) return;
    parts.page.query += String(this.page.query).match(/&from=.*/)?.[0] ?? "";
    parts.blocks = placed(parts.blocks, this.told.blocks);
    parts.page.choices = { ...this.page.choices, ...parts.page.choices };
    parts.page.notices = this.page.notices ?? []; // a closed one stays closed
    this.painted = this.engine?.query ?? "";
    this.put(differing(/** @type {any} */ (parts), this.shown, OWN));
  }

  /**
   * Where session and engine differ is a fault of either; tests and the console are told of it.
   * @param {Gathered} rest
   */
  compare(rest) {
    if (this.painted !== this.query) return;
    const drawn = this.told.words?.sure || this.shown.words?.sure; // it draws anew when it is asked again
    const fuller = [...FULLER, ...(this.engine?.common.later ?? []), ...(drawn ? DRAWN : [])];
    const differs = namesIn(rest).filter((name) => COMPARED.test(name) && !fuller.includes(name));
    dispatchEvent(new CustomEvent("deterrence:agreed", { detail: { query: this.query, differs } }));
    if (differs.length) console.warn("The page's engine and the session differ:", ...differs);
  }

  /**
   * The reader did something on the board.
   * @param {Event} event
   * @returns {boolean} whether the session is to hear of it
   */
  act(event) {
    const { engine, can, alone } = this;
    if (!engine || NO_MOVES.has(event.kind) || (TAKEN_AWAY.has(event.kind) && !alone)) return true;
    if (can && engine.does(event)) {
      engine.hear(event);
      return true;
    }
    if (can && alone) this.answerAlone(event);
    else if (can) this.become(false); // until the session has answered
    return !(can && alone);
  }

  /** @param {Event} event */
  answerAlone(event) {
    const { scenario, choices } = this.shown.page ?? {}; // a list that was turned turns back
    if (event.kind === "brief") this.engine?.hear(event);
    else this.put({ page: { notices: [WAITS], scenario, choices } });
  }

  /**
   * The reader moved a slider.
   * @param {string} key
   * @param {number} value
   */
  slid(key, value) {
    this.moved = performance.now();
    if (this.can) this.engine?.slide(key, value);
  }

  /** @param {boolean} alone whether nobody else answers */
  goAlone(alone) {
    this.alone = alone;
    if (!this.engine) return;
    this.engine.alone = alone;
    if (!this.can || !alone) return;
    document.body.dataset.alone = "true"; // what only the session says is of an older state, and hidden
    this.engine.show();
  }

  /** @returns {Event} what the session is told once the line is back */
  catchUp() {
    this.cut = false;
    return { kind: "steps", card: this.engine?.card ?? "", ...this.engine?.steps() };
  }

  /**
   * How far back leads is told by who has shown it: the session, which hears later, may take moves for two drags.
   * @param {Event} event
   * @returns {Event} what the session is told of it
   */
  saying(event) {
    return this.can && !this.cut && /^(un|re)do$/.test(event.kind) ? this.catchUp() : event;
  }
}
