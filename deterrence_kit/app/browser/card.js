// @ts-check
// The card of a state, or of whatever else can be tapped.

/** @import { Card, Send } from "./types.js" */
import { make } from "./dom.js";

const BEGINS = 160; // px of a card that say what it is
const LONG = 60; // letters of a text that takes a line of its own

/** @type {Record<string, [kind: string, text: string]>} */
const MEMBERSHIP = {
  ally: ["leave", "Leave the pact"],
  departed: ["join", "Rejoin the pact"],
};

export class StateCard {
  /**
   * @param {Send} send
   * @param {() => void} goToOwn leads to the sliders of the ally alone
   */
  constructor(send, goToOwn) {
    this.send = send;
    this.goToOwn = goToOwn;
    /** @type {string | null} */
    this.open = null;
    this.awaited = false; // since something was tapped
    this.element = make("aside", { class: "dk-card", "aria-label": "State", hidden: true });
  }

  /** @param {Card | null | undefined} card none closes it */
  show(card) {
    const opens = card && card.code !== this.open;
    this.open = card?.code ?? null;
    this.element.hidden = !card;
    if (!card) return;
    const rows = card.rows.flatMap(([what, much]) => [
      make("dt", { text: what }), make("dd", { class: much.length > LONG ? "dk-long" : null, text: much }),
    ]);
    const close = make("button", {
      type: "button", class: "dk-close", text: "×", "aria-label": "Close the card",
      onclick: () => this.send({ kind: "tap", code: "" }),
    });
    const own = make("button", { type: "button", text: "Change this state alone", onclick: this.goToOwn });
    this.element.replaceChildren(
      close, make("h3", { text: card.title }), make("p", { text: card.role }), make("dl", {}, ...rows),
      make("p", { class: "dk-card-actions" }, card.kind === "ally" ? own : null, this.memberButton(card)),
    );
    if (opens && this.awaited && !this.begins()) this.element.scrollIntoView({ block: "nearest" });
    this.awaited = false;
  }

  /** @returns {boolean} whether its first rows are in sight: then the page stands still */
  begins() {
    const { top } = this.element.getBoundingClientRect();
    return top >= 0 && top < innerHeight - BEGINS;
  }

  /** @param {Card} card */
  memberButton({ code, kind }) {
    if (!kind || !(kind in MEMBERSHIP)) return null;
    const [event, text] = MEMBERSHIP[kind];
    return make("button", { type: "button", text, onclick: () => this.send({ kind: event, code }) });
  }
}
