// @ts-check
// The page's own engine beside a session, which has sliders, blocks and all else: it answers what it can
// compute, scenario by scenario, and takes up what the session has made of the state.

/** @import { Answer } from "../../app/browser/types.js" */
/** @import { Reading } from "./reading.js" */
/** @import { Common } from "./types.js" */
import { HeldSession } from "./held.js";
import { queryOf, Reader } from "./links.js";
import { History, standing } from "./state.js";

export class ServedSession extends HeldSession {
  /** @param {Common} common */
  constructor(common) {
    super(common);
    this.alone = false; // whether nobody else will say how sure the answer is
    this.earlier = this.later = false; // whether the session knows steps that this engine does not
  }

  /**
   * Begin with the state that the session shows.
   * @param {{ query: string, name: string, card: string, earlier: boolean, later: boolean }} told
   * @returns {boolean} whether this engine can: what it would leave out of the state is the session's
   */
  take({ query, name, card, earlier, later }) {
    if (!this.holds(name)) return false;
    const { state, notices } = new Reader(this.common, (each) => this.openable(each)).read(query);
    if (notices.length || queryOf(this.common, state) !== query) return false;
    this.history = new History(state);
    Object.assign(this, { card, earlier, later, notices: [] });
    return true;
  }

  /** @returns {{ code: string, name: string }[]} in the order of the session's list (app/controls.py) */
  allies() {
    const { codes, names, protege } = this.engine.scenario;
    const all = codes.map((code, i) => ({ code, name: names[i] })).filter((_, i) => i !== protege);
    return all.sort((one, other) => (one.name > other.name ? 1 : -1));
  }

  /** @param {string} name of a setting, or of one of the ally whose sliders are shown */
  standing(name) {
    return standing(this.engine, this.state, name.startsWith("own.") ? this.meant(name.slice(4), true) : name);
  }

  /** @param {string} key @param {number} place @returns {boolean} whether that slider can stay there */
  stands(key, place) {
    return stands(place, this.standing(key), this.common.settings[key.replace("own.", "")].step);
  }

  /**
   * A slider was moved. One that stands at its place, because of a value between two steps, says nothing.
   * @param {string} key
   * @param {number} value with noise, as sliders have it
   */
  slide(key, value) {
    if (key === "ally") return this.pick(this.allies()[value]?.code ?? "");
    const [own, name] = [key.startsWith("own."), key.replace("own.", "")];
    const rounded = Number(value.toFixed((String(this.common.settings[name].step).split(".")[1] ?? "").length));
    if (!this.stands(key, rounded)) this.move(this.meant(name, own), rounded);
  }

  /**
   * What is said of another scenario is the session's, for only it knows when it was closed; so are places of steps.
   * @param {Reading} reading
   */
  page(reading) {
    const page = super.page(reading);
    delete page.news;
    delete page.place;
    return page;
  }

  /** The news are all there is: whoever shows them knows what is shown already. */
  show() {
    const { words, page, ...rest } = this.parts();
    const { history, earlier, later } = this;
    const steps = { can_undo: history.canUndo || earlier, can_redo: history.canRedo || (later && history.states.length === 1) };
    this.tell({ kind: "update", ...rest, words, page: { ...page, ...steps, replay: null } });
    if (this.alone) this.doubt.later(this.shown);
    else this.doubt.stop();
  }

  /** @param {Partial<Answer>} words */
  refine(words) {
    this.tell({ kind: "update", words, page: { query: this.query } });
  }
}

/**
 * Whether a slider that moves in steps stands at this place because of this value (app/controls.py).
 * @param {number} place
 * @param {number} value
 * @param {number} step
 */
export function stands(place, value, step) {
  return place - value > -step / 2 + 1e-9 && place - value <= step / 2 + 1e-9;
}

export default ServedSession;
