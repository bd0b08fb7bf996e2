// @ts-check
// Under the map, on pages that offer it: who can join, and what has been changed, to be taken back.

/** @import { Member, Members, Send } from "./types.js" */
import { make } from "./dom.js";

/**
 * @param {Members} members
 * @param {Send} send
 * @returns {HTMLElement[]}
 */
export function memberControls({ candidates, left, joined, note }, send) {
  const list = make(
    "select", { "aria-label": "State to join the pact" },
    ...candidates.map(([value, text]) => make("option", { value, text })),
  );
  const join = make("button", { type: "button", text: "Join", onclick: () => send({ kind: "join", code: list.value }) });
  const back = (/** @type {string} */ kind, /** @type {string} */ what) => (/** @type {Member} */ [code, name]) =>
    make("button", { type: "button", text: `${name} ${what}`, onclick: () => send({ kind, code }) });
  return [
    ...(candidates.length ? [make("span", { text: "Let another state join:" }), list, join] : [make("span", { text: note })]),
    ...left.map(back("join", "rejoins")),
    ...joined.map(back("leave", "leaves again")),
  ];
}
