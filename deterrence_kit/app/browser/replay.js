// @ts-check
// Replay: what was done, one step after the other, at a pace that a room can follow.

/** @import { ReplayStep, Send } from "./types.js" */
import { make } from "./dom.js";

const STEP_TIME = 3500; // milliseconds

export class Replay {
  /** @param {Send} send */
  constructor(send) {
    this.send = send;
    this.at = this.last = 0;
    this.playing = this.ended = false;
    /** @type {number | undefined} */
    this.timer = undefined;
    const button = (/** @type {string} */ text, /** @type {() => void} */ act) => make("button", { type: "button", text, onclick: act });
    this.words = make("p", { role: "status" });
    this.back = button("Back", () => this.go(this.at - 1));
    this.play = button("Pause", () => this.turn(!this.playing));
    this.next = button("Next", () => this.go(this.at + 1));
    this.element = make(
      "section", { class: "dk-replay", "aria-label": "Replay", hidden: true },
      this.words, this.back, this.play, this.next, button("End", () => this.end()),
    );
  }

  /** From the baseline. */
  start() {
    this.ended = this.element.hidden = false;
    this.playing = true;
    this.send({ kind: "replay", to: 0 });
  }

  /** @param {number} to */
  go(to) {
    this.playing = false;
    this.send({ kind: "replay", to });
  }

  /** It closes at the last step, where the reader is again. */
  end() {
    clearTimeout(this.timer);
    this.ended = this.element.hidden = true;
    if (this.at !== this.last) this.go(this.last);
  }

  /** @param {boolean} playing */
  turn(playing) {
    this.playing = playing;
    if (playing && this.at === this.last) return this.start();
    this.wait();
    this.show();
  }

  /** @param {ReplayStep | null} step none where something else is shown */
  tell(step) {
    clearTimeout(this.timer);
    this.element.hidden = !step || this.ended;
    if (!step) return;
    [this.at, this.last] = [step.at, step.of];
    this.words.textContent = `${this.at} of ${this.last}: ${step.text}`;
    this.wait();
    this.show();
  }

  show() {
    this.back.disabled = this.at === 0;
    this.next.disabled = this.at === this.last;
    this.play.textContent = this.playing ? "Pause" : "Play";
  }

  wait() {
    clearTimeout(this.timer);
    if (this.at >= this.last) this.playing = false;
    if (this.playing) this.timer = setTimeout(() => this.send({ kind: "replay", to: this.at + 1 }), STEP_TIME);
  }

  stop() {
    clearTimeout(this.timer);
  }
}
