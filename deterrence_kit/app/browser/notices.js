// @ts-check
// Sentences in a box that can be closed.

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
    const lines = sentences.map((text) => make("li", {}, `${text} `, link ? aloneLink(link) : link));
    this.element.replaceChildren(make("ul", {}, ...lines), close);
    this.element.hidden = sentences.length === 0;
  }
}
