// @ts-check
// Sentences in a box that can be closed. Where it would cover an answer it shows its first lines, and the rest on request.

import { make } from "./dom.js";
import { aloneLink } from "./embedding.js";

export class Notices {
  /** @param {string} css */
  constructor(css) {
    this.element = make("div", { class: css, role: "status", hidden: true });
  }

  /**
   * @param {string[]} sentences none closes the box
   * @param {string} [link] to open this page alone
   */
  show(sentences, link) {
    const close = make("button", { type: "button", text: "Close", onclick: () => (this.element.hidden = true) });
    const lines = make("ul", {}, ...sentences.map((text) => make("li", {}, `${text} `, link ? aloneLink(link) : link)));
    const whole = make("button", { type: "button", text: "Read all", onclick: () => {
      whole.hidden = true;
      lines.classList.add("dk-whole");
      close.focus();
    } });
    this.element.replaceChildren(lines, make("div", {}, whole, close));
    this.element.hidden = sentences.length === 0;
    whole.hidden = lines.scrollHeight <= lines.clientHeight;
  }
}
