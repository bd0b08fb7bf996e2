// @ts-check
// What is told of a state besides answer, pictures and blocks: its link, its sliders, its steps (app/session.py).

/** @import { PageNews } from "../../app/browser/types.js" */
/** @import { Reading } from "./reading.js" */
/** @import { LocalSession } from "./session.js" */
import { queryOf } from "./links.js";
import { say } from "./sayings.js";
import { betweenSteps, valueWithout } from "./state.js";

/**
 * @param {LocalSession} session
 * @param {Reading} reading
 * @returns {PageNews}
 */
export function pageNews(session, reading) {
  const { engine, state, history, common } = session;
  const { title, name, about, as_of: asOf, subject } = engine.scenario;
  const { others = [] } = state;
  const ally = session.panel?.ally;
  const keys = keysOf(session);
  const defaults = keys.map(([key, setting]) => [key, key.startsWith("own.") ? valueWithout(engine, state, setting) : engine.defaultOf(setting)]);
  const own = Object.fromEntries(common.own.map((base) => [`${base}.${ally}`, `own.${base}`]));
  const offered = Object.entries(common.choices).map(([choice, values]) => [choice, state.choices[choice] ?? Object.keys(values)[0]]);
  return {
    query: queryOf(common, state), scenario: { name, title }, about, as_of: asOf, notices: session.notices, news: session.left,
    choices: Object.fromEntries(offered), place: history.place, can_undo: history.canUndo, can_redo: history.canRedo,
    can_reset: Object.keys(state.changes).length + others.length > 0, defaults: Object.fromEntries(defaults),
    changed: [...Object.keys(state.changes), ...others.map(([name]) => name)].map((setting) => own[setting] ?? setting), moved: reading.moved(),
    between: betweenSteps(engine, state, keys), card: session.card ? reading.card(session.card) : null,
    origin: {
      page: common.page, about: name, subject, source: `${common.source}. ${asOf}`,
      changes: reading.changedRows().map(([label, before, now]) => `${label} ${before} → ${now}`),
    },
  };
}

/**
 * What does not go along to another scenario, in a sentence (app/moved.py).
 * @param {LocalSession} session
 * @param {string} name
 * @returns {string[]}
 */
export function leftBehind({ state, common }, name) {
  const count = Object.keys(state.changes).length + (state.others ?? []).length;
  return name === state.scenario || !count ? [] : [say(common.sentences, "left_behind", { one: count === 1, count })];
}

/**
 * @param {LocalSession} session
 * @returns {[key: string, setting: string][]} each slider, and the setting it shows
 */
function keysOf({ common, panel }) {
  const { settings, own } = common;
  const all = Object.keys(settings).map((name) => /** @type {[string, string]} */ ([name, name]));
  return [...all, ...own.map((name) => /** @type {[string, string]} */ ([`own.${name}`, `${name}.${panel?.ally}`]))];
}
