// @ts-check
// What the widget shows: a board. Where a page already stands, it is built behind that until it is complete.

/** @import { Model } from "./libraries.js" */
import { Board } from "./board_view.js";

export default {
  /** @param {{ model: Model, el: HTMLElement }} view */
  render({ model, el }) {
    const board = new Board(model, el);
    if (window.dkShell?.live) window.dkShell.meet(board);
    board.start();
    return () => board.stop();
  },
};
