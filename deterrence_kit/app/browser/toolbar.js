// @ts-check
// The buttons above the answer.

/** @import { Address } from "./address.js" */
/** @import { Brief } from "./brief.js" */
/** @import { OwnFile, PageNews, Send } from "./types.js" */
import { make } from "./dom.js";
import { opener } from "./opening.js";
import { linkWords, saveState } from "./shelf.js";

/** @typedef {{ address: Address, brief: Brief, send: Send, picker: HTMLElement }} Around */
/** @typedef {{ open: (file: OwnFile) => void, refuse: (why: string) => void, named: (link: string) => OwnFile[] }} Files */

const STAYS = { short: 4000, long: 30000, longest: 180000 }; // milliseconds
const MAKING = "The page is being made, which takes some seconds; it is saved by itself.";

export class Toolbar {
  /**
   * @param {Around} around
   * @param {Files} files
   */
  constructor({ address, brief, send, picker }, files) {
    this.address = address;
    this.files = files;
    this.about = ""; // name of the scenario
    /** @type {number | undefined} */
    this.timer = undefined;
    const button = (/** @type {string} */ text, /** @type {string} */ title, /** @type {string} */ kind) =>
      make("button", { type: "button", text, title, onclick: () => send({ kind }) });
    this.undo = button("Undo", "Undo the last change (Ctrl+Z)", "undo");
    this.redo = button("Redo", "Redo (Ctrl+Y or Ctrl+Shift+Z)", "redo");
    this.reset = button("Reset", "Back to the baseline", "reset_all");
    this.copied = make("span", { class: "dk-copied", role: "status" });
    const copy = make("button", { type: "button", text: "Copy link", onclick: () => this.copy() });
    const paper = make("button", {
      type: "button", text: "Brief", title: "One page to print or to save as PDF",
      onclick: () => {
        if (brief.open()) send({ kind: "brief" });
      },
    });
    const notebook = button("As notebook", "Download what is shown as a notebook that computes it", "notebook");
    this.edition = make("button", {
      type: "button", text: "Save as a page", hidden: true,
      onclick: () => {
        this.tell(MAKING, STAYS.longest);
        send({ kind: "page" });
      },
    });
    this.element = make(
      "div", { class: "dk-toolbar", role: "group", "aria-label": "Scenario and history" },
      picker, this.undo, this.redo, this.reset, copy, paper, notebook, this.edition,
      opener(files.open, files.refuse), this.copied,
    );
  }

  /** @param {PageNews} page */
  show(page) {
    if ("can_undo" in page) this.undo.disabled = !page.can_undo;
    if ("can_redo" in page) this.redo.disabled = !page.can_redo;
    if ("can_reset" in page) this.reset.disabled = !page.can_reset;
    if (page.edition !== undefined) Object.assign(this.edition, { hidden: !page.edition, title: page.edition });
  }

  /**
   * What becomes of something that a button has asked for.
   * @param {string} sentence
   * @param {number} [stays] milliseconds
   */
  tell(sentence, stays = STAYS.short) {
    this.tellParts([sentence], stays);
  }

  /**
   * @param {(string | HTMLElement)[]} parts
   * @param {number} stays milliseconds
   */
  tellParts(parts, stays) {
    this.copied.replaceChildren(...parts);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.copied.replaceChildren(), stays);
  }

  async copy() {
    const done = await this.address.copy();
    const link = this.address.link();
    const files = this.files.named(link);
    const more = linkWords(link, files.length > 0);
    const saving = make("button", {
      type: "button", text: "Save as a file", onclick: () => saveState(this.about, this.address.own(), files),
    });
    const parts = [(done ? "Link copied." : `Copy this: ${link}`) + ` ${more} `, ...(more ? [saving] : [])];
    this.tellParts(parts, done && !more ? STAYS.short : STAYS.long);
  }
}
