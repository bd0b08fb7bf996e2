// @ts-check
// What a cut of the line has swallowed is sent again.
//
// A message into a closing socket is lost without a word, and ipywidgets, which sends a slider's next
// value when the last one is answered, then waits for ever. So what the user does on the board is
// numbered and kept until the session has heard it, and each slider notes when it last sent. After a
// cut, or when an answer is late, the page asks how far it was heard. The session answers in order:
// what is unanswered by then is lost.

/** @import { Control, Model } from "./libraries.js" */
/** @import { Event } from "./types.js" */

/** @import { Twin } from "./twin.js" */
import { free, isQuiet, quietly, shownBy } from "./slider_models.js";

/** @typedef {(state: Record<string, unknown>) => unknown} Set */
/** @typedef {{ model: Control | null, at: number, set?: Set }} Attended a slider, and when it last sent something */
/** @typedef {{ at: number, event: Event & { number: number } }} Kept */
/** @typedef {{ at: number, send: () => void }} Lost */

const LATE = 1000; // milliseconds without an answer, after which the page asks

export class Line {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    this.name = Math.random().toString(36).slice(2);
    this.count = 0;
    /** @type {Kept[]} */
    this.kept = [];
    /** @type {Map<string, Attended>} */
    this.controls = new Map();
    /** @type {{ at: number, id: number, sent: Map<Attended, number> } | null} */
    this.asked = null;
    this.asks = 0;
    /** @type {Twin | null} */
    this.twin = null; // the page's own engine, beside the session
    this.seen = NaN; // number of the last update; before the first, whole one none follows
    this.returned = () => setTimeout(() => this.hurry());
    addEventListener("deterrence:line-open", this.returned);
    this.timer = setInterval(() => this.watch(), LATE / 2);
    this.adopt();
  }

  stop() {
    clearInterval(this.timer);
    removeEventListener("deterrence:line-open", this.returned);
  }

  /** @param {Event} content */
  send(content) {
    const event = { ...content, line: this.name, number: ++this.count };
    this.kept.push({ at: performance.now(), event });
    this.model.send(event);
  }

  // The sliders, as they come up; each notes when it last sent something.
  async adopt() {
    const manager = this.model.widget_manager;
    for (const [name, id] of Object.entries(this.model.get("controls"))) {
      if (this.controls.has(name) || !manager.has_model(id)) continue;
      /** @type {Attended} */
      const control = { model: null, at: 0 };
      this.controls.set(name, control);
      const found = await manager.get_model(id);
      control.model = found;
      this.attend(name, control, found);
    }
  }

  /**
   * @param {string} name
   * @param {Attended} control
   * @param {Control} model
   */
  attend(name, control, model) {
    const [send, set, save] = [model.send_sync_message, model.set_state, model.save_changes];
    model.send_sync_message = function (...content) {
      control.at = performance.now();
      return send.apply(this, content);
    };
    // A slider that is set tells the session what it shows, noise included (0.30000000000000004): by then all
    // may stand elsewhere, and one ally would be set apart.
    model.save_changes = function (...content) {
      return isQuiet() ? undefined : save.apply(this, content);
    };
    control.set = (state) => quietly(() => set.call(model, state));
    // When the line is there again Jupyter sets everything as the session has it: also a slider that
    // has been moved meanwhile. What sliders show is settled by `answered`, and by the page's own engine.
    model.set_state = ({ [shownBy(model)]: value, ...rest }) => {
      const all = "_model_name" in rest || value === undefined || this.twin?.ahead;
      return control.set?.(all ? rest : { ...rest, [shownBy(model)]: value });
    };
    model.on(`change:${shownBy(model)}`, () => isQuiet() || this.twin?.slid(name, model.get(shownBy(model))));
  }

  /**
   * Set a slider without telling the session, which does likewise; what it had still to tell is over.
   * @param {string} name
   * @param {Record<string, unknown>} state
   */
  put(name, state) {
    const { model, set } = this.controls.get(name) ?? {};
    if (!model || !set) return;
    model._msg_buffer = null;
    set(state);
  }

  /** @returns {Attended[]} those that have sent and not been answered */
  waiting() {
    return [...this.controls.values()].filter(({ model }) => model && model._pending_msgs > 0);
  }

  // Jupyter asks the kernel about itself first; behind what waits already, that takes it 3 seconds.
  hurry() {
    this.model.widget_manager.kernel?._sendPending?.();
    this.ask();
  }

  watch() {
    this.adopt();
    this.twin?.settle();
    const now = performance.now();
    const unanswered = [...this.kept, ...this.waiting(), this.asked ?? { at: now }];
    const late = unanswered.some(({ at }) => now - at > LATE);
    if (late && !(this.asked && now - this.asked.at < 5 * LATE)) this.ask();
  }

  ask() {
    const sent = new Map(this.waiting().map((control) => [control, control.at]));
    this.asked = { at: performance.now(), id: ++this.asks, sent };
    try {
      this.model.send({ kind: "heard?", line: this.name, ask: this.asks });
    } catch {
      this.asked = null; // the session is gone: the lifeline says so
    }
  }

  /**
   * @param {any} content
   * @returns {boolean} whether the board may show it: news that follow a gap would be half of a picture
   */
  hear(content) {
    if (content.kind === "heard" && content.line === this.name) this.answered(content);
    return content.kind !== "update" || this.follows(content);
  }

  /**
   * @param {{ number: number, whole: boolean, heard?: Record<string, number> }} update
   * @returns {boolean}
   */
  follows({ number, whole, heard = {} }) {
    this.forget(heard[this.name] ?? 0);
    const next = whole || number === this.seen + 1;
    if (next) this.seen = number;
    else if (number > this.seen && !this.asked) this.ask();
    return next;
  }

  /** @param {number} heard */
  forget(heard) {
    this.kept = this.kept.filter(({ event }) => event.number > heard);
  }

  /** @param {{ ask: number, heard: number, sent: number, values: Record<string, unknown> }} answer */
  answered({ ask, heard, sent, values }) {
    const { asked } = this;
    if (!asked || ask !== asked.id) return;
    const lost = this.waiting().filter((control) => asked.sent.get(control) === control.at);
    this.asked = null;
    this.forget(heard);
    if (this.twin?.can && (this.twin.cut || lost.length + this.kept.length)) return this.catchUp(this.twin, lost, heard);
    if (lost.length + this.kept.length) return this.again(lost);
    if (this.twin) this.twin.cut = false;
    for (const [name, value] of Object.entries(values)) this.show(this.controls.get(name)?.model, value);
    if (sent !== this.seen) this.send({ kind: "again" });
  }

  /**
   * What was lost goes out again; then the page asks once more.
   * @param {Attended[]} lost
   */
  again(lost) {
    const moves = lost.map((control) => ({ at: control.at, send: () => this.resend(control.model) }));
    const events = this.kept.map(({ at, event }) => ({ at, send: () => this.model.send(event) }));
    for (const { send } of inOrder(moves, events)) send();
    this.ask();
  }

  /**
   * The page went on by itself: instead of what was lost the session is told the steps since.
   * @param {Twin} twin
   * @param {Attended[]} lost
   * @param {number} heard
   */
  catchUp(twin, lost, heard) {
    for (const { model } of lost) if (model) free(model);
    this.kept = [];
    this.count = heard;
    this.send(twin.catchUp());
  }

  /**
   * The throttle is freed, and the present value goes out.
   * @param {Control | null} model
   */
  resend(model) {
    if (!model) return;
    const name = shownBy(model);
    free(model);
    model.send_sync_message({ [name]: model.get(name) }, model.callbacks());
  }

  /**
   * What the session has set meanwhile; a slider that is just being moved tells its own value.
   * @param {Control | null | undefined} model
   * @param {unknown} value
   */
  show(model, value) {
    if (!model || model._pending_msgs > 0 || model.get(shownBy(model)) === value) return;
    model.set_state({ [shownBy(model)]: value });
  }
}

/**
 * In the order in which it was done; of what was done at once the moves come first.
 * @param {Lost[]} moves
 * @param {Lost[]} events
 * @returns {Lost[]}
 */
export function inOrder(moves, events) {
  return [...moves, ...events].sort((one, other) => one.at - other.at);
}
