// @ts-check
// Bokeh figures: embedding, updating columns by the name of their source, fitting, colours.

/** @import { BokehDocument, BokehModel, BokehView } from "./libraries.js" */
/** @import { Colours, Columns, LegendEntry, Picture as PictureSpec, Props } from "./types.js" */
/** @import { OnChoice } from "./chooser.js" */
/** @import { Say } from "./dom.js" */
/** @import { Origin } from "./files.js" */
import { bokeh, drawingOf, fitted, leaveToPage, mapped, onGround, roomOf, swapColours } from "./bokeh.js";
import { chooser, chosenText } from "./chooser.js";
import { darkScheme, make } from "./dom.js";
import { inColours, legend, whileDrawn } from "./legend.js";
import { fitLetters, inLetters, letterScale } from "./letters.js";
import { paintOnce } from "./still.js";
import { slideOf } from "./slide.js";
import { TableTwin } from "./tables.js";

/** One document a figure; `fit` names the ranges that keep the map's proportions. */
export class Picture {
  /**
   * @param {string} id
   * @param {PictureSpec} spec
   * @param {Record<string, string>} inks the colours that change in the dark
   * @param {Origin} origin
   * @param {OnChoice} onChoice
   * @param {Say} say what a screen reader is to hear
   */
  constructor(id, spec, inks, origin, onChoice, say) {
    this.id = id;
    this.spec = spec;
    this.inks = inks;
    this.origin = origin;
    this.tell = say;
    this.leads = false; // the first picture stands for its page
    /** @type {BokehView | undefined} */
    this.view = undefined;
    /** @type {BokehDocument | undefined} */
    this.document = undefined;
    /** @type {{ x0: number, x1: number, y0: number, y1: number } | undefined} */
    this.frame = undefined;
    /** @type {ResizeObserver | undefined} */
    this.observer = undefined;
    this.onScheme = (/** @type {MediaQueryListEvent} */ event) => this.recolour(event.matches);
    this.plot = make("div", {
      class: "dk-plot", role: "img", "aria-label": spec.title,
      style: `--dk-height:${inLetters(spec.height + "px")}`,
    });
    this.caption = make("figcaption", { class: "dk-caption" });
    this.signs = legend(spec.legend);
    this.table = new TableTwin(spec.title, spec.table, spec.tap, origin);
    this.choice = spec.choice && chooser(spec.title, spec.choice, onChoice);
    this.element = make(
      "figure", { class: `dk-picture dk-picture-${id}${spec.wide ? " dk-wide" : ""}` },
      make(
        "div", { class: "dk-title" },
        make("div", { class: "dk-title-line" }, make("h2", { text: spec.title }), this.downloads()), this.choice,
      ),
      this.plot, this.signs, this.caption, this.table.element,
    );
  }

  downloads() {
    const button = (/** @type {string} */ text, /** @type {"png" | "svg"} */ kind) => make("button", {
      type: "button", class: "dk-download", text, "aria-label": `${this.spec.title}: download as ${text}`,
      onclick: () => this.save(kind),
    });
    return make("span", { class: "dk-downloads" }, button("PNG", "png"), button("SVG", "svg"));
  }

  /** @param {(code: string) => void} onTap */
  async embed(onTap) {
    const { documents, embed } = bokeh();
    const known = new Set(documents);
    [this.view] = Array.from(await embed.embed_item(this.spec.item, this.plot));
    leaveToPage(this.view);
    paintOnce(this.view);
    this.document = documents.find((doc) => !known.has(doc));
    if (this.document) fitLetters(this.document);
    this.recolour(darkScheme().matches);
    darkScheme().addEventListener("change", this.onScheme);
    if (this.spec.tap) this.listen(onTap);
    if (this.spec.fit) this.watchSize();
  }

  /**
   * @param {string} name
   * @returns {BokehModel | null | undefined}
   */
  model(name) {
    return this.document?.get_model_by_name(name);
  }

  /**
   * @param {Columns} columns
   * @param {Props} props
   */
  update(columns, props) {
    for (const [name, data] of Object.entries(columns)) {
      const model = this.model(name);
      if (!model) continue;
      model.data = { ...model.data, ...data };
      this.dress(whileDrawn(this.spec.legend, name, model.data));
    }
    for (const [name, values] of Object.entries(props)) this.set(name, values);
    if (`${this.id}_frame` in props) this.fit();
    const { source } = this.spec.table;
    if (source in columns) this.table.show(this.model(source)?.data);
  }

