// @ts-check
// The number beside a slider: Enter, Tab and leaving it commit, Escape restores.
// What cannot be taken is refused in a sentence below it; what stood there stays.

/** @import { Parameter } from "./types.js" */
import { make } from "./dom.js";
import { readNumber, shownNumber } from "./numbers.js";

let entries = 0; // ids of the sentences

export class Entry {
  /**
   * @param {Parameter} about
   * @param {{ value: () => number, move: (value: number) => void }} slider
   */
  constructor(about, { value, move }) {
    this.about = about;
    this.value = value;
    this.move = move;
    this.kept = "";
    const id = `dk-refused-${(entries += 1)}`;
    this.said = make("p", { class: "dk-refused", role: "alert", id });
    this.field = make("input", {
      class: "dk-entry", type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false",
      "aria-label": `${about.label} (${about.unit}): type a number`, "aria-describedby": id,
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event), oninput: () => (this.draft = true), onblur: () => this.leave(),
    });
  }

  /** @param {boolean} is whether somebody is writing in it */
  set draft(is) {
    if (is) this.field.dataset.draft = "";
    else delete this.field.dataset.draft;
  }

  get draft() {
    return "draft" in this.field.dataset;
  }

  /** @returns {string} */
  get shown() {
    return shownNumber(this.value(), this.about.step);
  }

  // What stands in the field as long as nobody is writing in it. A sentence about an older value goes.
  show() {
    if (!this.draft) this.field.value = this.shown;
    if (this.kept !== this.shown) this.say("");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter") this.commit();
    if (event.key === "Escape") this.restore();
  }

  commit() {
    if (!this.draft) return;
    const { value, fault } = readNumber(this.field.value, this.about);
    this.say(fault ? `${fault} ${this.shown} was kept.` : "");
    if (value === undefined) return;
    this.draft = false;
    this.field.value = shownNumber(value, this.about.step);
    this.move(value);
  }

  restore() {
    this.say("");
    this.draft = false;
    this.show();
  }

  leave() {
    this.commit();
    if (this.draft) this.field.value = this.shown; // refused: the sentence stays to be read
    this.draft = false;
    this.field.removeAttribute("aria-invalid");
  }

  /** @param {string} sentence */
  say(sentence) {
    this.said.textContent = sentence;
    this.kept = this.shown;
    if (sentence) this.field.setAttribute("aria-invalid", "true");
    else this.field.removeAttribute("aria-invalid");
  }
}
