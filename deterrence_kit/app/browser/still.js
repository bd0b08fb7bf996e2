// @ts-check
// What stands still in a picture is painted once. Bokeh paints all of a figure at each change, the coasts of a
// map too, writes every part's place anew, and asks the page's style for each colour, which makes the browser
// lay out the page in the middle of painting. Bokeh offers no other way, so its views are changed where they
// are as expected; elsewhere it paints as ever. `tests/browser/test_still.py` holds both ways equal to the pixel.

/** @import { BokehView } from "./libraries.js" */
import { make } from "./dom.js";

const GROUND = ["image", "underlay"]; // the levels that Bokeh paints first

/** What is used of a plot's view and of the views of its parts. */
const USED = ["_paint_empty", "_paint_outline", "_paint_levels", "invalidate_painters"];

/** @typedef {BokehView & Record<string, any>} PlotView */

/**
 * @param {PlotView} view of a figure that has been drawn
 * @returns {boolean} whether its ground will be painted once
 */
export function paintOnce(view) {
  const parts = view.computed_renderer_views;
  if (!Array.isArray(parts) || !USED.every((name) => typeof view[name] === "function")) return false;
  for (const part of [view, ...parts]) {
    writeOnce(part.position);
    for (const held of Object.values(part.visuals ?? {})) askOnce(held);
  }
  if (!view.canvas_view?.primary?.canvas || !parts.some(isGround) || !parts.every(mayStand)) return false;
  new Ground(view).hold();
  return true;
}

/** @param {any} part @returns {boolean} whether it is a glyph of the ground */
function isGround(part) {
  return GROUND.includes(part.model.level) && Boolean(part.glyph);
}

/** @param {any} part @returns {boolean} lines of a grid would hang on ticks, of which the ground is not told */
function mayStand(part) {
  return !GROUND.includes(part.model.level) || isGround(part) || !Object.values(part.visuals).some((held) => held.doit);
}

/** @param {any} sheet of a part's place */
function writeOnce(sheet) {
  const write = sheet?._update;
  if (!write || !sheet.el) return;
  sheet._update = (/** @type {string} */ css) => {
    if (css !== sheet.el.textContent) write.call(sheet, css);
  };
}

/** @param {any} held colours, of which the page's style could say others by `--bk-…`: none does while a page stands */
function askOnce(held) {
  const ask = held?._get_css_value;
  if (!ask) return;
  /** @type {Map<string, string>} */
  const known = new Map();
  held._get_css_value = (/** @type {string} */ name) => {
    if (!known.has(name)) known.set(name, ask.call(held, name));
    return known.get(name);
  };
}

/** The painted ground of a figure, good while size, ranges and its parts are the same. */
class Ground {
  /** @param {PlotView} view */
  constructor(view) {
    this.view = view;
    this.kept = make("canvas");
    this.of = ""; // what the kept one was painted for
    this.last = ""; // what the last one was painted for
    this.stands = this.begun = false; // in the painting that goes on
  }

  /** @param {CanvasRenderingContext2D} pen @returns {boolean} whether the page's own canvas is painted, not one to be saved */
  isOwn(pen) {
    return pen === this.view.canvas_view.primary.ctx;
  }

  hold() {
    const { view } = this;
    const { _paint_empty: empty, _paint_outline: outline, _paint_levels: levels, invalidate_painters: invalidate } = view;
    view.invalidate_painters = (/** @type {any[]} */ ...parts) => {
      if (!parts.length || parts.some((part) => GROUND.includes((part.model ?? part).level))) this.of = this.last = "";
      invalidate.apply(view, parts);
    };
    view._paint_empty = (/** @type {CanvasRenderingContext2D} */ pen, /** @type {any[]} */ ...rest) => {
      this.begun = this.isOwn(pen);
      this.stands = this.begun && this.of === this.now();
      if (this.stands) this.lay(pen);
      else empty.call(view, pen, ...rest);
    };
    view._paint_outline = (/** @type {CanvasRenderingContext2D} */ pen, /** @type {any[]} */ ...rest) => {
      if (!this.stands) outline.call(view, pen, ...rest);
    };
    view._paint_levels = (/** @type {CanvasRenderingContext2D} */ pen, /** @type {string} */ level, /** @type {any[]} */ ...rest) => {
      const below = GROUND.includes(level);
      if (below && this.stands) return;
      if (!below && this.begun && !this.stands) this.painted(this.now());
      if (!below) this.begun = this.stands = false;
      levels.call(view, pen, level, ...rest);
    };
  }

  /** @returns {string} all that the ground hangs on besides its parts */
  now() {
    const { canvas_view: { primary }, frame } = this.view;
    const { x, y, width, height } = frame.bbox;
    const ranges = [...frame.x_ranges.values(), ...frame.y_ranges.values()].map(({ start, end }) => [start, end]);
    return JSON.stringify([primary.canvas.width, primary.canvas.height, primary.pixel_ratio, x, y, width, height, ranges]);
  }

  /** @param {CanvasRenderingContext2D} pen */
  lay(pen) {
    pen.save();
    pen.resetTransform();
    pen.globalCompositeOperation = "copy"; // Bokeh does not clear the outermost row and column
    pen.drawImage(this.kept, 0, 0);
    pen.restore();
  }

  /**
   * A second painting for the same is kept: in the first after a change Bokeh draws by the colours of before.
   * @param {string} now
   */
  painted(now) {
    const { canvas } = this.view.canvas_view.primary;
    const { width, height } = canvas;
    if (now === this.last && now !== this.of && width && height) {
      Object.assign(this.kept, { width, height });
      /** @type {CanvasRenderingContext2D} */ (this.kept.getContext("2d")).drawImage(canvas, 0, 0);
      this.of = now;
    }
    this.last = now;
  }
}
