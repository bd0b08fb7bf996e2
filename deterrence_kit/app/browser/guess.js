// @ts-check
// Guess first: the answer stays hidden until the room has said what it expects, once for each state.

import { make } from "./dom.js";
import { readNumber } from "./numbers.js";

const SCALE = { low: 0, high: 1, unit: "0 to 1" };
const ASIDE = ["touched", "check", "v", "from"]; // parts of a link that change no answer

/**
 * What of a link an answer hangs on.
 * @param {string} query
 * @param {string[]} choices names of what is chosen
 * @returns {string}
 */
export function answerKey(query, choices) {
  const aside = new Set([...ASIDE, ...choices]);
  return query.replace(/^\?/, "").split("&").filter((part) => !aside.has(part.split("=")[0])).join("&");
}

/**
 * The guess beside the answer, and the difference of the two as they are written.
 * @param {number} guess
 * @param {string} answer as it is shown
 * @returns {string}
 */
export function guessWords(guess, answer) {
  const decimals = Math.max(2, (answer.split(".")[1] ?? "").length);
  const said = guess.toFixed(decimals);
  const points = Math.round((Number(answer) - Number(said)) * 10 ** decimals) / 10 ** (decimals - 2);
  const apart = points === 0 ? "the same" : `${Math.abs(points)} point${Math.abs(points) === 1 ? "" : "s"} ${points > 0 ? "higher" : "lower"}`;
  return `The room said ${said}; the model says ${answer}: ${apart}.`;
}

/** The form before the answer, and what was said behind it. */
export class Guess {
  /** @param {() => string} answer the credibility as it is shown, empty where a page shows none */
  constructor(answer) {
    this.answer = answer;
    this.on = false;
    this.key = "";
    /** @type {Map<string, number>} */
    this.said = new Map(); // guesses by what they were about
    this.field = make("input", { inputmode: "decimal", autocomplete: "off", size: "6", "aria-describedby": "dk-guess-fault" });
    this.fault = make("p", { class: "dk-guess-fault", id: "dk-guess-fault", role: "status" });
    this.form = make(
      "form", { class: "dk-guess-form", novalidate: true, onsubmit: (/** @type {Event} */ event) => this.take(event) },
      make("label", {}, "Guess first: how credible is it now, from 0 to 1? ", this.field),
      make("button", { type: "submit", text: "Show the answer" }), this.fault,
    );
    this.told = make("p", { class: "dk-guess-told", role: "status" });
    this.element = make("section", { class: "dk-guess", "aria-label": "The room's guess", hidden: true }, this.form, this.told);
  }

  /** @param {Event} event */
  take(event) {
    event.preventDefault();
    const { value, fault } = readNumber(this.field.value, SCALE);
    this.fault.textContent = fault ?? "";
    if (value === undefined) return;
    this.said.set(this.key, value);
    this.field.value = "";
    this.show();
  }

  /** @returns {boolean} whether the answer is still hidden */
  get waits() {
    return this.on && Boolean(this.answer()) && !this.said.has(this.key);
  }

  /** Show the form or what was said, and hide the answer or not. */
  show() {
    const guess = this.said.get(this.key);
    this.element.hidden = !this.on || !this.answer();
    this.form.hidden = !this.waits;
    this.told.textContent = guess === undefined || this.waits ? "" : guessWords(guess, this.answer());
    this.element.closest(".dk-page")?.classList.toggle("dk-guessing", this.waits);
  }
}
