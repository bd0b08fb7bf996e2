// @ts-check
// What leaves the page as a file: its name, its date, and where it comes from, said in the file itself.

/** @import { Cell, Say, Send, Sheet, Told } from "./types.js" */
import { make } from "./dom.js";
import { allowed, FORBIDS, MAY_FORBID } from "./embedding.js";
import { plainName, today } from "./texts.js";

const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Which page, scenario and changes a file shows: told by the session with each state. */
export class Origin {
  /**
   * @param {{ link: () => string }} address
   * @param {Send} send
   * @param {Say} say
   */
  constructor(address, send, say) {
    this.address = address;
    this.send = send;
    this.say = say;
    /** @type {Told} */
    this.told = { page: "", about: "", subject: "", changes: [], source: "" };
  }

  /** @param {Told} told */
  tell(told) {
    this.told = told;
  }

  /**
   * The name of a file: page, scenario, date, and which part of the page it is.
   * @param {string} ending
   * @param {string} part
   * @returns {string}
   */
  name(ending, part = "") {
    const { page, about } = this.told;
    const parts = [page.toLowerCase(), about].map(plainName);
    return `${[...parts, today(), plainName(part)].filter(Boolean).join("_")}.${ending}`;
  }

  /**
   * @param {number} most
   * @returns {string} what was changed, in one line
   */
  changes(most = Infinity) {
    const { changes } = this.told;
    const more = changes.length > most ? [`and ${changes.length - most} more`] : [];
    return [...changes.slice(0, most), ...more].join("; ") || "nothing: the baseline";
  }

  /**
   * The lines above a table in a file.
   * @param {string} title
   * @returns {Cell[][]}
   */
  lines(title) {
    const { page, subject, source } = this.told;
    return [
      ["Table", title], ["Page", page], ["About", subject], ["Changed", this.changes()],
      ["Date", today()], ["Link", this.address.link()], ["Source", source],
    ];
  }

  /** @param {Sheet} table */
  askExcel(table) {
    this.send({ kind: "excel", table: { ...table, lines: this.lines(table.title) } });
  }

  /**
   * @param {{ title: string }} content
   * @param {BlobPart[]} buffers
   */
  saveExcel({ title }, [bytes]) {
    this.save("xlsx", new Blob([bytes], { type: EXCEL }), title);
  }

  /**
   * The page that needs no server. It comes packed from a session, and as it is from such a page itself.
   * @param {BlobPart[]} buffers
   * @param {boolean} packed
   * @returns {Promise<number>} its size in bytes
   */
  async savePage([bytes], packed) {
    const sent = new Blob([bytes]);
    const text = packed ? await new Response(sent.stream().pipeThrough(new DecompressionStream("gzip"))).blob() : sent;
    this.save("html", new Blob([text], { type: "text/html" }), "page");
    return text.size;
  }

  /**
   * Where a page around this one forbids files, it says so instead of doing nothing.
   * @param {string} ending
   * @param {Blob} blob
   * @param {string} part
   */
  save(ending, blob, part = "") {
    const may = allowed("allow-downloads");
    if (may !== true) this.say((may === false ? FORBIDS : MAY_FORBID).files, this.address.link());
    if (may !== false) save(this.name(ending, part), blob);
  }
}

/**
 * @param {string} name
 * @param {Blob} blob
 */
export function save(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
