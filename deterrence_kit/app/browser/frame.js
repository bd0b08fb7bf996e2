// @ts-check
// What stands around the pictures: toolbar, notices, what was moved, the card, the sliders' column.

/** @import { Model } from "./libraries.js" */
/** @import { Moved, OwnFile, PageNews, Question, Send, ShelfEntry } from "./types.js" */
import { aboutWords } from "./about.js";
import { Address } from "./address.js";
import { Brief } from "./brief.js";
import { StateCard } from "./card.js";
import { make, one } from "./dom.js";
import { EmbeddedHint } from "./embedding.js";
import { Origin } from "./files.js";
import { Levers } from "./levers.js";
import { movedWords } from "./moved.js";
import { Notices } from "./notices.js";
import { sides } from "./opening.js";
import { Picker } from "./picker.js";
import { Shelf } from "./shelf.js";
import { Toolbar } from "./toolbar.js";

const CANNOT_UNPACK = "This browser is too old to save the page: a newer one can.";

export class Frame {
  /**
   * @param {Model} model
   * @param {Send} send
   */
  constructor(model, send) {
    this.send = send;
    /** @type {OwnFile | undefined} */
    this.file = undefined; // the last that was opened
    this.address = new Address();
    this.banner = new Notices("dk-notices");
    this.news = new Notices("dk-news");
    this.origin = new Origin(this.address, send, (sentence, link) => this.banner.show([sentence], link));
    this.shelf = new Shelf();
    const sliders = Object.keys(model.get("controls")).filter((name) => name !== "ally");
    this.levers = new Levers(model.get("parameters"), sliders.length, send);
    this.brief = new Brief(this.origin);
    this.picker = new Picker(model.get("picker"), (value) => this.pick(value));
    for (const { scenario, title } of this.shelf.files) this.picker.offer(scenario, title);
    this.toolbar = this.makeToolbar();
    this.card = new StateCard(send, () => this.levers.goTo("will", true));
    this.embedded = new EmbeddedHint(this.address);
    this.asked = make("div", { class: "dk-news dk-asked", hidden: true });
    this.moved = make("section", { class: "dk-moved", "aria-label": "What was moved" });
    this.about = make("details", { class: "dk-about" });
    this.asOf = make("p", { class: "dk-as-of" });
    this.members = make("div", { class: "dk-members", role: "group", "aria-label": "Membership" });
  }

  makeToolbar() {
    const { address, brief, send } = this;
    return new Toolbar({ address, brief, send, picker: this.picker.element }, {
      open: (file) => this.openFile(file),
      refuse: (why) => this.banner.show([why]),
      named: (link) => this.shelf.named(link),
    });
  }

  /** @param {string} value */
  pick(value) {
    const { choice, ofScenarios } = this.picker;
    const own = ofScenarios && this.shelf.find(value);
    if (own) this.openFile(own.file);
    else this.send(ofScenarios ? { kind: choice, name: value } : { kind: "choice", name: choice, value });
  }

  /** @param {OwnFile} file */
  openFile(file) {
    this.file = file;
    this.send({ kind: "file", ...file });
  }

  /**
   * A table does not say who is defended against whom.
   * @param {Question} question
   */
  ask(question) {
    this.asked.replaceChildren(sides(question, (told) => {
      this.asked.hidden = true;
      if (told && this.file) this.openFile({ ...this.file, ...told });
    }));
    this.asked.hidden = false;
    one(this.asked, "select").focus();
  }

  /** @param {ShelfEntry} entry */
  keep({ scenario, title, file }) {
    if (!this.shelf.keep({ scenario, title, file })) this.send({ kind: "unkept" });
    this.picker.offer(scenario, title);
  }

  /**
   * @param {{ said: string, packed: boolean }} content
   * @param {ArrayBuffer[]} buffers
   */
  async savePage({ said, packed }, buffers) {
    const size = await this.origin.savePage(buffers, packed).catch(() => 0);
    if (!size) return this.unsaved({ failed: CANNOT_UNPACK });
    this.toolbar.tell(`The page is saved: ${(size / 1e6).toFixed(1)} MB.`);
    if (said) this.banner.show([said]);
  }

  /** @param {{ failed: string }} content */
  unsaved({ failed }) {
    this.toolbar.tell("");
    this.banner.show([failed]);
  }

  /** @param {PageNews} page */
  show(page) {
    /** @type {{ [name in keyof PageNews]: (value: any) => void }} */
    const ways = {
      query: (query) => {
        this.address.follow(query);
        this.embedded.follow();
      },
      origin: (told) => this.origin.tell(told),
      choices: (choices) => this.picker.showChoice(choices),
      scenario: (scenario) => {
        this.toolbar.about = scenario.name;
        this.picker.showScenario(scenario);
      },
      notices: (sentences) => this.banner.show(sentences),
      news: (sentences) => this.news.show(sentences),
      moved: (moved) => this.showMoved(moved),
      defaults: (defaults) => this.levers.setDefaults(defaults),
      between: (values) => this.levers.setBetween(values),
      changed: (names) => this.levers.setChanged(names),
      about: (about) => this.about.replaceChildren(...aboutWords(about)),
      as_of: (sentence) => this.asOf.replaceChildren(sentence),
    };
    this.toolbar.show(page);
    for (const [name, show] of Object.entries(ways)) if (name in page) show(page[/** @type {keyof PageNews} */ (name)]);
  }

  /** @param {Moved[]} moved */
  showMoved(moved) {
    this.moved.hidden = !moved.length && !this.levers.any;
    this.moved.replaceChildren(...movedWords(moved, ({ name = "", code }) => {
      if (code) this.send({ kind: "tap", code });
      this.levers.goTo(name, Boolean(code));
    }));
  }
}
