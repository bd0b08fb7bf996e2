// @ts-check
// The column of sliders of a page without ipywidgets: the same groups, classes and keys, so that the
// board dresses them as it dresses those of a served page.

/** @import { Common, Group, Scenario, Setting } from "./types.js" */
import { make } from "../../app/browser/dom.js";

const FAR = 10; // steps of a leap by PageUp or PageDown

class Track {
  /**
   * @param {Setting} about
   * @param {(value: number) => void} onMove
   */
  constructor(about, onMove) {
    this.about = about;
    this.onMove = onMove;
    this.value = about.default;
    /** @type {(() => void)[]} */
    this.hears = [];
    this.due = 0;
    this.more = false; // moves since it was told last
    this.handle = make("div", {
      class: "noUi-handle", role: "slider", tabindex: "0", "aria-orientation": "horizontal",
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event),
    }, make("div", { class: "noUi-touch-area" }));
    this.element = make(
      "div", { class: "slider noUi-target noUi-horizontal", onpointerdown: (/** @type {PointerEvent} */ event) => this.grab(event) },
      make("div", { class: "noUi-base" }, this.handle),
    );
    const scale = { get: () => String(this.value), on: (/** @type {string} */ _event, /** @type {() => void} */ hear) => this.hears.push(hear) };
    Object.assign(this.element, { noUiSlider: scale });
    this.stand(this.value);
  }

  /** @param {number} value */
  stand(value) {
    const { low, high, step } = this.about;
    const steps = Math.round((Math.min(high, Math.max(low, value)) - low) / step);
    const digits = (String(step).split(".")[1] ?? "").length;
    this.value = Number(Math.min(high, low + steps * step).toFixed(Math.max(digits, 6)));
    const share = `${(100 * (this.value - low)) / (high - low)}%`;
    this.handle.style.left = share;
    this.hears.forEach((hear) => hear());
  }

  /**
   * By the reader: told at once, so that the next frame shows it, but once a frame.
   * @param {number} value
   */
  move(value) {
    const before = this.value;
    this.stand(value);
    if (this.value === before) return;
    this.more = true;
    if (!this.due) this.tell();
  }

  tell() {
    this.due = 0;
    if (!this.more) return;
    this.more = false;
    this.due = requestAnimationFrame(() => this.tell());
    this.onMove(this.value);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { low, high, step } = this.about;
    /** @type {Record<string, number>} */
    const to = {
      ArrowRight: this.value + step, ArrowUp: this.value + step, ArrowLeft: this.value - step, ArrowDown: this.value - step,
      PageUp: this.value + FAR * step, PageDown: this.value - FAR * step, Home: low, End: high,
    };
    if (!(event.key in to) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.move(to[event.key]);
  }

  /** @param {PointerEvent} event */
  grab(event) {
    if (event.button) return;
    const byHandle = event.target instanceof Element && this.handle.contains(event.target);
    if (event.pointerType === "touch" && !byHandle) return;
    this.element.setPointerCapture(event.pointerId);
    if (event.pointerType !== "mouse") this.handle.focus({ preventScroll: true }); // which a mouse does by itself
    let upright = event.pointerType === "touch" ? undefined : false; // a finger that scrolls (app/browser/touch.js)
    const follow = (/** @type {PointerEvent} */ { clientX, clientY }) => {
      upright ??= Math.abs(clientY - event.clientY) > Math.abs(clientX - event.clientX);
      if (upright) return;
      const { left, width } = this.element.getBoundingClientRect();
      this.move(this.about.low + ((clientX - left) / width) * (this.about.high - this.about.low));
    };
    const end = () => this.element.removeEventListener("pointermove", follow);
    if (!byHandle) follow(event);
    this.element.addEventListener("pointermove", follow);
    for (const kind of ["pointerup", "pointercancel"]) this.element.addEventListener(kind, end, { once: true });
  }
}

export class Panel {
  /**
   * @param {Common} common
   * @param {(event: { kind: string, name: string, own: boolean, value: number }) => void} onMove
   * @param {(code: string) => void} onAlly
   */
  constructor(common, onMove, onAlly) {
    this.common = common;
    this.onMove = onMove;
    this.scenario = "";
    /** @type {[setting: (ally: string) => string, track: Track][]} */
    this.tracks = [];
    this.select = make("select", { onchange: () => onAlly(this.select.value) });
    this.element = make("div", { class: "dk-panel" }, ...common.groups.map((group) => this.group(group)));
  }

  /** @returns {string} whose own sliders are shown */
  get ally() {
    return this.select.value;
  }

  picker() {
    return make("div", { class: "dk-ally-picker" }, make("span", { class: "widget-label", text: "Ally" }), this.select);
  }

  /** @param {Group} group */
  group({ heading, css, sliders, ally }) {
    return make(
      "div", { class: css.join(" ") }, make("div", {}, make("h3", { text: heading })), ally ? this.picker() : null,
      ...sliders.map((slider) => this.lever(slider)),
    );
  }

  /** @param {Group["sliders"][number]} slider */
  lever({ name, own, main }) {
    const about = this.common.settings[name];
    const track = new Track(about, (value) => this.onMove({ kind: "move", name, own, value }));
    this.tracks.push([(ally) => (own ? `${name}.${ally}` : name), track]);
    return make(
      "div", { class: `dk-lever dk-${own ? "own" : "name"}-${name}${main ? " dk-main" : ""}` },
      make("span", { class: "widget-label", text: about.label }), make("div", { class: "slider-container" }, track.element),
    );
  }

  /**
   * Offer the members of a scenario, and show one of them.
   * @param {Scenario} scenario
   * @param {string} [ally]
   */
  offer({ name, codes, names, protege }, ally) {
    if (name !== this.scenario) {
      const order = codes.map((_, i) => i).filter((i) => i !== protege).sort((i, j) => (names[i] > names[j] ? 1 : -1));
      this.select.replaceChildren(...order.map((i) => make("option", { value: codes[i], text: names[i] })));
      this.scenario = name;
    }
    if (ally && [...this.select.options].some(({ value }) => value === ally)) this.select.value = ally;
  }

  /** @param {(name: string) => number} valueOf */
  show(valueOf) {
    for (const [setting, track] of this.tracks) {
      const value = valueOf(setting(this.ally));
      if (Math.abs(track.value - value) > 1e-9) track.stand(value);
    }
  }
}
