// @ts-check
// The page saves itself: as it was when it was opened, but opening with the state that is shown now.

/** @import { Reading } from "./reading.js" */
import { one } from "../../app/browser/dom.js";
import { queryOf } from "./links.js";
import { LocalSession } from "./session.js";

const OPENS = "opens"; // the name of the mark that says so in a copy
const COPY = "Download a copy of this file that opens as it stands here";

/** The session of a page that is a file. */
export class FileSession extends LocalSession {
  /** @type {(query: string, subject: string, sentence: string) => string} */
  copy = () => "";

  /** @returns {Record<string, (event: any) => void>} */
  acts() {
    return { ...super.acts(), page: () => this.savePage() };
  }

  /** @param {Reading} reading */
  page(reading) {
    return { ...super.page(reading), edition: COPY };
  }

  savePage() {
    const { common, engine, state } = this;
    const { sentence } = this.reading().words();
    const text = this.copy(queryOf(common, state), engine.scenario.subject, sentence ?? "");
    const content = { kind: "page", said: "", packed: false };
    for (const hear of [...this.listeners]) hear(content, [new TextEncoder().encode(text).buffer]);
  }
}

/**
 * Taken before anything is built; scripts in it keep their letters, so that the policy knows them again.
 * @returns {(query: string, subject: string, sentence: string) => string} the copy's text for a state
 */
export function ownCopy() {
  const whole = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
  return (query, subject, sentence) => {
    const mark = whole.querySelector(`meta[name=${OPENS}]`) ?? one(whole, "head").appendChild(document.createElement("meta"));
    mark.setAttribute("name", OPENS);
    mark.setAttribute("content", query);
    one(whole, "title").textContent = `${one(whole, "h1").textContent}: ${subject}`;
    one(whole, "#first").textContent = `${subject}: ${sentence}`;
    return `<!doctype html>\n${whole.outerHTML}\n`;
  };
}

/** @returns {string} the link that a copy opens with; "" in the page as it was exported */
export function openedWith() {
  return document.querySelector(`meta[name=${OPENS}]`)?.getAttribute("content") ?? "";
}
