// @ts-check
// Opening a file of one's own, and asking what a table does not say.

/** @import { Member, OwnFile, Question } from "./types.js" */
import { make } from "./dom.js";
import { MOST_FILES } from "./shelf.js";

const LARGEST_FILE = 200_000; // bytes

/**
 * A button that reads a file; it is sent as text, and the session parses it as data.
 * @param {(file: OwnFile) => void} open
 * @param {(why: string) => void} refuse
 * @returns {HTMLElement}
 */
export function opener(open, refuse) {
  const input = make("input", {
    type: "file", accept: ".toml,.csv,.json", hidden: true, "aria-hidden": "true", tabindex: "-1",
    onchange: async () => {
      const [chosen] = input.files ?? [];
      input.value = "";
      if (!chosen) return;
      const { name, size } = chosen;
      const most = LARGEST_FILE * (name.toLowerCase().endsWith(".json") ? MOST_FILES : 1);
      if (size > most) refuse(`${name} was not opened: it is larger than ${most / 1000} kB.`);
      else open({ name, text: await chosen.text() });
    },
  });
  const button = make("button", {
    type: "button", text: "Open a file…", onclick: () => input.click(),
    title: "Open a scenario of your own: a file (.toml), or a table of members (.csv); or what was saved from a page (.json)",
  });
  return make("span", {}, button, input);
}

/**
 * What a table does not say, asked beside it: who is defended, and against whom.
 * @param {Question} question
 * @param {(told: { protege: string, challenger: string } | null) => void} answer
 * @returns {HTMLFormElement}
 */
export function sides({ name, members, challengers }, answer) {
  const list = (/** @type {string} */ label, /** @type {Member[]} */ states) => make(
    "select", { "aria-label": label, required: true }, make("option", { value: "", text: "choose …" }),
    ...states.map(([value, text]) => make("option", { value, text })),
  );
  const [protege, challenger] = [list("Who is defended", members), list("Against whom", challengers)];
  return make(
    "form", {
      class: "dk-ask", "aria-label": `About ${name}`,
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        answer({ protege: protege.value, challenger: challenger.value });
      },
    },
    make("p", { text: `${name} is a table of members. Who is defended, and against whom?` }),
    make("label", {}, make("span", { text: "Defended: " }), protege),
    make("label", {}, make("span", { text: "Against: " }), challenger),
    make("button", { type: "submit", text: "Open" }),
    make("button", { type: "button", text: "Cancel", onclick: () => answer(null) }),
  );
}
