// @ts-check
// A tour of three steps on the page itself: for who comes by the start page, once, and left at any time.
// It stands beside what it tells of and covers nothing that has to be used; nothing waits for it.

import { make } from "./dom.js";

const TOUR_KEY = "dk-tour";
const TOUR_STEPS = [
  { at: ".dk-answer", text: "The answer. Credibility against its threshold, how often a challenge is to be expected, and a sentence that says it." },
  { at: ".dk-panel, .dk-to-levers", text: "The levers. Move one: answer, map and reasons follow. The “i” says what it means and how well it is known." },
  { at: ".dk-picture-why, .dk-pictures", text: "The reasons. What each change adds or takes. “Brief” above makes one page of it; Undo takes it back." },
];

/** @returns {boolean} whether it is to be shown: asked for by the address, and not seen before */
export function tourIsDue() {
  try {
    return location.hash === "#tour" && !localStorage.getItem(TOUR_KEY);
  } catch {
    return false; // a browser that keeps nothing would show it for ever
  }
}

/** @param {HTMLElement} page */
export function startTour(page) {
  if (!tourIsDue()) return;
  const text = make("p", { role: "status" });
  const next = make("button", { type: "button", class: "dk-tour-next" });
  const skip = make("button", { type: "button", text: "Skip the tour" });
  const box = make("aside", { class: "dk-tour", "aria-label": "Tour" }, text, make("p", { class: "dk-actions" }, next, skip));
  let step = 0;
  const end = () => {
    markToured(page, "");
    box.remove();
    removeEventListener("keydown", onKey);
    try {
      localStorage.setItem(TOUR_KEY, "seen");
    } catch {
      // storage is full: it is shown another time
    }
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && end();
  const show = () => {
    const { at, text: words } = TOUR_STEPS[step];
    text.textContent = `${step + 1} of ${TOUR_STEPS.length}. ${words}`;
    next.textContent = step + 1 < TOUR_STEPS.length ? "Next" : "Done";
    skip.hidden = step + 1 === TOUR_STEPS.length;
    markToured(page, at)?.scrollIntoView({ block: "nearest" });
  };
  next.addEventListener("click", () => {
    step += 1;
    if (step < TOUR_STEPS.length) show();
    else end();
  });
  skip.addEventListener("click", end);
  addEventListener("keydown", onKey);
  document.body.append(box);
  show();
}

/**
 * @param {HTMLElement} page
 * @param {string} at
 * @returns {Element | null}
 */
function markToured(page, at) {
  page.querySelectorAll(".dk-toured").forEach((element) => element.classList.remove("dk-toured"));
  const found = at ? ([...page.querySelectorAll(at)].find((one) => one.checkVisibility()) ?? null) : null;
  found?.classList.add("dk-toured");
  return found;
}
