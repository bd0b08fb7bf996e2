// @ts-check
// What stands beside one slider: name for screen readers, unit, number, mark and reset at the baseline, "i".
// The slider itself is an ipywidget; it is found by its class.

/** @import { SliderTrack } from "./libraries.js" */
/** @import { Parameter, Send } from "./types.js" */
import { make, one } from "./dom.js";
import { Entry } from "./entry.js";
import { shownNumber, shownRange } from "./numbers.js";
import { afterGrade } from "./texts.js";
import { onlyByHandle } from "./touch.js";

const COMING = "What it means and rests on is being fetched.";
const OWN_CLASS = /^dk-(own|name)-/;

/** One slider of the page, dressed. */
export class Slider {
  /**
   * @param {HTMLElement} element
   * @param {Record<string, Parameter>} parameters
   * @param {Send} send
   * @param {(key: string) => number | undefined} between the value that lies between two steps
   */
  constructor(element, parameters, send, between) {
    const css = [...element.classList].find((name) => OWN_CLASS.test(name)) ?? "";
    this.element = element;
    this.send = send;
    this.between = between;
    this.name = css.replace(OWN_CLASS, "");
    this.own = css.startsWith("dk-own"); // one ally's, not everybody's
    this.key = this.own ? `own.${this.name}` : this.name;
    this.about = parameters[this.name];
    this.handle = one(element, ".noUi-handle");
    const track = /** @type {SliderTrack} */ (one(element, ".noUi-target"));
    this.scale = track.noUiSlider;
    this.mark = make("button", { class: "dk-mark", type: "button", text: "▲", onclick: () => this.tellSession("reset") });
    this.entry = new Entry(this.about, { value: () => this.value(), move: (value) => this.tellSession("move", { value }) });
    this.details = this.info();
    this.nameParts();
    const unit = make("span", { class: "dk-unit", text: this.about.unit });
    const anchors = this.about.anchors.map((text) => make("span", { text }));
    const along = anchors.length ? [make("p", { class: "dk-anchors" }, ...anchors)] : [];
    element.append(this.entry.field, this.mark, unit, this.details, this.entry.said, ...along);
    onlyByHandle(track);
    track.addEventListener("mousedown", (event) => this.focusFrom(event), true);
    // The field follows the slider, whoever moves it; a number between two steps is the session's to tell.
    this.scale.on("update.dk", () => this.show());
  }

  /** @param {MouseEvent} event on the track: keys go on from there, as from the handle */
  focusFrom(event) {
    if (this.handle.contains(/** @type {Node} */ (event.target))) return;
    event.preventDefault();
    this.handle.focus({ preventScroll: true });
  }

  /**
   * @param {string} kind
   * @param {object} more
   */
  tellSession(kind, more = {}) {
    this.send({ kind, name: this.name, own: this.own, ...more });
  }

  nameParts() {
    const { name, own, about } = this;
    this.element.dataset.name = name;
    this.element.dataset.own = String(own);
    this.handle.setAttribute("aria-label", `${about.label} (${about.unit})`);
    one(this.element, ".widget-label").removeAttribute("title");
  }

  /** @returns {number} */
  value() {
    const { low, step } = this.about;
    const place = Number(this.scale.get());
    const exact = this.between(this.key);
    if (exact !== undefined && Math.abs(exact - place) <= step / 2 + 1e-9) return exact;
    return low + Number(((place - low) / step).toFixed(6)) * step;
  }

  /** A screen reader hears the number as it is shown, and its unit. */
  show() {
    const { low, high, step, unit } = this.about;
    this.entry.show();
    const text = shownNumber(this.value(), step);
    const told = { min: low, max: high, now: Number(text), text: `${text} ${unit === "0 to 1" ? "(0 to 1)" : unit}` };
    for (const [name, is] of Object.entries(told)) this.handle.setAttribute(`aria-value${name}`, String(is));
  }

  info() {
    return make(
      "details", { class: "dk-info" }, make("summary", { text: "i", "aria-label": `About ${this.about.label}` }), ...this.words(),
    );
  }

  words() {
    const { meaning, evidence, source, examples } = this.about;
    if (!meaning || !source) return [make("p", { text: COMING })];
    const such = (examples ?? []).map((text) => make("li", { text }));
    return [
      make("p", { text: meaning }), ...(such.length ? [make("p", { text: "In the scenarios:" }), make("ul", {}, ...such)] : []),
      make("p", { text: `Range: ${shownRange(this.about)}. In links: ${this.name}` }),
      make("p", {}, make("b", { text: `Evidence: ${evidence}` }), afterGrade(evidence ?? "", source)),
    ];
  }

  /** @param {Partial<Parameter>} more that is told of it */
  learn(more) {
    Object.assign(this.about, more);
    const [summary] = this.details.children;
    this.details.replaceChildren(summary, ...this.words());
  }

  /** @param {number | undefined} value the baseline's */
  place(value) {
    const { low, high, step, label, unit } = this.about;
    if (value === undefined) return;
    this.mark.style.setProperty("--dk-at", String((value - low) / (high - low)));
    const title = `Reset ${label} to its baseline, ${shownNumber(value, step)} ${unit}`;
    this.mark.setAttribute("aria-label", title);
    this.mark.title = title;
  }

  /**
   * Whether a slider is found by these words.
   * @param {string[]} words
   * @returns {boolean}
   */
  answersTo(words) {
    const { label, meaning, unit, also } = this.about;
    const all = `${this.name} ${label} ${meaning ?? ""} ${unit} ${also}`.toLowerCase();
    return words.every((word) => all.includes(word));
  }
}
