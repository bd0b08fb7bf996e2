// @ts-check
// Files of one's own: kept by the browser as long as the tab is open, told to each page that names them.

/** @import { OwnFile, ShelfEntry } from "./types.js" */
import { save } from "./files.js";
import { today } from "./texts.js";

const SHELF = "deterrence-files";
export const MOST_FILES = 5;
const LONGEST_LINK = 1000; // characters; Outlook is said to cut at 1,024

export class Shelf {
  constructor() {
    /** @type {ShelfEntry[]} */
    this.files = [];
    try {
      this.files = JSON.parse(sessionStorage.getItem(SHELF) ?? "[]");
    } catch {
      // storage is shut, as in a sandboxed frame
    }
  }

  /**
   * The newest comes first.
   * @param {ShelfEntry} entry
   * @returns {boolean} whether the browser has taken it
   */
  keep(entry) {
    const others = this.files.filter(({ scenario }) => scenario !== entry.scenario);
    this.files = [entry, ...others].slice(0, MOST_FILES);
    try {
      sessionStorage.setItem(SHELF, JSON.stringify(this.files));
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {string} name
   * @returns {ShelfEntry | undefined}
   */
  find(name) {
    return this.files.find(({ scenario }) => scenario === name);
  }

  /**
   * Those that a link names, also behind its end.
   * @param {string} query
   * @returns {OwnFile[]}
   */
  named(query) {
    return this.files.filter(({ scenario }) => query.includes(scenario)).map(({ file }) => file);
  }
}

/**
 * Why a link alone may not do, and what to do then; "" where it does.
 * @param {string} link
 * @param {boolean} own whether it names a file of one's own
 * @returns {string}
 */
export function linkWords(link, own) {
  if (own) return "It names your file, but cannot carry it: send the file along, or save both as one.";
  if (link.length <= LONGEST_LINK) return "";
  return `It has ${link.length.toLocaleString("en")} characters, and some mail programs cut a link at ${LONGEST_LINK.toLocaleString("en")}: it can be sent as a file.`;
}

/**
 * A page as a file: its link, and the files that it names.
 * @param {string} name
 * @param {string} query
 * @param {OwnFile[]} files
 */
export function saveState(name, query, files) {
  const contents = { deterrence_kit: "state", link: query, files };
  save(`${name}_${today()}.json`, new Blob([JSON.stringify(contents, null, 1)], { type: "application/json" }));
}
