// @ts-check
// What stays in reach wherever one reads: the answer in one line, the lever last touched, and on a small
// screen all levers, as a sheet that the line opens above itself.

/** @import { Answer } from "./answer.js" */
/** @import { Levers } from "./levers.js" */
import { make } from "./dom.js";

const SMALL = "(max-width: 56.24em)"; // as in the style sheet: the levers are a sheet there

const FIGURES = 40; // px of the answer down to its figures
const STEPS = Array.from({ length: 41 }, (_, i) => i / 40); // of the answer in sight, at which one looks again

export class Reach {
  /**
   * @param {Answer} answer
   * @param {Levers} levers
   */
  constructor(answer, levers) {
    this.levers = levers;
    this.answer = answer.element;
    this.small = window.matchMedia(SMALL);
    this.button = make("button", {
      type: "button", class: "dk-to-levers", text: "Levers", hidden: !levers.any,
      onclick: () => (this.open ? this.close() : levers.showLast()),
    });
    this.element = make("div", { class: "dk-strip" }, answer.strip, this.button);
    levers.onTouch = () => this.name();
    levers.onShow = () => this.show(this.small.matches);
    levers.reveal = (lever) => this.reveal(lever);
    this.seen = new IntersectionObserver((news) => this.see(news[news.length - 1]), { threshold: STEPS });
    this.onKey = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape" && this.open && !(event.target instanceof HTMLInputElement)) this.close();
    };
    this.onSize = () => this.show(false);
  }

  /** @param {HTMLElement} page */
  watch(page) {
    this.page = page;
    this.seen.observe(this.answer);
    this.small.addEventListener("change", this.onSize);
    page.addEventListener("keydown", this.onKey);
    this.name();
  }

  /**
   * The answer is out of sight once its figures are, which stand on its top.
   * @param {IntersectionObserverEntry} answer
   */
  see({ isIntersecting, boundingClientRect: { top } }) {
    this.element.classList.toggle("dk-strip-out", !isIntersecting || top < -FIGURES || top > innerHeight - FIGURES);
  }

  /** @returns {boolean} whether the levers stand as a sheet over the page */
  get open() {
    return this.page?.classList.contains("dk-sheet") ?? false;
  }

  /** @param {boolean} open */
  show(open) {
    this.page?.classList.toggle("dk-sheet", open);
    this.name();
  }

  close() {
    this.show(false);
    this.button.focus();
  }

  name() {
    const { last } = this.levers;
    const text = last ? `${last.about.label} ${last.entry.shown}` : "Levers";
    this.button.textContent = this.open ? "Close" : text;
    this.button.setAttribute("aria-label", this.open ? "Close the levers" : last ? `Go to the lever ${text}` : "Go to the levers");
    if (this.small.matches) this.button.setAttribute("aria-expanded", String(this.open));
    else this.button.removeAttribute("aria-expanded");
  }

  /**
   * Bring a lever into sight without taking the answer or a picture out of it: where the column scrolls
   * by itself, the page stands still.
   * @param {HTMLElement} lever
   */
  reveal(lever) {
    const panel = /** @type {HTMLElement | null} */ (lever.closest(".dk-panel"));
    if (!panel || panel.scrollHeight <= panel.clientHeight + 1) return lever.scrollIntoView({ block: "nearest" });
    const [at, box] = [lever.getBoundingClientRect(), panel.getBoundingClientRect()];
    panel.scrollTop += at.top - box.top - (box.height - at.height) / 2;
    panel.scrollIntoView({ block: "nearest" });
  }

  stop() {
    this.seen.disconnect();
    this.small.removeEventListener("change", this.onSize);
    this.page?.removeEventListener("keydown", this.onKey);
  }
}
