// @ts-check
// Before a page is printed: a drawing is not made anew for paper, so its box keeps the size that the
// drawing has, and is made smaller as a whole where a sheet is too narrow or too low for it. Pictures
// are then laid out sheet by sheet, so that none leaves half a sheet empty that another would fill.

import { darkScheme, every } from "./dom.js";

const SHEET = { width: 680, height: 880 }; // px that A4 and Letter both have within their margins
const LOWER_SHEET = 955; // px that the lower of the two has for a picture with its title and sentence
const BETWEEN_PICTURES = 16; // px between two
const STILL_LARGE = 0.9; // of its size that a drawing keeps where it is made smaller to fill a sheet
const THIRD = 200; // px of a drawing of which three stand on a sheet, with what is said of them
const LEGIBLE = 0.7; // of its size: smaller than that, letters would be hard to read

export function fitToPaper() {
  if (window.matchMedia("print").matches) return;
  for (const plot of every(document, ".dk-plot")) {
    const { clientWidth: width, clientHeight: height } = plot;
    if (!width || !height) continue;
    plot.style.setProperty("--dk-drawn-width", `${width}px`);
    plot.style.setProperty("--dk-drawn-height", `${height}px`);
    plot.style.setProperty("--dk-on-paper", String(Math.min(1, SHEET.width / width, SHEET.height / height, Math.max(LEGIBLE, THIRD / height))));
    plot.parentElement?.classList.toggle("dk-drawn-dark", darkScheme().matches);
  }
  asOnPaper(() => every(document, ".dk-pictures").forEach(fillSheets));
}

/**
 * Do something while the page is laid out as on paper, which nobody sees.
 * @param {() => void} measure
 */
function asOnPaper(measure) {
  const root = document.documentElement;
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule).filter(({ media }) => media.mediaText === "print");
  const scrolled = [root, ...every(document, ".dk-panel, .dk-scroll")].map((box) => /** @type {const} */ ([box, box.scrollLeft, box.scrollTop]));
  rules.forEach(({ media }) => (media.mediaText = "all"));
  root.style.width = "700px"; // of A4
  measure();
  root.style.removeProperty("width");
  rules.forEach(({ media }) => (media.mediaText = "print"));
  for (const [box, left, top] of scrolled) box.scrollTo(left, top);
}

/**
 * Give each picture its place: the next in order, or else the first of the later ones that fits what is left of the sheet.
 * @param {HTMLElement} pictures
 */
function fillSheets(pictures) {
  const waiting = /** @type {HTMLElement[]} */ ([...pictures.children]).filter(({ offsetHeight }) => offsetHeight);
  let room = LOWER_SHEET - ((pictures.getBoundingClientRect().top - document.body.getBoundingClientRect().top) % LOWER_SHEET);
  for (let place = 0; waiting.length; place += 1) {
    let next = waiting.findIndex((each) => share(each, room) >= STILL_LARGE);
    if (next < 0) [next, room] = [0, LOWER_SHEET]; // a new sheet
    const [item] = waiting.splice(next, 1);
    const plot = /** @type {HTMLElement | null} */ (item.querySelector(".dk-plot"));
    const size = share(item, room) * Number(plot?.style.getPropertyValue("--dk-on-paper"));
    if (size) plot?.style.setProperty("--dk-on-paper", String(size));
    item.style.setProperty("--dk-place", String(place));
    room -= (item.offsetHeight + BETWEEN_PICTURES) % LOWER_SHEET;
  }
}

/**
 * How much of a drawing's height fits into a room, with what stands around it; 0 if that alone is too high.
 * @param {HTMLElement} item
 * @param {number} room
 */
function share(item, room) {
  const drawn = item.querySelector(".dk-plot")?.getBoundingClientRect().height ?? 0;
  const left = room - (item.offsetHeight - drawn);
  return left < 0 ? 0 : Math.min(1, left / drawn);
}

export function watchPaper() {
  window.addEventListener("beforeprint", fitToPaper); // once, however many boards ask for it
}
