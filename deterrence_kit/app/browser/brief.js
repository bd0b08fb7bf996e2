// @ts-check
// A one-page brief in a window of its own: made of elements, so that nothing in it is parsed as HTML.

/** @import { BriefWords, LegendEntry } from "./types.js" */
/** @import { Picture } from "./figures.js" */
/** @import { Origin } from "./files.js" */
import { BRIEF_STYLE } from "./brief_style.js";
import { darkScheme, make, one } from "./dom.js";
import { allowed, BLOCKED, FORBIDS } from "./embedding.js";
import { legend } from "./legend.js";
import { today } from "./texts.js";

// Letter is the shorter paper, A4 the narrower: what fits both is one page anywhere. In pixels of CSS.
const ROOM = ((279 - 2 * 12) / 25.4) * 96 * 0.98;
const HERE = /^https?:\/\/(localhost|127\.|\[::1\])/;
const [LARGEST, SMALLEST, STEP] = [1.3, 0.6, 0.02];

/** @typedef {{ title: string, wide: boolean, caption: string, source: string, signs: LegendEntry[] }} Image */

export class Brief {
  /** @param {Origin} origin */
  constructor(origin) {
    this.origin = origin;
    /** @type {Window | null} */
    this.window = null;
  }

  /**
   * The window is opened in the click itself, or browsers would take it for an advertisement.
   * @returns {boolean} whether there is a place for the brief: a window, or else a file
   */
  open() {
    this.window = window.open("", "_blank");
    if (this.window) this.window.document.title = "Brief";
    const place = Boolean(this.window ?? allowed("allow-downloads"));
    if (!place) this.origin.say(FORBIDS.windows, this.origin.address.link());
    return place;
  }

  /**
   * The window that was opened for it says so, instead of staying empty.
   * @param {string} sentence
   * @param {unknown} [fault]
   */
  fail(sentence, fault) {
    if (fault) console.error(fault);
    const paper = this.window?.document;
    paper?.body.replaceChildren(paper.adoptNode(make("p", { role: "alert", text: sentence })));
  }

  /**
   * @param {BriefWords} said
   * @param {Picture[]} pictures
   */
  async write(said, pictures) {
    const link = this.origin.address.link();
    const images = await this.images(pictures);
    const page = this.page(said, images, link);
    if (!this.window || this.window.closed) {
      this.save(said.title, page);
      return this.window ? undefined : this.origin.say(BLOCKED);
    }
    const { document: paper } = this.window;
    paper.documentElement.lang = "en";
    paper.title = `Brief: ${said.title}`;
    paper.head.append(paper.adoptNode(make("style", { text: BRIEF_STYLE })));
    const print = make("button", { type: "button", text: "Print, or save as PDF", onclick: () => this.window?.print() });
    const keep = make("button", { type: "button", text: "Save as HTML", onclick: () => this.save(said.title, page) });
    paper.body.replaceChildren(paper.adoptNode(make("nav", {}, print, keep)), paper.adoptNode(page.cloneNode(true)));
    await this.fit(one(paper, "main"), page);
    paper.body.dataset.ready = "true";
  }

  /**
   * Set as large as one page holds, on the screen and in the file that is saved: neither half empty nor two.
   * @param {HTMLElement} shown
   * @param {HTMLElement} page
   */
  async fit(shown, page) {
    await Promise.all([...shown.querySelectorAll("img")].map((image) => image.decode().catch(() => null)));
    for (let size = LARGEST; size >= SMALLEST; size -= STEP) {
      shown.style.zoom = page.style.zoom = size.toFixed(2);
      if (shown.getBoundingClientRect().height <= ROOM) return;
    }
  }

