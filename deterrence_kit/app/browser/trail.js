// @ts-check
// The steps that Undo leads through, taken along from page to page and through a reload: the browser keeps
// each as a link, as long as the tab is open.

/** @import { Address } from "./address.js" */
/** @import { PageNews } from "./types.js" */

const TRAIL = "deterrence-steps";
/** @type {Steps} */
const NO_STEPS = { steps: [], at: 0 };
const TRAIL_MOST = 40; // steps back, and forward, that a page is told of

/** @typedef {{ steps: string[], at: number }} Steps links, and which of them is shown */
/** @typedef {Steps & { place: string }} Left what a page has left, and its address then */

export class Trail {
  /** @param {Address} address */
  constructor(address) {
    this.address = address;
    /** @type {string[]} */
    this.steps = []; // as the session has told them; places between that it has not are empty
    this.at = 0;
    this.told = /** @type {PageNews} */ ({});
    this.leave = () => this.keep();
    addEventListener("pagehide", this.leave);
  }

  stop() {
    removeEventListener("pagehide", this.leave);
  }

  /** @param {PageNews} news of the session; what it does not name is as it was */
  note(news) {
    Object.assign(this.told, news);
    const { query, place, can_redo: later } = this.told;
    if (query === undefined || place === undefined) return;
    this.at = place;
    this.steps[place] = bare(query);
    if (!later) this.steps.length = place + 1;
  }

  /** What the page shows may be newer than what the session has said. */
  keep() {
    if (!this.steps.length || !this.address.ours) return;
    const now = bare(this.address.query);
    const known = [this.at, this.at - 1, this.at + 1].find((place) => this.steps[place] === now);
    const steps = known === undefined ? [...this.steps.slice(0, this.at + 1), now] : this.steps;
    const at = known ?? steps.length - 1;
    const near = steps.map((step, place) => ({ step, place })).filter(({ step, place }) => step && Math.abs(place - at) <= TRAIL_MOST);
    /** @type {Left} */
    const left = { steps: near.map(({ step }) => step), at: near.findIndex(({ place }) => place === at), place: here(this.address) };
    try {
      sessionStorage.setItem(TRAIL, JSON.stringify(left));
    } catch {
      // storage is shut or full: Undo begins anew
    }
  }

  /**
   * What the page opens with. A reload in the middle of a drag shows what was shown, which the address
   * bar had not said yet; steps go along only if they led to just this state.
   * @param {boolean} reloaded
   * @returns {Steps} none where they led elsewhere
   */
  open(reloaded = isReload()) {
    const left = this.address.ours ? recalled() : undefined;
    if (!left) return NO_STEPS;
    const last = left.steps[left.at];
    if (reloaded && left.place === here(this.address)) this.address.query = this.address.query.replace(/^(?:(?!&from=).)*/, `?${last}`);
    if (bare(this.address.query) !== last) return NO_STEPS;
    this.steps = [...left.steps];
    this.at = left.at;
    return { steps: left.steps, at: left.at };
  }
}

/**
 * @param {string} query
 * @returns {string} without what waits for pages of another kind
 */
export function bare(query) {
  return query.replace(/^\?/, "").replace(/&from=.*/, "");
}

/** @param {Address} address */
function here(address) {
  return location.pathname + address.shown();
}

/** @returns {Left | undefined} */
function recalled() {
  try {
    const left = JSON.parse(sessionStorage.getItem(TRAIL) ?? "null");
    return Array.isArray(left?.steps) && typeof left.steps[left.at] === "string" ? left : undefined;
  } catch {
    return undefined;
  }
}

function isReload() {
  const [entry] = performance.getEntriesByType("navigation");
  return /** @type {PerformanceNavigationTiming | undefined} */ (entry)?.type === "reload";
}
