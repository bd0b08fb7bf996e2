// @ts-check
// The board puts the parts together: it sends what the user did and shows what comes back.

/** @import { Model } from "./libraries.js" */
/** @import { Event, Members, PageNews, Picture as PictureSpec, Texts, Update } from "./types.js" */
import { Answer } from "./answer.js";
import { Blocks } from "./blocks.js";
import { afterBokeh, afterFrame, haveBokeh } from "./bokeh.js";
import { announcer, make } from "./dom.js";
import { Picture } from "./figures.js";
import { Frame } from "./frame.js";
import { listenToKeys } from "./keys.js";
import { memberControls } from "./members.js";
import { watchPaper } from "./paper.js";
import { Line } from "./resend.js";
import { Reach } from "./reach.js";
import { Terms } from "./terms.js";
import { startTour } from "./tour.js";
import { Trail } from "./trail.js";
import { Twin } from "./twin.js";
import { gather, noNews } from "./updates.js";
import { Workshop } from "./workshop.js";

const NOT_DRAWN = "The brief could not be drawn. The page itself is as it was: go back to it, and try again.";
const ENDED = "The session has ended. Reload the page: the address bar holds your settings.";
const PATIENCE = 4000; // milliseconds for the sliders to be drawn
const AT_EASE = 300; // milliseconds from ready until what the page can do without is fetched
const SOON = 20; // milliseconds after which the board looks again whether it stands on its page

