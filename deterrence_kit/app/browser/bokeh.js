// @ts-check
// BokehJS: where it comes from, and how it wants its values.

/** @import { BokehDocument, BokehJS, BokehView, Model } from "./libraries.js" */
import { make } from "./dom.js";

const TAKEN_UP = 50; // at most, in which Bokeh takes new data up before it asks for a frame, each a promise

/** @returns {BokehJS} once `haveBokeh` has brought it */
export function bokeh() {
  if (!window.Bokeh) throw new Error("BokehJS has not come yet.");
  return window.Bokeh;
}

/**
 * Served pages have BokehJS as a file; JupyterLab gets it from the kernel, once.
 * @param {Model} model
 */
export async function haveBokeh(model) {
  if (window.Bokeh?.embed) return;
  window.dkBokeh ??= new Promise((resolve) => {
    const take = (/** @type {{ kind: string }} */ content, /** @type {ArrayBuffer[]} */ buffers) => {
      if (content.kind !== "bokeh") return;
      model.off("msg:custom", take);
      const script = make("script");
      script.textContent = new TextDecoder().decode(buffers[0]);
      document.head.append(script);
      resolve();
    };
    model.on("msg:custom", take);
    model.send({ kind: "bokeh" });
  });
  await window.dkBokeh;
}

/**
 * In the frame in which Bokeh paints what it was given just now, behind its painting.
 * @param {() => void} act
 */
export async function afterBokeh(act) {
  for (let step = 0; step < TAKEN_UP; step += 1) await null;
  requestAnimationFrame(act);
}

/**
 * From within a frame: as soon as it has been painted. Whatever asks for the next frame in this one is
 * painted before anything else is heard, keys included.
 * @param {() => void} act
 */
export function afterFrame(act) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    act();
  };
  port2.postMessage(null);
}

/**
 * Bokeh wants a Map with numbers where JSON has an object: the names at an axis' ticks.
 * @param {Record<string, any>} values
 * @returns {Record<string, any>}
 */
export function mapped(values) {
  const names = values.major_label_overrides;
  if (!names) return values;
  const pairs = Object.entries(names).map(([place, name]) => /** @type {const} */ ([Number(place), name]));
  return { ...values, major_label_overrides: new Map(pairs) };
}

/**
 * The bounds that show at least the frame, with equal scales on both axes whatever the shape of the box.
 * @param {{ x0: number, x1: number, y0: number, y1: number }} frame
 * @param {number} width in pixels
 * @param {number} height
 * @returns {{ x: { start: number, end: number }, y: { start: number, end: number } }}
 */
export function fitted({ x0, x1, y0, y1 }, width, height) {
  const unit = Math.max((x1 - x0) / width, (y1 - y0) / height) / 2;
  const around = (/** @type {number} */ middle, /** @type {number} */ half) => ({ start: middle - half, end: middle + half });
  return { x: around((x0 + x1) / 2, unit * width), y: around((y0 + y1) / 2, unit * height) };
}

/**
 * The widest of the rooms for which names were placed that a map has, or the narrowest.
 * @param {number[]} rooms
 * @param {number} wide in pixels
 * @returns {string}
 */
export function roomOf(rooms, wide) {
  return String(Math.max(Math.min(...rooms), ...rooms.filter((room) => room <= wide)));
}

/**
 * Where a picture can be dragged, Bokeh keeps every swipe for itself, and it asks for the focus without
 * having a name: swipes up and down are the page's, and keys go to what has a name.
 * @param {BokehView} view
 */
export function leaveToPage(view) {
  for (const { canvas } of [view, ...(view.child_views ?? [])]) {
    if (!canvas?.events_el) continue;
    canvas.events_el.style.touchAction = "pan-y pinch-zoom";
    canvas.events_el.tabIndex = -1;
  }
}

/**
 * A drawing on a ground: a transparent one is unreadable in a document.
 * @param {HTMLCanvasElement} drawn
 * @param {string} ground
 * @returns {HTMLCanvasElement}
 */
export function onGround(drawn, ground) {
  const paper = make("canvas", { width: drawn.width, height: drawn.height });
  const pen = /** @type {CanvasRenderingContext2D} */ (paper.getContext("2d"));
  pen.fillStyle = ground;
  pen.fillRect(0, 0, paper.width, paper.height);
  pen.drawImage(drawn, 0, 0);
  return paper;
}

/**
 * @param {BokehView} view
 * @returns {Promise<SVGElement>}
 */
export async function drawingOf(view) {
  const text = await (await view.export("svg").to_blob()).text();
  const sheet = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  return /** @type {SVGElement} */ (/** @type {Element} */ (document.importNode(sheet, true)));
}

/**
 * The colours of the dark for those of the light in a whole figure, or the other way round.
 * @param {BokehDocument} figure
 * @param {Record<string, string>} inks light → dark
 * @param {boolean} dark
 */
export function swapColours(figure, inks, dark) {
  /** @type {Map<string, string>} */
  const swap = new Map();
  for (const [light, night] of Object.entries(inks)) swap.set(dark ? light : night, dark ? night : light);
  for (const model of figure._all_models.values()) {
    for (const property of model) {
      const held = property.is_unset ? undefined : property.get_value();
      const other = swap.get(held?.value ?? held);
      if (other) model.setv({ [property.attr]: held?.value ? { value: other } : other });
    }
  }
}
