// @ts-check
// What is chosen in a picture's title: from a list, or by a slider where the values are many.

import { make, one } from "./dom.js";

const MOST_LISTED = 40;

/** @typedef {{ name: string, options: Record<string, string> }} Choice */
/** @typedef {HTMLElement & { value: string }} Chooser */
/** @typedef {(name: string, value: string) => void} OnChoice */

/**
 * @param {string} title the picture's
 * @param {Choice} choice
 * @param {OnChoice} onChoice
 * @returns {Chooser}
 */
export function chooser(title, choice, onChoice) {
  if (Object.keys(choice.options).length > MOST_LISTED) return slider(title, choice, onChoice);
  const options = Object.entries(choice.options).map(([value, text]) => make("option", { value, text }));
  const list = make("select", {
    "aria-label": `${title}: choose`, onchange: () => onChoice(choice.name, list.value),
  }, ...options);
  return list;
}

/**
 * Many values, such as years, are a slider; the first, the default, stands at its right end.
 * @param {string} title
 * @param {Choice} choice
 * @param {OnChoice} onChoice
 * @returns {Chooser}
 */
function slider(title, { name, options }, onChoice) {
  const [first, ...others] = Object.keys(options);
  const values = [...others, first];
  const shown = make("output", { text: options[first] });
  const range = make("input", {
    type: "range", min: "0", max: String(others.length), step: "1", value: String(others.length),
    "aria-label": `${title}: choose`,
    oninput: () => show(),
    onchange: () => onChoice(name, values[Number(range.value)]),
  });
  const show = () => {
    shown.textContent = options[values[Number(range.value)]];
    range.setAttribute("aria-valuetext", shown.textContent);
  };
  const element = make("label", { class: "dk-year" }, range, shown);
  Object.defineProperty(element, "value", {
    set: (value) => {
      range.value = String(values.indexOf(value));
      show();
    },
  });
  return /** @type {Chooser} */ (/** @type {unknown} */ (element));
}

/**
 * What is chosen now, as readers see it.
 * @param {Chooser | null} choice
 * @returns {string}
 */
export function chosenText(choice) {
  if (!choice) return "";
  if (choice instanceof HTMLSelectElement) return choice.selectedOptions[0]?.text ?? "";
  return one(choice, "output").textContent ?? "";
}
