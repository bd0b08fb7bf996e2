// @ts-check
// Before a page is printed: a drawing is not made anew for paper, so its box keeps the size that the
// drawing has, and is made smaller as a whole where a sheet is too narrow or too low for it.

import { darkScheme } from "./dom.js";

const SHEET = { width: 680, height: 880 }; // px that A4 and Letter both have within their margins
const THIRD = 200; // px of a drawing of which three stand on a sheet, with what is said of them
const LEGIBLE = 0.7; // of its size: smaller than that, letters would be hard to read

export function fitToPaper() {
  for (const plot of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".dk-plot"))) {
    const { clientWidth: width, clientHeight: height } = plot;
    if (!width || !height || window.matchMedia("print").matches) continue;
    plot.style.setProperty("--dk-drawn-width", `${width}px`);
    plot.style.setProperty("--dk-drawn-height", `${height}px`);
    plot.style.setProperty("--dk-on-paper", String(Math.min(1, SHEET.width / width, SHEET.height / height, Math.max(LEGIBLE, THIRD / height))));
    plot.parentElement?.classList.toggle("dk-drawn-dark", darkScheme().matches);
  }
}

export function watchPaper() {
  window.addEventListener("beforeprint", fitToPaper); // once, however many boards ask for it
}