export class Board {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.el = el;
    this.line = new Line(model);
    this.twin = new Twin(this.line, (content) => this.act(content, []));
    this.ready = this.heard = this.stopped = false;
    this.behind = false; // while it is built behind a page that stands: keys and tour are that one's
    this.held = noNews(); // until the pictures are drawn
    this.late = noNews(); // until the next frame
    this.due = false;
    this.send = (/** @type {Event} */ event) => this.sendEvent(event);
    this.frame = new Frame(model, this.send);
    this.trail = new Trail(this.frame.address);
    this.announcer = announcer();
    this.answer = new Answer(this.announcer.say);
    this.reach = new Reach(this.answer, this.frame.levers);
    this.pictures = Object.entries(model.get("figures")).map(([id, spec]) => this.picture(id, spec));
    if (this.pictures.length) this.pictures[0].leads = true;
    this.grid = make("div", { class: "dk-pictures" }, ...this.pictures.map((picture) => picture.element));
    this.blocks = new Blocks(this.grid, this.send, this.frame.origin);
    this.terms = new Terms(el, model.get("glossary"), this.announcer.say);
    this.workshop = new Workshop(this.send, this.pictures, () => this.answer.figure());
    this.build();
  }

  /**
   * @param {string} id
   * @param {PictureSpec} spec
   */
  picture(id, spec) {
    const onChoice = (/** @type {string} */ name, /** @type {string} */ value) => this.send({ kind: "choice", name, value });
    return new Picture(id, spec, this.model.get("inks"), this.frame.origin, onChoice, this.announcer.say);
  }

  build() {
    const { workshop } = this;
    const { toolbar, embedded, banner, news, asked, moved, about, asOf, card } = this.frame;
    (this.pictures.find((picture) => picture.spec.tap) ?? this.pictures[0])?.element.after(card.element);
    this.el.classList.add("dk-board");
    this.el.append(
      toolbar.element, embedded.element, make("div", { class: "dk-said" }, banner.element, news.element, asked), workshop.element, moved,
      workshop.replay.element, workshop.guess.element, this.answer.element, this.grid, about, asOf,
      this.announcer.element, this.reach.element,
    );
  }

  /** @param {Event} event */
  sendEvent(event) {
    if (!this.twin.act(event)) return;
    try {
      this.line.send(this.twin.saying(event));
    } catch {
      if (!this.twin.can) this.frame.banner.show([ENDED]);
    }
  }

  async start() {
    this.onMessage = (/** @type {any} */ content, /** @type {ArrayBuffer[]} */ buffers) => this.hear(content, buffers);
    this.model.on("msg:custom", this.onMessage);
    watchPaper();
    this.stopKeys = listenToKeys((event) => this.behind || this.send(event));
    this.findPage();
    const { address, shelf } = this.frame;
    // A slider tells its first value when it is drawn, and would undo what a link has set since.
    const trail = this.trail.open();
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    Promise.race([this.frame.levers.drawn, patience])
      .then(() => this.send({
        kind: "start", query: address.query, files: shelf.named([address.query, ...trail.steps].join(" ")), trail,
      }));
    await haveBokeh(this.model);
    for (const picture of this.pictures) await picture.embed((code) => this.tap(code, picture.spec.tapped));
    this.ready = true;
    for (const picture of this.pictures) picture.update(this.held.columns, this.held.props);
    this.tellReady();
  }

  /** The board is made before it is hung into its page, where its sliders stand. */
  findPage() {
    const page = /** @type {HTMLElement | null} */ (this.el.closest(".dk-page"));
    if (page) {
      this.frame.levers.watch(page);
      this.reach.watch(page);
    }
    else if (!this.stopped) setTimeout(() => this.findPage(), SOON);
  }

  /**
   * @param {any} content
   * @param {ArrayBuffer[]} buffers
   */
  hear(content, buffers) {
    if (!this.line.hear(content)) return;
    if (content.kind === "update") {
      this.trail.note(content.page ?? {});
      this.twin.hear(content);
    } else this.act(content, buffers);
  }

  /**
   * @param {any} content of the session, or of the page's own engine
   * @param {ArrayBuffer[]} buffers
   */
  act(content, buffers) {
    const { brief, origin } = this.frame;
    if (content.failed) return content.kind === "brief" ? brief.fail(content.failed) : this.frame.unsaved(content);
    /** @type {Record<string, () => void>} */
    const acts = {
      update: () => this.update(content),
      brief: () => brief.write(content, this.pictures).catch((fault) => brief.fail(NOT_DRAWN, fault)),
      excel: () => origin.saveExcel(content, buffers),
      page: () => this.frame.savePage(content, buffers),
      notebook: () => origin.save("ipynb", new Blob([content.text], { type: "application/json" })),
      ask: () => this.frame.ask(content),
      keep: () => this.frame.keep(content),
    };
    acts[content.kind]?.();
  }

  /**
   * @param {string} code
   * @param {string} kind
   */
  tap(code, kind) {
    if (kind) this.send({ kind, code });
    else if (code !== this.frame.card.open) {
      this.frame.card.awaited = true;
      this.send({ kind: "tap", code });
    }
  }

  /** @param {Update} news */
  update(news) {
    const { columns = {}, props = {}, ...texts } = news;
    if (!this.ready) {
      gather(this.held, { columns, props });
      return this.tell(texts);
    }
    // The picture that leads is painted first, the answer behind it, all else once that frame is out. Bokeh may
    // read styles while it paints, and texts changed before would be laid out in the middle of that.
    this.pictures[0]?.update(columns, props);
    gather(this.late, news);
    if (!this.due) afterBokeh(() => this.follow());
    this.due = true;
  }

  follow() {
    const { columns, props, words = {}, ...texts } = this.late;
    [this.late, this.due] = [noNews(), false];
    this.answer.show(words);
    afterFrame(() => {
      for (const picture of this.pictures.slice(1)) picture.update(columns, props);
      this.tell(texts);
    });
  }

  /** @param {Texts} texts */
  tell({ page = {}, words = {}, captions = {}, blocks = {} }) {
    this.answer.show(words);
    for (const picture of this.pictures) {
      if (picture.id in captions) picture.say(captions[picture.id]);
    }
    this.blocks.show(blocks);
    this.showPage(page);
    this.heard = true;
    this.tellReady();
    this.terms.later();
  }

  /** Ready is drawn and told what to show; tests and screenshots wait for it. */
  tellReady() {
    if (!this.ready || !this.heard || this.el.dataset.ready) return;
    this.el.dataset.ready = "true";
    if (!this.behind) startTour(this.el.closest(".dk-page") ?? this.el);
    setTimeout(() => this.twin.load(), AT_EASE);
  }

  /** @param {PageNews} page */
  showPage(page) {
    this.frame.show(page);
    this.workshop.show(page);
    const { choices, card, members } = page;
    if (choices) this.showChoices(choices);
    if ("card" in page) this.showCard(card);
    if (members) this.showMembers(members);
  }

  /** @param {Record<string, string>} choices */
  showChoices(choices) {
    for (const { choice, spec } of this.pictures) {
      if (choice && spec.choice) choice.value = choices[spec.choice.name];
    }
  }

  /** @param {PageNews["card"]} card */
  showCard(card) {
    this.frame.card.show(card);
    if (!this.ready) return;
    for (const picture of this.pictures) if (picture.spec.tap) picture.select(this.frame.card.open);
  }

  /** @param {Members} members */
  showMembers(members) {
    this.frame.members.replaceChildren(...memberControls(members, this.send));
    this.pictures.find(({ id }) => id === "map")?.caption.after(this.frame.members);
  }

  stop() {
    this.stopped = true;
    const { line, twin, trail, terms, workshop, frame, reach } = this;
    for (const part of [line, twin, trail, terms, workshop, frame.levers, reach]) part.stop();
    if (this.onMessage) this.model.off("msg:custom", this.onMessage);
    this.stopKeys?.();
    this.pictures.forEach((picture) => picture.remove());
  }
}
