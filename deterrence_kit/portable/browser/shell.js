// @ts-check
// A served page that is whole before it has a session: its own engine answers, and the server has no
// process for it. What only a session can do starts one; the page goes on while it comes, and hands over.

/** @import { Event } from "../../app/browser/types.js" */
/** @import { Common } from "./types.js" */
import { Board } from "../../app/browser/board_view.js";
import { make, one } from "../../app/browser/dom.js";
import { engineAddress, fetchedModule } from "../../app/browser/modules.js";
import { handOver } from "./hand_over.js";
import { bringLeverWords } from "./lever_words.js";
import { Panel } from "./panel.js";
import { ShellSession } from "./shell_session.js";
import { Starting } from "./starting.js";

const ADDS = "This page answers by itself. What it cannot do alone, such as a brief, another member or a file of your own, " +
  "starts a session when you ask for it.";

/** @typedef {Window["dkShell"] & {}} Door */

class Shell {
  /**
   * @param {Common} common
   * @param {Door} door
   */
  constructor(common, door) {
    this.door = door;
    this.root = one(document, "#dk-shell");
    this.session = new ShellSession(common, (name) => this.bring(name), (event) => this.ask(event));
    this.starting = new Starting();
    this.sheet = make("style", { text: common.styles });
    /** @type {Event[]} */
    this.wanted = [];
    this.asking = this.spent = false;
  }

  /** @param {string} name @returns {Promise<boolean>} whether there is such a scenario to be shown */
  async bring(name) {
    if (this.session.holds(name)) return true;
    const part = await fetchedModule(`${engineAddress()}${name}`).catch(() => null);
    if (part) this.session.hold(part.default);
    return this.session.holds(name);
  }

  /** @returns {Promise<boolean>} whether the page is built: a link that it cannot show needs a session */
  async build() {
    const { common } = this.session;
    const name = new URLSearchParams(location.search).get("scenario") ?? common.links.first;
    if (!(await this.bring(name)) || !this.session.shows(location.search)) return false;
    document.head.append(this.sheet);
    const panel = new Panel(common, (event) => this.session.hear(event), (code) => this.session.pick(code));
    this.session.panel = panel;
    const el = make("div", {});
    const page = one(this.root, ".dk-page");
    page.before(this.starting.element);
    page.append(panel.element, el);
    this.board = new Board(this.session.model(), el);
    const { twin, frame, grid } = this.board; // whose engine is here already
    twin.load = () => bringLeverWords(frame.levers, () => this.root.isConnected);
    grid.after(this.more());
    for (const picture of common.asked) this.offer(picture);
    one(document, "#loading").remove();
    document.body.dataset.shell = "whole";
    this.board.start();
    return true;
  }

  /** @param {{ name: string, title: string, after: string }} picture that only a session draws */
  offer({ name, title, after }) {
    const button = make("button", { type: "button", text: "Draw it", onclick: () => this.ask({ kind: "picture" }) });
    const words = make("p", { text: "This one takes a session, which is started for it." });
    const place = make("section", { class: `dk-asked-for dk-asked-${name}`, "aria-label": title }, make("h2", { text: title }), words, button);
    const before = this.board?.pictures.find(({ id }) => id === after);
    if (before) before.element.after(place);
    else this.board?.grid.prepend(place);
  }

  more() {
    const button = make("button", { type: "button", text: "Start a session", onclick: () => this.ask({ kind: "again" }) });
    return make("section", { class: "dk-part dk-more-of", "aria-label": "What a session adds" }, make("p", { text: ADDS }), button);
  }

  /** @param {Event} event that the session is to hear of once it is there */
  ask(event) {
    const { board, door, starting } = this;
    if (event.kind === "brief") starting.sayIn(board?.frame.brief.window ?? null);
    if (this.spent) return this.failed("spent");
    this.wanted = [...this.wanted.filter(({ kind }) => kind !== event.kind), event];
    if (this.asking) return;
    this.asking = true;
    starting.say(event.kind);
    board?.frame.address.write();
    door.open();
  }

  /**
   * No session came; the page goes on.
   * @param {string} why
   */
  failed(why) {
    this.asking = false;
    const { board, session } = this;
    this.spent = this.door.leave() || this.spent;
    this.starting.fail(why, this.spent);
    if (this.wanted.some(({ kind }) => kind === "brief") || why === "spent") session.acts().brief({});
    this.wanted = [];
    board?.frame.toolbar.tell("");
  }

  /** @param {Board} next of the session, which is being built out of sight */
  async meet(next) {
    const { session } = this;
    next.behind = next.frame.address.held = true;
    next.frame.address.query = `?${session.steps().steps[0]}${session.waiting}`;
    if (!(await handOver(this, next)) && this.asking) this.failed("away");
  }
}

/**
 * @param {Common} common
 * @param {Door} door
 * @returns {Promise<boolean>} whether the page stands
 */
async function begin(common, door) {
  const shell = new Shell(common, door);
  door.meet = (next) => shell.meet(next);
  door.failed = (why) => shell.failed(why);
  return shell.build();
}

export default begin;
