// @ts-check
// State and link, the same as a served page writes and reads (app/links.py), so that one goes to the other.

/** @import { Common, Scenario, State } from "./types.js" */
/** @import { Engine } from "./engine.js" */
/** @import { Pair } from "./endmark.js" */
import { endMark, percentCode } from "./endmark.js";
import { general } from "./digits.js";
import { chosen, moved } from "./state.js";

const QUOTED = 40;
const MOST_NOTICES = 6;
const LONGEST = 6000;
const PLAIN_NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i;

/**
 * @param {Common} common
 * @param {State} state
 * @returns {string} without the question mark
 */
export function queryOf({ settings, links }, state) {
  const order = Object.keys(settings);
  const place = (/** @type {string} */ name) => order.indexOf(name.split(".")[0]);
  const names = Object.keys(state.changes).sort((one, other) => place(one) - place(other) || (one > other ? 1 : -1));
  /** @type {Pair[]} */
  const pairs = [["scenario", state.scenario]];
  for (const name of names) pairs.push([name, general(state.changes[name], 6)]);
  const { others = [], packages = [] } = state;
  pairs.push(...others);
  if (names.length + others.length) pairs.push(["touched", state.touched]);
  pairs.push(...Object.entries(state.choices).sort(([one], [other]) => (one > other ? 1 : -1)), ...packages);
  pairs.push(["v", String(links.version)]);
  pairs.push(["check", endMark(pairs)]);
  return pairs.map(([name, value]) => `${percentCode(name)}=${readable(value)}`).join("&");
}

/** @param {string} value */
function readable(value) {
  return percentCode(value).replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%3B/g, ";");
}

/**
 * @param {string} text
 * @returns {string} printable and short
 */
export function shortened(text) {
  const printable = text.replace(/[\p{C}\p{Z}]/gu, (sign) => (sign === " " ? sign : "\ufffd"));
  return printable.length <= QUOTED ? printable : `${printable.slice(0, QUOTED - 1)}…`;
}

/** Reads one link. */
export class Reader {
  /**
   * @param {Common} common
   * @param {(name: string) => Engine | null} engineOf null where the file has no such scenario
   */
  constructor(common, engineOf) {
    this.common = common;
    this.engineOf = engineOf;
    /** @type {string[]} */
    this.notices = [];
    /** @type {string[]} */
    this.served = [];
  }

  /**
   * The state that a link describes, and a sentence for each part that was ignored.
   * @param {string} query
   * @returns {{ state: State, notices: string[] }}
   */
  read(query) {
    const pairs = this.pairs(query);
    const engine = this.engine(pairs.get("scenario") ?? this.common.links.first);
    /** @type {State} */
    let state = { scenario: engine.scenario.name, changes: {}, touched: this.common.links.touched, choices: {} };
    const last = [...pairs].sort(([one], [other]) => Number(one.includes(".")) - Number(other.includes(".")));
    for (const [name, text] of last) state = this.part(engine, state, name, text);
    const touched = pairs.get("touched");
    if (touched !== undefined && !this.nameFault(engine.scenario, touched)) state = { ...state, touched };
    if (!Object.keys(state.changes).length) state = { ...state, touched: touched && !this.nameFault(engine.scenario, touched) ? touched : this.common.links.touched };
    for (const name of Object.keys(this.common.choices)) {
      if (pairs.has(name)) state = this.choice(state, name, pairs.get(name) ?? "");
    }
    return { state, notices: [...this.few(pairs), ...this.damage(pairs, query), ...this.needsServer()] };
  }

