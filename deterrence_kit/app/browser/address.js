// @ts-check
// The address bar follows the state, and the link can be copied. JupyterLab's own address is left alone.

import { make } from "./dom.js";

const LAB = /\/(lab|doc|notebooks|tree|edit)(\/|$)/;

export class Address {
  constructor() {
    this.ours = !LAB.test(location.pathname);
    // A page that stands alone, from disk perhaps, has its state behind the "#": nothing is asked for.
    this.alone = document.documentElement?.dataset.edition === "file";
    this.query = this.ours ? this.shown() : "";
    this.held = false; // while another board writes the address
    /** @type {number | undefined} */
    this.timer = undefined;
    // A link of the page takes the address along when it is pressed: nothing of it may be late.
    for (const kind of ["pointerdown", "focusin", "click"]) addEventListener(kind, () => this.write(), true);
  }

  /** @returns {string} what the address bar says, with the "?" */
  shown() {
    return this.alone ? location.hash.replace("#", "?") : location.search;
  }

  /** @param {string} query without the "?" */
  follow(query) {
    this.query = `?${query}`;
    clearTimeout(this.timer);
    // Browsers refuse more than a hundred replaceState calls in half a minute.
    this.timer = setTimeout(() => this.write(), 350);
  }

  write() {
    if (!this.ours || this.held || this.shown() === this.query) return;
    history.replaceState(null, "", this.alone ? this.hash() : this.query + location.hash);
  }

  hash() {
    return this.query.replace("?", "#");
  }

  /** @returns {string} the query without what waits for a page of another kind: that stays with this visitor */
  own() {
    return this.query.replace(/&from=.*/, "");
  }

  /** @returns {string} */
  link() {
    if (this.alone) return location.href.split("#")[0] + this.own().replace("?", "#");
    return this.ours ? publicAddress(location) + this.own() : this.own();
  }

  /**
   * navigator.clipboard exists only on https and localhost; an intranet page may be neither.
   * @returns {Promise<boolean>} whether the link was copied
   */
  async copy() {
    this.write();
    try {
      await navigator.clipboard.writeText(this.link());
      return true;
    } catch {
      return copyBySelection(this.link());
    }
  }
}

/**
 * This page's address under the name that the operator gave the suite, else where it was opened.
 * @param {{ origin: string, pathname: string }} here
 * @returns {string}
 */
export function publicAddress({ origin, pathname }) {
  const meta = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="dk-public"]'));
  const base = meta?.dataset.base ?? "/";
  if (!meta?.content || !pathname.startsWith(base)) return origin + pathname;
  return meta.content.replace(/\/$/, "") + "/" + pathname.slice(base.length);
}

/**
 * Whatever has the focus, a button or a text that is being written, has it again afterwards.
 * @param {string} text
 * @returns {boolean}
 */
function copyBySelection(text) {
  const focused = document.activeElement;
  const area = make("textarea", { class: "dk-copying", "aria-hidden": "true", readonly: true });
  area.value = text;
  document.body.append(area);
  area.focus({ preventScroll: true });
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