  /**
   * @param {string} name
   * @param {Record<string, any>} values
   */
  set(name, values) {
    if (name === `${this.id}_frame`) this.frame = { .../** @type {any} */ (this.frame), ...values };
    else if (name === `${this.id}_style`) this.dress(values);
    else this.model(name)?.setv(mapped(values));
  }

  /**
   * A picture may ask for room of its own: custom properties that the style sheet reads.
   * @param {Record<string, string>} values
   */
  dress(values) {
    for (const [name, value] of Object.entries(values)) {
      this.element.style.setProperty(name, inLetters(String(value)));
    }
  }

  /** @param {string} text */
  say(text) {
    this.caption.textContent = text;
    this.tell(text);
    this.plot.setAttribute("aria-label", `${this.spec.title}. ${text}`);
  }

  /** @param {(code: string) => void} onTap */
  listen(onTap) {
    const source = this.model(this.spec.tap);
    source?.selected.properties.indices.change.connect(() => {
      const [index] = source.selected.indices;
      if (index !== undefined) onTap(source.data.code[index]);
    });
    this.table.onTap = onTap;
  }

  /** @param {string | null} code */
  select(code) {
    const source = this.model(this.spec.tap);
    if (!source) return;
    const index = Array.from(source.data.code).indexOf(code);
    source.selected.indices = index < 0 ? [] : [index];
  }

  watchSize() {
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.plot);
  }

  fit() {
    const { clientWidth: width, clientHeight: height } = this.plot;
    if (!this.frame || !width || !height) return;
    const { x, y } = fitted(this.frame, width, height);
    this.model(`${this.id}_x`)?.setv(x);
    this.model(`${this.id}_y`)?.setv(y);
    const room = this.model(`${this.id}_room`);
    const wide = ((this.frame.x1 - this.frame.x0) / (x.end - x.start)) * width;
    room?.setv({ group: roomOf(room.tags, wide / letterScale()) });
  }

  /** @param {boolean} dark */
  recolour(dark) {
    if (this.document) swapColours(this.document, this.inks, dark);
    const signs = legend(inColours(this.spec.legend, this.inks, dark)); // which come and go with the style
    if (signs) this.signs?.replaceWith(signs);
    this.signs = signs;
  }

  /** @returns {BokehView} */
  drawn() {
    if (!this.view) throw new Error(`The picture “${this.spec.title}” has not been drawn yet.`);
    return this.view;
  }

  /**
   * @param {string} ground
   * @returns {HTMLCanvasElement} the picture on a ground of that colour
   */
  canvas(ground) {
    return onGround(this.drawn().export("png").canvas, ground);
  }

  /** @returns {Promise<SVGElement>} the drawing alone, without what a slide says around it */
  drawing() {
    return drawingOf(this.drawn());
  }

  /** @returns {HTMLElement} the page that it stands on */
  page() {
    return this.element.closest(".dk-page") ?? document.documentElement;
  }

  /** @returns {Colours} */
  colours() {
    const style = getComputedStyle(this.page());
    const of = (/** @type {string} */ name, /** @type {string} */ otherwise) => style.getPropertyValue(name).trim() || otherwise;
    return { ground: of("--bg", "#fff"), text: of("--text", "#1b1f23"), muted: of("--muted", "#57606a") };
  }

  /** @returns {string} what is chosen in the picture's own list, or by its own slider */
  chosen() {
    return chosenText(this.choice);
  }

  /**
   * @param {boolean} dark
   * @returns {LegendEntry[]} its signs as they are drawn
   */
  legend(dark = darkScheme().matches) {
    const own = getComputedStyle(this.element);
    const there = this.spec.legend.filter(({ when }) => !when || own.getPropertyValue(when).trim() !== "none");
    return inColours(there, this.inks, dark);
  }

  /** @returns {string[]} the colours of the scale */
  scale() {
    const bar = this.element.querySelector(".dk-legend i") ?? this.page().querySelector(".dk-legend i");
    return (bar && getComputedStyle(bar).backgroundImage.match(/rgba?\([^)]*\)/g)) || ["#000", "#fff"];
  }

  /**
   * The first picture stands for its page; the others add their own title to the file's name.
   * @param {"png" | "svg"} kind
   */
  async save(kind) {
    try {
      const file = await (await slideOf(this))[kind]();
      this.origin.save(kind, file, this.leads ? "" : this.spec.title);
    } catch (fault) {
      console.error(fault);
      this.origin.say(`The picture “${this.spec.title}” could not be saved. Try again, or take a picture of the screen.`);
    }
  }

  remove() {
    this.observer?.disconnect();
    darkScheme().removeEventListener("change", this.onScheme);
    this.document?.clear();
  }
}