  /**
   * @param {string} query
   * @returns {Map<string, string>}
   */
  pairs(query) {
    let text = query.trim().replace(/^[?#]+/, "").replaceAll("&amp;", "&").split("&from=")[0];
    if (text.length > LONGEST) {
      this.notices.push(`The link is very long: only its first ${LONGEST} characters were read.`);
      text = text.slice(0, LONGEST).split("&").slice(0, -1).join("&");
    }
    /** @type {Map<string, string>} */
    const pairs = new Map();
    const foreign = new RegExp(`^(?:${this.common.links.foreign})$`);
    for (const [name, value] of new URLSearchParams(text)) {
      if (foreign.test(name)) continue;
      if (pairs.has(name)) this.notices.push(`“${shortened(name)}” stands in the link twice: the first is used.`);
      else pairs.set(name, value);
    }
    const ours = new Map([...pairs].filter(([name]) => this.isOurs(name)));
    return ours.get("check") === endMark([...ours]) ? ours : pairs;
  }

  /** @param {string} name */
  isOurs(name) {
    const { settings, choices, elsewhere } = this.common;
    const frame = ["scenario", "touched", "v", "check"];
    return [...frame, ...elsewhere].includes(name) || name in choices || name.split(".")[0] in settings;
  }

  /** @param {string} name */
  engine(name) {
    const { first } = this.common.links;
    const found = this.engineOf(name);
    if (found) return found;
    const shown = /** @type {Engine} */ (this.engineOf(first));
    this.notices.push(`There is no scenario called “${shortened(name)}” in this file: ${shown.scenario.title} is shown instead.`);
    return shown;
  }

  /**
   * @param {Engine} engine
   * @param {State} state
   * @param {string} name
   * @param {string} text
   * @returns {State}
   */
  part(engine, state, name, text) {
    if (["scenario", "touched", "v", "check"].includes(name) || name in this.common.choices) return state;
    if (this.common.elsewhere.includes(name.split(".")[0])) {
      this.served.push(shortened(name + "=" + text));
      return state;
    }
    const unknown = this.nameFault(engine.scenario, name);
    const value = unknown ? text : this.within(name, text);
    const fault = unknown ?? valueFault(this.common, name.split(".")[0], value);
    if (fault === null) return moved(engine, state, name, Number(value));
    this.notices.push(`“${shortened(name + "=" + text)}” was ignored: ${fault}`);
    return state;
  }

  /**
   * A value that was in range when its link was made, brought to the nearest end of today's.
   * @param {string} name
   * @param {string} text
   * @returns {string}
   */
  within(name, text) {
    const [base] = name.split(".");
    const { low, high, label } = this.common.settings[base];
    const [lowest, highest] = this.common.links.once[base] ?? [low, high];
    const given = PLAIN_NUMBER.test(text) ? Number(text) : NaN;
    const nearest = Math.min(Math.max(given, low), high);
    if (!(lowest <= given && given <= highest) || nearest === given) return text;
    const end = general(nearest, 6);
    this.notices.push(`“${shortened(name + "=" + text)}” was read as ${end}: since this link was made the range of ${label} has become narrower and ends there.`);
    return end;
  }

  /**
   * @param {Scenario} scenario
   * @param {string} name
   * @returns {string | null}
   */
  nameFault({ codes, title }, name) {
    const [base, ...rest] = name.split(".");
    const setting = this.common.settings[base];
    if (!setting) return "nothing that can be set has that name.";
    if (!rest.length) return null;
    if (!setting.each) return `${base} is one number for the whole pact.`;
    return codes.includes(rest.join(".")) ? null : `no member of ${title} has that code.`;
  }

  /**
   * @param {State} state
   * @param {string} name
   * @param {string} value
   * @returns {State}
   */
  choice(state, name, value) {
    const known = Object.keys(this.common.choices[name]);
    if (known.includes(value)) return chosen(this.common, state, name, value);
    this.notices.push(`“${shortened(name + "=" + value)}” was ignored: it is one of ${known.join(", ")}.`);
    return state;
  }

  /** @param {Map<string, string>} pairs */
  few(pairs) {
    const all = [...this.notices, ...this.version(pairs.get("v"))];
    const more = all.length - MOST_NOTICES;
    return more <= 0 ? all : [...all.slice(0, MOST_NOTICES), `And ${more} more parts like these.`];
  }

  /** @param {string | undefined} text */
  version(text) {
    const { version, since, by_hand: byHand } = this.common.links;
    const given = text ?? String(version);
    if (!/^\d{1,5}$/.test(given)) return [`The link's version “${shortened(given)}” is not a number: read as version ${version}.`];
    if (Number(given) > version) {
      return [`The link was made by a newer version of this tool than this file: some of it may be missing, and numbers may differ. ${this.common.made}`];
    }
    const from = given === byHand ? version : Number(given);
    return Object.entries(since).filter(([each]) => Number(each) > from).map(([, sentence]) => sentence);
  }

  /**
   * @param {Map<string, string>} pairs
   * @param {string} query
   */
  damage(pairs, query) {
    const { unmarked, cut, changed } = this.common.links;
    const [mark, right] = [pairs.get("check") ?? "", endMark([...pairs])];
    const byHand = !pairs.has("check") && unmarked.includes(pairs.get("v") ?? "");
    if (mark === right || !pairs.size || byHand || query.length > LONGEST) return [];
    const last = [...pairs].at(-1) ?? ["", ""];
    if (!pairs.has("check") || (mark.length < right.length && right.startsWith(mark))) return [cut.replace("{last}", shortened(last.join("=")))];
    return [changed];
  }

  needsServer() {
    if (!this.served.length) return [];
    return [`Left out, for only the served suite computes it: ${this.served.map((part) => "“" + part + "”").join(", ")}.`];
  }
}

/**
 * @param {Common} common
 * @param {string} base
 * @param {string} text
 * @returns {string | null}
 */
function valueFault({ settings }, base, text) {
  const { low, high, range } = settings[base];
  if (!PLAIN_NUMBER.test(text)) return text.length <= QUOTED ? `${base} must be ${range}, not '${text}'.` : "it is far too long.";
  const value = Number(text);
  if (value >= low && value <= high) return null;
  return text.length <= QUOTED ? `${base} must be ${range}, not ${general(value, 6)}.` : "it is far too long.";
}
