// @ts-check
// The explorer as a page that stands alone: its own engine instead of a session.

/** @import { Common, Run, Scenario } from "./types.js" */
import { Board } from "../../app/browser/board_view.js";
import { every, make, one } from "../../app/browser/dom.js";
import { Panel } from "./panel.js";
import { LocalSession } from "./session.js";

const NEEDS_PYTHON = ["As notebook", "Open a file…", "Download Excel", "Replay"]; // buttons that a session answers

/**
 * @param {string} id of a block of data in the page
 * @returns {any} null where there is none
 */
function data(id) {
  const block = document.getElementById(id);
  return block && JSON.parse(block.textContent ?? "");
}

/**
 * Build the page.
 * @param {((data: object) => Run)[]} texts the traced formulas
 */
function start(texts) {
  /** @type {Common} */
  const common = data("common");
  const session = new LocalSession(common, (name) => /** @type {Scenario | null} */ (data(`scenario-${name}`)), texts);
  const panel = new Panel(common, (event) => session.hear(event), (code) => session.pick(code));
  session.panel = panel;
  const el = make("div", {});
  const page = one(document, ".dk-page");
  page.append(el, panel.element);
  const board = new Board(session.model(), el);
  for (const button of every(el, "button")) if (NEEDS_PYTHON.includes(button.textContent ?? "")) button.remove();
  if (!location.hash && common.opens) board.frame.address.query = `?${common.opens}`;
  board.start();
  addEventListener("hashchange", () => session.hear({ kind: "start", query: location.hash }));
  one(document, "#waiting").remove();
  one(document, "#made").textContent = common.made;
}

export default start;