  /**
   * The two pictures that lead the page, or one that is wide, on white whatever the screen's scheme.
   * @param {Picture[]} pictures
   * @returns {Promise<Image[]>}
   */
  async images(pictures) {
    const first = pictures.slice(0, pictures[0]?.spec.wide ? 1 : 2);
    const dark = darkScheme().matches;
    if (dark) {
      first.forEach((picture) => picture.recolour(false));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
    const found = first.map((picture) => ({
      title: picture.spec.title, wide: picture.spec.wide, caption: picture.caption.textContent ?? "", source: picture.canvas("#fff").toDataURL("image/png"),
      signs: picture.legend(false),
    }));
    if (dark) first.forEach((picture) => picture.recolour(true));
    return found;
  }

  /**
   * @param {BriefWords} said
   * @param {Image[]} images
   * @param {string} link
   */
  page(said, images, link) {
    const { title, lead, story, ways, source, summary, figures, sentence, changes, more, besides, compared, notes } = said;
    const figure = (/** @type {Image} */ { title: name, wide, caption, source, signs }) => make(
      "figure", { class: wide ? "wide" : null }, make("h2", { text: name }), make("img", { src: source, alt: name }),
      legend(signs), make("figcaption", { text: caption }),
    );
    const number = (/** @type {string[]} */ [label, value, note]) => make(
      "div", {}, make("span", { text: label }), make("b", { text: value }), make("span", { text: note }),
    );
    return make(
      "main", {}, make("h1", { text: title }),
      make("p", { class: "sentence", text: lead || sentence }), lead ? make("p", { text: sentence }) : null,
      make("div", { class: "figures" }, ...figures.map(number)),
      make("div", { class: "pictures" }, ...images.map(figure)),
      make("div", { class: "story" }, ...story.map(([heading, lines]) => this.section(heading, lines))),
      ...(ways.length ? [make("h2", { text: "Ways to the goal" }), this.list(ways)] : []),
      make("h2", { text: "What was changed" }), this.changes(changes, more, besides),
      ...(compared.length ? [make("h2", { text: "Packages compared" }), this.list(compared)] : []),
      make("h2", { text: "What is assumed" }), this.list(notes),
      make("p", { class: "meta", text: `${summary} ${source} Printed ${today()}.` }),
      make("p", { class: "meta", text: `To see and change it: ${link}${HERE.test(link) ? " (on this machine only)" : ""}` }),
    );
  }

  /**
   * @param {string} heading
   * @param {string[]} lines
   */
  section(heading, lines) {
    return make("section", {}, make("h2", { text: heading }), this.list(lines));
  }

  /** @param {string[]} lines */
  list(lines) {
    return make("ul", {}, ...lines.map((text) => make("li", { text })));
  }

  /**
   * @param {string[][]} rows
   * @param {number} more
   * @param {string[]} besides
   */
  changes(rows, more, besides) {
    /** @type {HTMLElement[]} */
    const said = besides.map((text) => make("p", { text }));
    if (more) said.push(make("p", { class: "meta", text: `And ${more} more; the link has them all.` }));
    if (rows.length) said.unshift(this.table(rows));
    return make("div", {}, ...(said.length ? said : [make("p", { text: "Nothing: this is the baseline." })]));
  }

  /** @param {string[][]} rows */
  table(rows) {
    const head = ["Lever or assumption", "Baseline", "Here", "Evidence"];
    const line = (/** @type {string[]} */ cells, /** @type {"th" | "td"} */ tag) => make("tr", {}, ...cells.map((text) => make(tag, { text })));
    return make("table", {}, make("thead", {}, line(head, "th")), make("tbody", {}, ...rows.map((row) => line(row, "td"))));
  }

  /**
   * @param {string} title
   * @param {HTMLElement} page
   */
  save(title, page) {
    const paper = document.implementation.createHTMLDocument(`Brief: ${title}`);
    paper.documentElement.lang = "en";
    const charset = paper.createElement("meta");
    charset.setAttribute("charset", "utf-8");
    const style = paper.createElement("style");
    style.textContent = BRIEF_STYLE;
    paper.head.prepend(charset);
    paper.head.append(style);
    paper.body.append(paper.importNode(page, true));
    this.origin.save("html", new Blob([`<!doctype html>${paper.documentElement.outerHTML}`], { type: "text/html" }));
  }
}
