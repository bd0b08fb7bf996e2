// @ts-check
// The models of sliders and lists, as ipywidgets made them: what is not public of them stands here.

/** @import { Control } from "./libraries.js" */

export const ONE_DRAG = 1500; // milliseconds: moves of one slider that follow each other faster are one step

let quiet = 0; // settings under way that are nobody's move

/** @returns {boolean} whether what changes now was not moved by the reader */
export function isQuiet() {
  return quiet > 0;
}

/**
 * Set something that is nobody's move.
 * @template T
 * @param {() => T} set
 * @returns {T}
 */
export function quietly(set) {
  quiet += 1;
  try {
    return set();
  } finally {
    quiet -= 1;
  }
}

/** @param {Control} model whose messages were lost: the next one need not wait for their answers */
export function free(model) {
  Object.assign(model, { _pending_msgs: 0, _msg_buffer: null, _msg_buffer_callbacks: null });
}

/**
 * Where a model keeps what it shows: of a list, the place in it.
 * @param {Control} model
 * @returns {"index" | "value"}
 */
export function shownBy(model) {
  return model.has("index") ? "index" : "value";
}
