// @ts-check
// What the widget shows: a board.

/** @import { Model } from "./libraries.js" */
import { Board } from "./board_view.js";

export default {
  /** @param {{ model: Model, el: HTMLElement }} view */
  render({ model, el }) {
    const board = new Board(model, el);
    board.start();
    return () => board.stop();
  },
};
