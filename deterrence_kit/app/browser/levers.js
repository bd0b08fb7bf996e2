// @ts-check
// The column of sliders of one view of the page: dressed as they are drawn, marked, found, unfolded.
// They are looked for in the view's own page, so that a second view has its own.

/** @import { Parameter, Send } from "./types.js" */
import { every, make, one } from "./dom.js";
import { moreButton, unfold } from "./lever_groups.js";
import { searchWords } from "./lever_search.js";
import { Slider } from "./sliders.js";

export class Levers {
  /**
   * @param {Record<string, Parameter>} parameters
   * @param {number} count how many sliders there will be
   * @param {Send} send
   */
  constructor(parameters, count, send) {
    /** @type {HTMLElement | undefined} */
    this.found = undefined;
    this.parameters = parameters;
    this.count = count;
    this.send = send;
    /** @type {Record<string, number>} */
    this.defaults = {};
    /** @type {Record<string, number>} */
    this.values = {}; // that lie between two steps
    /** @type {Set<string>} */
    this.changed = new Set();
    /** @type {Map<HTMLElement, Slider>} */
    this.sliders = new Map();
    /** @type {(() => void)[]} */
    this.counts = [];
    /** @type {Slider | undefined} */
    this.last = undefined; // that was touched
    this.onTouch = () => {};
    this.onShow = () => {};
    this.reveal = (/** @type {HTMLElement} */ element) => element.scrollIntoView({ block: "center" });
    /** @type {HTMLElement | undefined} */
    this.root = undefined;
    /** @type {() => void} */
    this.tellDrawn = () => {};
    this.drawn = new Promise((/** @type {(value?: undefined) => void} */ resolve) => (this.tellDrawn = resolve));
    this.observer = new MutationObserver(() => this.dress());
    if (!this.any) this.tellDrawn();
  }

  /** @returns {boolean} */
  get any() {
    return Object.keys(this.parameters).length > 0;
  }

  /** @param {HTMLElement} root the page that the sliders stand on, or will */
  watch(root) {
    this.root = root;
    this.wake();
  }

  /** Look after sliders that are still to be drawn; it ends when all are dressed. */
  wake() {
    if (!this.root || !this.any) return;
    this.observer.observe(this.root, { childList: true, subtree: true });
    this.dress();
  }

  dress() {
    const root = this.root;
    if (!root) return;
    for (const element of every(root, ".dk-lever:not([data-name])")) {
      if (element.querySelector(".noUi-handle")) this.dressOne(element);
    }
    const panel = /** @type {HTMLElement | null} */ (root.querySelector(".dk-panel"));
    const drawn = panel ? every(panel, ".dk-lever[data-name]").length : 0;
    if (!panel || drawn < this.count) return; // they are counted for "n more"
    this.observer.disconnect();
    if (!panel.querySelector(".dk-search")) this.dressPanel(panel);
    this.tellDrawn();
  }

  /** @param {Record<string, Partial<Parameter>>} more of sliders, what the page was not told with them */
  learn(more) {
    for (const [name, told] of Object.entries(more)) Object.assign(this.parameters[name] ?? {}, told);
    this.sliders.forEach((slider) => slider.learn(more[slider.name] ?? {}));
  }

  /** @param {HTMLElement} element */
  dressOne(element) {
    const slider = new Slider(element, this.parameters, this.send, (key) => this.values[key]);
    this.sliders.set(element, slider);
    element.addEventListener("focusin", () => this.touch(slider));
    slider.scale.on("update.dk", () => slider === this.last && this.onTouch());
    slider.show();
    slider.place(this.defaults[slider.key]);
    this.showChange(slider);
  }

  /** @param {Slider} slider */
  touch(slider) {
    this.last = slider;
    this.onTouch();
  }

  /** @param {Record<string, number>} defaults */
  setDefaults(defaults) {
    Object.assign(this.defaults, defaults);
    this.sliders.forEach((slider) => slider.place(this.defaults[slider.key]));
    this.wake();
  }

  /** @param {Record<string, number>} values */
  setBetween(values) {
    this.values = values;
    this.sliders.forEach((slider) => slider.show());
  }

  /** @param {string[]} names */
  setChanged(names) {
    this.changed = new Set(names);
    this.sliders.forEach((slider) => this.showChange(slider));
    this.counts.forEach((show) => show());
  }

  /**
   * What has been moved is in sight, and stays so while it is moved back; an ally's with its name.
   * @param {Slider} slider
   */
  showChange(slider) {
    const { element, key, own } = slider;
    const changed = this.changed.has(key);
    element.classList.toggle("dk-changed", changed);
    slider.mark.tabIndex = changed ? 0 : -1; // where nothing was moved there is nothing to take back
    if (!changed) return;
    element.classList.add("dk-shown");
    if (own) unfold(element);
  }

  /**
   * @param {string} name
   * @param {boolean} own
   */
  goTo(name, own) {
    const slider = [...this.sliders.values()].find((each) => each.name === name && each.own === own);
    if (slider) this.show(slider);
  }

  /** @param {Slider} slider */
  show(slider) {
    this.onShow();
    if (!slider.element.checkVisibility()) unfold(slider.element);
    this.reveal(slider.element);
    slider.handle.focus({ preventScroll: true });
  }

  /** The lever last touched, or the first that is open. */
  showLast() {
    this.onShow();
    const open = [...this.sliders.values()].find((each) => each.element.checkVisibility());
    const slider = this.last ?? open;
    if (slider) this.show(slider);
  }

  /** @param {HTMLElement} panel */
  dressPanel(panel) {
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-label", "Levers");
    const search = make("input", {
      type: "search", class: "dk-search", placeholder: "Find a lever, e.g. budget",
      "aria-label": "Find a lever or assumption by word",
      oninput: () => this.find(panel, search.value),
    });
    this.found = make("p", { class: "dk-search-said", role: "status" });
    const only = make("input", { type: "checkbox", onchange: () => panel.classList.toggle("dk-only-moved", only.checked) });
    const none = make("p", { class: "dk-none-moved", text: "Nothing is moved: this is the baseline." });
    panel.prepend(search, this.found, make("label", { class: "dk-moved-only" }, only, " Moved only"), none);
    for (const group of every(panel, ".dk-group")) {
      const { button, show } = moreButton(group);
      group.append(button);
      this.counts.push(show);
    }
    nameLists(panel);
    this.sliders.forEach((slider) => this.showChange(slider));
  }

  /**
   * @param {HTMLElement} panel
   * @param {string} text
   */
  find(panel, text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    panel.classList.toggle("dk-searching", words.length > 0);
    this.sliders.forEach((slider) => slider.element.classList.toggle("dk-found", slider.answersTo(words)));
    const found = every(panel, ".dk-found").length;
    if (this.found) this.found.textContent = searchWords(text, words.length ? found : 0);
  }

  stop() {
    this.observer.disconnect();
  }
}

/**
 * ipywidgets leaves the label of a list unlinked.
 * @param {HTMLElement} panel
 */
function nameLists(panel) {
  for (const row of every(panel, ".dk-ally-picker")) {
    one(row, "select").setAttribute("aria-label", one(row, ".widget-label").textContent ?? "");
  }
}
