// @ts-check
// From the page's own engine to a session that has been built behind it: steps, place, focus, and what
// was asked for. It waits for a moment in which nobody drags or writes.

/** @import { Board } from "../../app/browser/board_view.js" */
/** @import { Event } from "../../app/browser/types.js" */
/** @import { ShellSession } from "./shell_session.js" */
import { every } from "../../app/browser/dom.js";

/** @typedef {{ board?: Board, session: ShellSession, root: HTMLElement, sheet: HTMLElement, wanted: Event[], asking: boolean, door: { live: boolean } }} Old */

const SOONEST = 50; // milliseconds between two looks
const HANDS_REST = 300; // without a key, a pointer or a move
const TAKEN_OVER = 8000; // until the session has taken over the steps
const TOUCHES = ["pointerdown", "pointerup", "pointercancel", "keydown", "input"];

/**
 * @param {Old} old
 * @param {Board} next
 * @returns {Promise<boolean>} whether the session has taken over
 */
export async function handOver(old, next) {
  const hands = new Hands();
  const goesOn = () => old.asking;
  const ready = await until(() => !goesOn() || (Boolean(next.el.dataset.ready) && hands.rest && !old.root.querySelector("[data-draft]")));
  hands.stop();
  if (!ready || !goesOn()) return stopped(next);
  const focused = likeness(document.activeElement, old.root);
  old.root.inert = true;
  const { session } = old;
  if (session.history.states.length > 1 || session.card) next.send({ kind: "steps", card: session.card, ...session.steps() });
  const heard = await until(() => !next.twin.busy && next.twin.query === session.query, TAKEN_OVER);
  if (heard) replace(old, next, focused);
  else stopped(next);
  old.root.inert = false;
  return heard;
}

/** @param {Board} next @returns {false} */
function stopped(next) {
  next.stop();
  return false;
}

/**
 * @param {Old} old
 * @param {Board} next
 * @param {(page: Element) => HTMLElement | null} focused
 */
function replace({ board, root, sheet, wanted, door }, next, focused) {
  const at = scrollY;
  const open = every(root, ".dk-group").map((group) => group.classList.contains("dk-open"));
  const phone = root.querySelector(".dk-page.dk-sheet") !== null;
  if (board) board.frame.address.held = true; // from now on the other one writes it
  board?.stop();
  root.remove();
  sheet.remove();
  door.live = next.behind = next.frame.address.held = false;
  delete document.body.dataset.shell;
  const page = next.el.closest(".dk-page") ?? next.el;
  every(page, ".dk-group").forEach((group, place) => {
    const more = /** @type {HTMLElement | null} */ (group.querySelector(".dk-more"));
    if (open[place] && !group.classList.contains("dk-open")) more?.click();
  });
  if (board) takeAlong(board, next);
  if (phone) next.reach.show(true);
  dispatchEvent(new Event("resize"));
  focused(page)?.focus({ preventScroll: true });
  scrollTo(0, at);
  for (const event of wanted) perform(next, event);
}

/**
 * What stands in no link.
 * @param {Board} old
 * @param {Board} next
 */
function takeAlong(old, next) {
  next.frame.brief.window = old.frame.brief.window;
  next.workshop.guess.said = old.workshop.guess.said;
  next.workshop.guess.show();
  next.workshop.picker.value = old.workshop.picker.value;
  next.workshop.showPicture();
}

/**
 * @param {Board} board
 * @param {Event} event
 */
function perform(board, event) {
  /** @type {Record<string, () => void>} */
  const ways = {
    again: () => {}, // all is there
    picture: () => {},
    recall: () => {},
    file: () => board.frame.openFile(/** @type {any} */ (event)),
    replay: () => board.workshop.replay.start(),
    page: () => board.frame.toolbar.edition.click(),
  };
  (ways[event.kind] ?? (() => board.send(event)))();
}

/**
 * @param {Element | null} element
 * @param {HTMLElement} root
 * @returns {(page: Element) => HTMLElement | null} finds the same one on another page
 */
function likeness(element, root) {
  if (!element || !root.contains(element)) return () => null;
  const lever = element.closest(".dk-lever")?.className.match(/dk-(own|name)-[\w-]+/)?.[0];
  const kind = [...element.classList].filter((name) => /^(dk|noUi)-/.test(name) && name !== "noUi-active")[0];
  const alike = (lever ? `.${lever} ` : "") + (kind ? `.${kind}` : element.localName);
  const text = nameOf(element);
  return (page) => every(page, alike).find((other) => lever || nameOf(other) === text) ?? null;
}

/** @param {Element} element */
function nameOf(element) {
  return element.getAttribute("aria-label") ?? (element instanceof HTMLSelectElement ? "" : element.textContent);
}

/** Whether somebody is doing something. */
class Hands {
  constructor() {
    this.down = false;
    this.last = 0;
    this.note = (/** @type {{ type: string }} */ { type }) => {
      this.last = performance.now();
      if (type.startsWith("pointer")) this.down = type === "pointerdown";
    };
    for (const kind of TOUCHES) addEventListener(kind, this.note, true);
  }

  get rest() {
    return !this.down && performance.now() - this.last > HANDS_REST;
  }

  stop() {
    for (const kind of TOUCHES) removeEventListener(kind, this.note, true);
  }
}

/**
 * @param {() => boolean} holds
 * @param {number} [most] milliseconds
 * @returns {Promise<boolean>} whether it came to hold
 */
async function until(holds, most = Infinity) {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > most) return false;
    await new Promise((resolve) => setTimeout(resolve, SOONEST));
  }
  return true;
}
