// @ts-check
// Words of the glossary are explained where they stand, by one tap. They are looked for once the page has
// rested, not at every move, and each is marked once in a text.

/** @import { Say } from "./dom.js" */
import { every, make } from "./dom.js";

const TERMS_REST = 600; // milliseconds without news
const TERM_TEXTS = [
  ".dk-answer h2", ".dk-answer p", ".dk-pillars span", ".dk-title h2", ".dk-caption", ".dk-legend span", ".dk-part-body p", ".dk-part-body th",
].join(", ");
const TERMS_APART = "button, a, details:not([open]), .dk-strip, [aria-live]"; // texts that stay as they are

const STOP = /^[.,:;)”’]+/; // behind a word
const OPEN = /[“‘(]+$/; // before it

/**
 * The glossary's words in a text, the longest first where one holds another.
 * @param {string[]} words
 * @returns {RegExp}
 */
export function termPattern(words) {
  const longest = [...words].sort((one, other) => other.length - one.length);
  return new RegExp(`(?<![\\p{L}_-])(${longest.join("|")})(?![\\p{L}_-])`, "giu");
}

/**
 * A text in pieces, those at odd places to be explained: each word at its first place alone.
 * @param {string} text
 * @param {RegExp} words
 * @param {Set<string>} told the words that have been marked already, which grows
 * @returns {string[]}
 */
export function termPieces(text, words, told) {
  const found = [""];
  text.split(words).forEach((piece, place) => {
    const fresh = place % 2 === 1 && !told.has(piece.toLowerCase());
    if (fresh) {
      told.add(piece.toLowerCase());
      found.push(piece, "");
    } else found[found.length - 1] += piece;
  });
  return found;
}

/** What explains the words of one board. */
export class Terms {
  /**
   * @param {HTMLElement} root
   * @param {Record<string, string>} glossary
   * @param {Say} say the page's one voice for screen readers
   */
  constructor(root, glossary, say) {
    this.say = say;
    this.root = root;
    this.glossary = glossary;
    this.words = termPattern(Object.keys(glossary));
    /** @type {number | undefined} */
    this.timer = undefined;
    this.note = make("div", { class: "dk-meaning", popover: "auto" });
  }

  /** Look again once nothing has come for a while. */
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.mark(), TERMS_REST);
  }

  mark() {
    if (!this.note.isConnected) this.root.append(this.note);
    /** @type {Map<Element | null, Set<string>>} */
    const told = new Map();
    for (const element of every(this.root, TERM_TEXTS)) {
      if (element.closest(TERMS_APART)) continue;
      const block = element.closest(".dk-answer, .dk-picture, .dk-part");
      const words = told.get(block) ?? new Set();
      told.set(block, words);
      for (const term of every(element, ".dk-term")) words.add((term.textContent ?? "").toLowerCase());
      for (const node of [...element.childNodes]) if (node instanceof Text) this.markText(node, words);
    }
  }

  /**
   * @param {Text} node
   * @param {Set<string>} told
   */
  markText(node, told) {
    const found = termPieces(node.data, this.words, told);
    if (found.length < 2) return;
    const nodes = found.map((piece, place) => {
      if (place % 2) { // neither begins a line that the word is not on, nor ends one
        const [stop] = found[place + 1].match(STOP) ?? [""];
        const [open] = found[place - 1].match(OPEN) ?? [""];
        return make("span", { class: "dk-term-kept" }, open, this.term(piece), stop);
      }
      const after = place ? piece.replace(STOP, "") : piece;
      return place + 1 < found.length ? after.replace(OPEN, "") : after;
    });
    node.replaceWith(...nodes);
  }

  /** @param {string} word as it stands in the text */
  term(word) {
    const button = make("button", { type: "button", class: "dk-term", text: word, onclick: () => this.tell(button) });
    button.popoverTargetElement = this.note;
    return button;
  }

  /**
   * The note is filled and placed before the browser opens it.
   * @param {HTMLElement} button
   */
  tell(button) {
    const word = button.textContent ?? "";
    const meaning = this.glossary[word.toLowerCase()];
    this.note.textContent = `${word[0].toUpperCase()}${word.slice(1)}: ${meaning[0].toLowerCase()}${meaning.slice(1)}`;
    this.say(this.note.textContent, 3);
    const { left, bottom } = button.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const width = Math.min(320, room - 16);
    this.note.style.width = `${width}px`;
    this.note.style.left = `${scrollX + Math.max(8, Math.min(left, room - width - 8))}px`;
    this.note.style.top = `${scrollY + bottom + 6}px`;
  }

  stop() {
    clearTimeout(this.timer);
  }
}
