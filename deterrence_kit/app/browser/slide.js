// @ts-check
// A picture as a file that stands alone on a slide: above it title, scenario, date and changes, below it
// legend, sentence and source. It is made as SVG, the PNG is that at two pixels for one.

/** @import { Colours, LegendEntry } from "./types.js" */
/** @import { Picture } from "./figures.js" */
import { make } from "./dom.js";
import { oneLine, today } from "./texts.js";
import { wrapped } from "./wrapping.js";

/** @typedef {{ weight?: number, fill?: string }} Look */

const SVG = "http://www.w3.org/2000/svg";
const FACE = 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const SHARP = 2;
const MARGIN = 24;
const NARROWEST = 480; // a phone's picture gets room for its texts
const MOST_CHANGES = 12; // that a slide has room for

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} attributes
 * @param {string} text
 * @returns {SVGElementTagNameMap[Tag]}
 */
function shape(tag, attributes = {}, text = "") {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

/** A sheet that is written from top to bottom. */
class Slide {
  /**
   * @param {number} width
   * @param {Colours} colours
   */
  constructor(width, colours) {
    this.colours = colours;
    this.width = Math.max(width, NARROWEST) + 2 * MARGIN;
    this.height = MARGIN;
    /** @type {SVGElement[]} */
    this.parts = [];
    this.pen = /** @type {CanvasRenderingContext2D} */ (make("canvas").getContext("2d"));
  }

  /**
   * @param {string} text
   * @param {number} size
   * @param {number} weight
   * @returns {number} in pixels
   */
  measure(text, size, weight = 400) {
    this.pen.font = `${weight} ${size}px ${FACE}`;
    return this.pen.measureText(text).width;
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {string} text
   * @param {number} size
   * @param {Look} look
   */
  text(x, y, text, size, { weight = 400, fill = this.colours.text } = {}) {
    this.parts.push(shape("text", { x, y, fill, "font-size": size, "font-weight": weight, "font-family": FACE }, oneLine(text)));
  }

  /**
   * Lines of text, from margin to margin.
   * @param {string} text
   * @param {number} size
   * @param {Look} look
   */
  write(text, size, look = {}) {
    const room = this.width - 2 * MARGIN;
    for (const line of wrapped(oneLine(text), (tried) => this.measure(tried, size, look.weight) <= room)) {
      this.height += Math.round(1.4 * size);
      this.text(MARGIN, this.height, line, size, look);
    }
  }

  /** @param {number} pixels */
  gap(pixels) {
    this.height += pixels;
  }

  /** @param {SVGElement} drawing */
  place(drawing) {
    drawing.setAttribute("x", String(MARGIN));
    drawing.setAttribute("y", String(this.height));
    this.parts.push(drawing);
    this.height += Number(drawing.getAttribute("height"));
  }

  /**
   * Entries one after another, each with its sign or its scale of colours; a new row where one is full.
   * @param {LegendEntry[]} entries
   * @param {string[]} scale
   */
  legend(entries, scale) {
    let x = MARGIN;
    this.height += entries.length ? 22 : 0;
    for (const entry of entries.flatMap((one) => this.broken(one))) {
      const wide = this.widthOf(entry);
      if (x > MARGIN && x + wide > this.width - MARGIN) [x, this.height] = [MARGIN, this.height + 20];
      this.entry(x, entry, scale);
      x += wide + 16;
    }
  }

  /**
   * An entry that is wider than the slide goes on below, its scale last.
   * @param {LegendEntry} entry
   * @returns {LegendEntry[]}
   */
  broken(entry) {
    const room = this.width - 2 * MARGIN;
    if (this.widthOf(entry) <= room) return [entry];
    const { low, high, text = "", ...sign } = entry;
    const [first, ...rest] = wrapped(text, (tried) => this.measure(tried, 13) <= room - 20);
    return [{ ...sign, text: first }, ...rest.map((line) => ({ text: line })), ...(low === undefined ? [] : [{ low, high }])];
  }

  /**
   * @param {LegendEntry} entry
   * @returns {number} in pixels
   */
  widthOf({ sign, text = "", low, high }) {
    const ends = low === undefined ? 0 : this.measure(low, 13) + this.measure(high ?? "", 13) + 92;
    return (sign ? 20 : 0) + this.measure(text, 13) + ends;
  }

  /**
   * @param {number} x
   * @param {LegendEntry} entry
   * @param {string[]} scale
   */
  entry(x, { sign, colour, text = "", low, high }, scale) {
    const muted = { fill: this.colours.muted };
    if (sign) this.text(x, this.height, sign, 15, { fill: colour });
    const start = x + (sign ? 20 : 0);
    this.text(start, this.height, text, 13, muted);
    if (low === undefined) return;
    const from = start + this.measure(text, 13) + 6;
    const bar = from + this.measure(low, 13) + 6;
    this.text(from, this.height, low, 13, muted);
    this.bar(bar, scale);
    this.text(bar + 78, this.height, high ?? "", 13, muted);
  }

  /**
   * @param {number} x
   * @param {string[]} scale
   */
  bar(x, scale) {
    const colours = shape("linearGradient", { id: "dk-scale" });
    scale.forEach((colour, place) => colours.append(shape("stop", { offset: place / (scale.length - 1), "stop-color": colour })));
    this.parts.push(colours, shape("rect", { x, y: this.height - 9, width: 72, height: 9, rx: 2, fill: "url(#dk-scale)" }));
  }

  /** @returns {Blob} */
  svg() {
    const [width, height] = [Math.ceil(this.width), Math.ceil(this.height + MARGIN)];
    const sheet = shape("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
    sheet.append(shape("rect", { width, height, fill: this.colours.ground }), ...this.parts);
    return new Blob([new XMLSerializer().serializeToString(sheet)], { type: "image/svg+xml" });
  }

  /** @returns {Promise<Blob>} */
  async png() {
    const url = URL.createObjectURL(this.svg());
    const image = make("img", { src: url });
    await image.decode();
    URL.revokeObjectURL(url);
    const paper = make("canvas", { width: SHARP * image.naturalWidth, height: SHARP * image.naturalHeight });
    paper.getContext("2d")?.drawImage(image, 0, 0, paper.width, paper.height);
    return new Promise((resolve) => paper.toBlob((blob) => resolve(/** @type {Blob} */ (blob)), "image/png"));
  }
}

/**
 * What a slide says of a picture, as it stands on the page at this moment.
 * @param {Picture} picture
 * @returns {Promise<Slide>}
 */
export async function slideOf(picture) {
  const { spec, origin, plot } = picture;
  const { page, subject } = origin.told;
  const slide = new Slide(plot.clientWidth, picture.colours());
  slide.write([spec.title, picture.chosen()].filter(Boolean).join(": "), 20, { weight: 600 });
  slide.write(`${subject}. ${page}, ${today()}`, 14);
  slide.write(`Changed: ${origin.changes(MOST_CHANGES)}`, 13, { fill: slide.colours.muted });
  slide.gap(12);
  slide.place(await picture.drawing());
  slide.legend(picture.legend(), picture.scale());
  slide.gap(6);
  slide.write(picture.caption.textContent, 13);
  slide.gap(4);
  slide.write(`Source: ${origin.told.source}`, 11, { fill: slide.colours.muted });
  return slide;
}
