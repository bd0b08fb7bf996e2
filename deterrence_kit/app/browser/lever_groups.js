// @ts-check
// Groups of sliders: main levers are open at first, and what was moved; the rest of a group unfolds.

import { every, make } from "./dom.js";

/**
 * The button that unfolds a group, and what keeps its count right.
 * @param {HTMLElement} group
 * @returns {{ button: HTMLElement, show: () => void }}
 */
export function moreButton(group) {
  const button = make("button", {
    type: "button", class: "dk-more", "aria-expanded": "false",
    onclick: () => {
      const open = group.classList.toggle("dk-open");
      button.setAttribute("aria-expanded", String(open));
      show();
    },
  });
  const all = every(group, ".dk-lever").length;
  const show = () => {
    const hidden = every(group, ".dk-lever:not(.dk-main, .dk-shown)").length;
    const open = group.classList.contains("dk-open");
    button.textContent = open ? "Fewer" : hidden === all ? `Show ${hidden}` : `${hidden} more`;
    button.hidden = hidden === 0;
    const moved = every(group, ".dk-changed").length;
    group.querySelector("h3")?.setAttribute("data-moved", moved ? `${moved} moved` : "");
  };
  show();
  return { button, show };
}

/**
 * Open the group that an element is in.
 * @param {Element} inside
 */
export function unfold(inside) {
  const group = inside.closest(".dk-group");
  const more = /** @type {HTMLElement | null | undefined} */ (group?.querySelector(".dk-more"));
  if (more && !group?.classList.contains("dk-open")) more.click();
}
