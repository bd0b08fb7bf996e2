// @ts-check
// A page that stands alone: its own engine instead of a session.

/** @import { Common, Run, Scenario } from "./types.js" */
import { Board } from "../../app/browser/board_view.js";
import { every, make, one } from "../../app/browser/dom.js";
import { FileSession, openedWith, ownCopy } from "./copy.js";
import { canInflate, inflated } from "./inflate.js";
import { Panel } from "./panel.js";

const NEEDS_PYTHON = ["As notebook", "Open a file…", "Download Excel", "Replay"]; // buttons that a session answers
const TOO_OLD = "This browser is too old to unpack what the file holds: Firefox 113, Chrome and Edge 80, Safari 16.4, " +
  "and any newer one can. ";

/** @returns {Promise<Map<string, string>>} the blocks of data in the page, each as JSON */
async function held() {
  const blocks = every(document, "script.deflated");
  const texts = await Promise.all(blocks.map((block) => inflated(block.textContent ?? "")));
  return new Map(blocks.map((block, place) => [block.id, texts[place] ?? ""]));
}

/**
 * Build the page.
 * @param {((data: object) => Run)[]} texts the traced formulas
 */
async function start(texts) {
  if (!canInflate()) return one(document, "#waiting").prepend(TOO_OLD);
  const copy = ownCopy();
  const blocks = await held();
  /** @type {(id: string) => any} */
  const data = (id) => JSON.parse(blocks.get(id) ?? "null");
  /** @type {Common} */
  const common = data("common");
  const session = new FileSession(common, (name) => /** @type {Scenario | null} */ (data(`scenario-${name}`) ?? data(`beside-${name}`)), texts);
  session.copy = copy;
  const panel = new Panel(common, (event) => session.hear(event), (code) => session.pick(code));
  session.panel = panel;
  const el = make("div", {});
  const page = one(document, ".dk-page");
  page.append(panel.element, el);
  const board = new Board(session.model(), el);
  for (const button of every(el, "button")) if (NEEDS_PYTHON.includes(button.textContent ?? "")) button.remove();
  const opens = openedWith() || common.opens;
  if (!location.hash && opens) board.frame.address.query = `?${opens}`;
  board.start();
  // The page may have written its own address, late, between the change and this: the event knows what was asked.
  addEventListener("hashchange", ({ newURL }) => session.hear({ kind: "start", query: new URL(newURL).hash }));
  one(document, "#waiting").remove();
  one(document, "#made").textContent = common.made;
}

export default start;
