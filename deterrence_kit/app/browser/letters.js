// @ts-check
// Letters and heights of pictures follow the reader's own letter size: Bokeh knows pixels alone.

/** @import { BokehDocument } from "./libraries.js" */

const USUAL = 16; // pixels of the page's letters where the reader has not asked for others
const PIXELS = /^(-?[\d.]+)px$/;

/** @returns {number} how many times the usual size the reader's letters are */
export function letterScale() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL || 1;
}

/**
 * Pixels as a length that grows with the reader's letters; anything else stays as it is.
 * @param {string} value
 * @returns {string}
 */
export function inLetters(value) {
  const [, pixels] = PIXELS.exec(value) ?? [];
  return pixels === undefined ? value : `${Number(pixels) / USUAL}rem`;
}

/**
 * A size of letters, so many times as large; what is not in pixels stays as it is.
 * @param {string} size
 * @param {number} scale
 * @returns {string}
 */
export function times(size, scale) {
  return size.replace(PIXELS, (_, pixels) => `${Number((pixels * scale).toFixed(2))}px`);
}

/**
 * All letters of a figure, so many times as large, also those whose size is Bokeh's own default.
 * @param {BokehDocument} figure
 * @param {number} scale
 */
export function enlargeLetters(figure, scale) {
  if (scale === 1) return;
  for (const model of figure._all_models.values()) {
    for (const property of model) {
      if (!property.attr.endsWith("font_size") || property.is_unset) continue;
      const held = property.get_value();
      const size = held?.value ?? held;
      if (typeof size !== "string") continue;
      model.setv({ [property.attr]: held.value ? { value: times(size, scale) } : times(size, scale) });
    }
  }
}

/** How many times as large as Bokeh's own they are by now. @type {WeakMap<BokehDocument, number>} */
const ENLARGED = new WeakMap();

/**
 * A figure's letters as large as the page's, now or when those change.
 * @param {BokehDocument} figure
 */
export function fitLetters(figure) {
  const scale = letterScale();
  enlargeLetters(figure, scale / (ENLARGED.get(figure) ?? 1));
  ENLARGED.set(figure, scale);
}
