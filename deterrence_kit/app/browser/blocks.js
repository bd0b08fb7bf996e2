// @ts-check
// Blocks: texts, tables and forms beside the pictures, described by the session, made here as elements.
// A part that has not changed is left alone, so that nobody loses focus or what is half typed.

/** @import { Block as BlockSpec, Part, Send } from "./types.js" */
/** @import { Origin } from "./files.js" */
import { make } from "./dom.js";
import { partElement } from "./parts.js";

export class Blocks {
  /**
   * @param {HTMLElement} grid
   * @param {Send} send
   * @param {Origin} origin
   */
  constructor(grid, send, origin) {
    this.grid = grid;
    this.send = send;
    this.origin = origin;
    /** @type {Map<string, Block>} */
    this.held = new Map();
  }

  /** @param {Record<string, BlockSpec>} news */
  show(news) {
    for (const [id, spec] of Object.entries(news)) {
      const block = this.held.get(id) ?? new Block(id, this.send, this.origin);
      this.held.set(id, block);
      block.show(spec);
      this.place(block, spec.after);
    }
  }

  /**
   * @param {Block} block
   * @param {string} [after]
   */
  place(block, after) {
    if (block.element.isConnected) return;
    const before = after && this.grid.querySelector(`:scope > .dk-picture-${after}, :scope > .dk-part-${after}`);
    if (after === "top") this.grid.before(block.element);
    else if (before) before.after(block.element);
    else this.grid.append(block.element);
  }
}

class Block {
  /**
   * @param {string} id
   * @param {Send} send
   * @param {Origin} origin
   */
  constructor(id, send, origin) {
    this.id = id;
    this.send = send;
    this.origin = origin;
    /** @type {{ told: string, element: HTMLElement }[]} */
    this.parts = [];
    this.title = make("h2");
    this.body = make("div", { class: "dk-part-body" });
    this.element = make("section", { class: `dk-part dk-part-${id}`, "aria-label": id }, this.title, this.body);
  }

  /** @param {BlockSpec} spec */
  show({ title, parts, wide }) {
    this.title.textContent = title;
    this.title.hidden = !title;
    if (title) this.element.setAttribute("aria-label", title);
    this.element.classList.toggle("dk-wide", Boolean(wide));
    while (this.parts.length > parts.length) this.parts.pop()?.element.remove();
    parts.forEach((spec, index) => this.showPart(spec, index));
  }

  /**
   * @param {Part} spec
   * @param {number} index
   */
  showPart(spec, index) {
    const told = JSON.stringify(spec);
    const old = this.parts[index];
    if (old?.told === told) return;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const key = focused?.dataset?.key;
    const inside = old?.element.contains(focused);
    const element = partElement(spec, this.send, `${this.id}-${index}`, this.origin);
    if (old?.element.hasAttribute("open")) element.toggleAttribute("open", true); // a fold stays open
    if (old) old.element.replaceWith(element);
    else this.body.append(element);
    this.parts[index] = { told, element };
    if (!inside || !key) return;
    const again = /** @type {HTMLElement | null} */ (element.querySelector(`[data-key="${CSS.escape(key)}"]`));
    again?.focus();
  }
}
