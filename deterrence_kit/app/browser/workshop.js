// @ts-check
// A room that looks at one page together: large letters and one picture, numbers hidden, guess first, replay.

/** @import { Picture } from "./figures.js" */
/** @import { PageNews, Send } from "./types.js" */
import { make } from "./dom.js";
import { answerKey, Guess } from "./guess.js";
import { fitLetters } from "./letters.js";
import { Replay } from "./replay.js";

const SWITCHES = /** @type {[choice: string, off: string, on: string, text: string, title: string][]} */ ([
  ["screen", "desk", "projector", "Projector", "Large letters and one picture"],
  ["numbers", "shown", "hidden", "Hide numbers", "Bars, map and colours alone"],
  ["guess", "off", "first", "Guess first", "The answer shows once the room has said what it expects"],
]);

export class Workshop {
  /**
   * @param {Send} send
   * @param {Picture[]} pictures
   * @param {() => string} answer
   */
  constructor(send, pictures, answer) {
    this.pictures = pictures;
    this.guess = new Guess(answer);
    this.replay = new Replay(send);
    /** @type {Record<string, string>} */
    this.chosen = {};
    this.buttons = SWITCHES.map(([name, off, on, text, title]) => make("button", {
      type: "button", text, title, "aria-pressed": "false",
      onclick: () => send({ kind: "choice", name, value: this.chosen[name] === on ? off : on }),
    }));
    const options = pictures.map(({ id, spec }) => make("option", { value: id, text: spec.title }));
    this.picker = make("select", { "aria-label": "Picture to show", onchange: () => this.showPicture() }, ...options);
    const replay = make("button", { type: "button", text: "Replay", title: "What was done, step by step", onclick: () => this.replay.start() });
    this.element = make(
      "details", { class: "dk-workshop" }, make("summary", { text: "Workshop" }),
      make("div", { class: "dk-actions" }, ...this.buttons, this.picker, replay),
    );
  }

  /** @param {PageNews} page */
  show(page) {
    if (page.choices) this.choose(page.choices);
    if (page.query !== undefined) this.guess.key = answerKey(page.query, Object.keys(this.chosen));
    this.guess.show();
    if ("replay" in page) this.replay.tell(page.replay ?? null);
  }

  /** @param {Record<string, string>} choices */
  choose(choices) {
    this.chosen = choices;
    SWITCHES.forEach(([name, , on], place) => this.buttons[place].setAttribute("aria-pressed", String(choices[name] === on)));
    this.guess.on = choices.guess === "first";
    const projecting = choices.screen === "projector";
    const page = this.element.closest(".dk-page");
    page?.classList.toggle("dk-hide-numbers", choices.numbers === "hidden");
    page?.classList.toggle("dk-projector", projecting);
    document.documentElement.classList.toggle("dk-projecting", projecting);
    this.picker.hidden = !projecting || this.pictures.length < 2;
    if (SWITCHES.some(([name, , on]) => choices[name] === on)) this.element.open = true;
    this.showPicture();
    for (const { document: drawn } of this.pictures) if (drawn) fitLetters(drawn);
  }

  showPicture() {
    for (const { id, element } of this.pictures) element.classList.toggle("dk-projected", id === this.picker.value);
  }

  stop() {
    this.replay.stop();
  }
}
