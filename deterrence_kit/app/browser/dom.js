// @ts-check
// Small helpers for making and finding elements. Texts are always set as text, never parsed as HTML.

/**
 * An element with attributes and children; `text` is its text, `on…` are listeners.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} attributes
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/**
 * The first element that fits, which must be there.
 * @template {HTMLElement} [Found=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {Found}
 */
export function one(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return /** @type {Found} */ (found);
}

/**
 * All elements that fit.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function every(root, selector) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];
}

/** @typedef {(text: string, weight?: number) => void} Say */

/**
 * Screen readers hear one text once all has rested, not at every pixel of a drag: the weightiest of those
 * that have changed, of equals the first.
 * @returns {{ element: HTMLElement, say: Say }}
 */
export function announcer() {
  const region = make("div", { class: "dk-unseen", "aria-live": "polite" });
  /** @type {number | undefined} */
  let timer;
  let heaviest = 0;
  return {
    element: region,
    say(text, weight = 1) {
      if (weight <= heaviest && weight < 2) return;
      heaviest = weight;
      clearTimeout(timer);
      timer = setTimeout(() => {
        heaviest = 0;
        region.textContent = text;
      }, 700);
    },
  };
}

/** @returns {MediaQueryList} whether the reader's system is dark, and when that changes */
export function darkScheme() {
  return window.matchMedia("(prefers-color-scheme: dark)");
}

/**
 * The box that a table scrolls in: it ends between two rows, never in the middle of one.
 * @param {string} title
 * @param {HTMLTableElement} table
 * @returns {HTMLElement}
 */
export function scrollBox(title, table) {
  const box = make("div", { class: "dk-scroll", tabindex: "0", role: "region", "aria-label": title }, table);
  const fit = () => {
    box.style.maxHeight = "";
    const most = parseFloat(getComputedStyle(box).maxHeight);
    if (!most || box.scrollHeight <= box.clientHeight + 1) return;
    const bar = box.offsetHeight - box.clientHeight;
    const top = box.getBoundingClientRect().top - box.scrollTop;
    const ends = [...table.tBodies[0].rows].map((row) => row.getBoundingClientRect().bottom - top + bar);
    const last = Math.max(...ends.filter((end) => end <= most));
    if (last > 0 && Number.isFinite(last)) box.style.maxHeight = `${Math.ceil(last)}px`;
  };
  new ResizeObserver(fit).observe(table);
  return box;
}
