// @ts-check
// What the page says while a session is started for it, and when none came.

import { make } from "../../app/browser/dom.js";

/** @type {Record<string, string>} */
const STARTED_FOR = {
  brief: "the brief", notebook: "the notebook", excel: "the table as Excel", page: "the page to save", replay: "the replay",
  file: "your file", scenario: "this scenario", choice: "this choice",
  picture: "this picture", leave: "the pact without that state", join: "the pact with that state", again: "all that it adds",
  recall: "the steps before",
};
const GOES_ON_ALONE = "The page goes on without one.";
/** @type {Record<string, string>} */
const NOT_STARTED = {
  full: "No session could be started: all places are taken. Ask again in a while.",
  many: "No session could be started: many pages are opening for you at the same time. Ask again in a while.",
  blocked: "No session could be started: this network blocks the live connection that one needs.",
  away: "No session could be started: the server does not answer. Ask again in a while.",
  signed: "No session could be started: the server asks you to sign in again, which happens when the page is loaded again.",
};
const FAILED = "No session could be started. The cause has been logged for whoever runs this server.";
const LOAD_AGAIN = "To try again, load the page again: what you set is kept in the address.";

export class Starting {
  constructor() {
    this.words = make("p", { role: "status" });
    this.again = make("button", { type: "button", class: "dk-button", text: "Load the page again", onclick: () => location.reload() });
    this.element = make("div", { class: "dk-starting", hidden: true }, this.words);
    /** @type {Window | null} */
    this.paper = null;
  }

  /**
   * The page's own note of its opening says it: it also tells how many come first, and when it takes long.
   * @param {string} kind of what is asked for
   */
  say(kind) {
    const text = `Starting a session for ${STARTED_FOR[kind] ?? "that"} …`;
    const note = document.getElementById("loading") ?? make("div", { id: "loading", class: "dk-loading", role: "status" });
    note.textContent = text;
    note.hidden = false;
    this.words.textContent = "";
    this.element.replaceChildren(note, this.words);
    this.element.hidden = false;
  }

  /** @param {Window | null} paper the brief's window, which was opened in the click itself */
  sayIn(paper) {
    this.paper = paper;
    const sheet = paper?.document;
    sheet?.body.replaceChildren(sheet.adoptNode(make("p", { role: "status", text: "Starting a session for the brief …" })));
  }

  /**
   * @param {string} why
   * @param {boolean} spent whether this page cannot ask again
   */
  fail(why, spent) {
    this.words.textContent = [NOT_STARTED[why] ?? (why === "spent" ? "" : FAILED), GOES_ON_ALONE, spent ? LOAD_AGAIN : ""].filter(Boolean).join(" ");
    this.element.replaceChildren(this.words, ...(spent ? [this.again] : []));
    this.element.hidden = false;
  }
}
