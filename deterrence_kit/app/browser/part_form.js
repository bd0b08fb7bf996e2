// @ts-check
// A form among the blocks: it sends its event with the values of its fields; a live field sends it when
// it is changed.

/** @import { Field, FormPart, Send } from "./types.js" */
import { make } from "./dom.js";

/** @typedef {HTMLInputElement | HTMLSelectElement} Input */

/**
 * @param {FormPart} part
 * @param {Send} send
 * @param {string} key
 * @returns {HTMLElement}
 */
export function partForm({ fields, event, submit, note }, send, key) {
  const inputs = fields.map((field) => ({ field, input: formInput(field, `${key}-${field.name}`) }));
  const held = () => Object.fromEntries(inputs.map(({ field, input }) => [field.name, valueOf(field, input)]));
  const values = () => asked(fields, held());
  const tell = () => send({ ...event, values: values() });
  for (const { field, input } of inputs) if (field.live) input.addEventListener("change", tell);
  const labels = inputs.map(({ field, input }) => formLabel(field, input));
  const fit = () => inputs.forEach(({ field }, place) => (labels[place].hidden = !isAsked(field, held())));
  for (const { input } of inputs) input.addEventListener("change", fit);
  fit();
  const onsubmit = (/** @type {SubmitEvent} */ happened) => {
    happened.preventDefault();
    tell();
  };
  return make(
    "form", { class: "dk-form", onsubmit },
    ...labels,
    submit ? make("button", { type: "submit", text: submit, "data-key": `${key}-submit` }) : null,
    note ? make("p", { class: "dk-note", text: note }) : null,
  );
}

/**
 * Whether a field is asked for, given what the others hold.
 * @param {Pick<Field, "when">} field
 * @param {Record<string, string | number>} values
 */
export function isAsked({ when = {} }, values) {
  return Object.entries(when).every(([name, wanted]) => wanted.includes(String(values[name])));
}

/**
 * What a form sends: of a field that is not asked for, nothing.
 * @param {Pick<Field, "name" | "when">[]} fields
 * @param {Record<string, string | number>} values
 * @returns {Record<string, string | number>}
 */
export function asked(fields, values) {
  return Object.fromEntries(fields.map((field) => [field.name, isAsked(field, values) ? values[field.name] : ""]));
}

/**
 * @param {Field} field
 * @param {Input} input
 * @returns {string | number}
 */
function valueOf({ type }, input) {
  const counts = ["number", "range"].includes(type) && input instanceof HTMLInputElement;
  return counts ? input.valueAsNumber : input.value;
}

/**
 * @param {Field} field
 * @param {string} key
 * @returns {Input}
 */
function formInput({ name, label, type, value, options = [], min, max, step, list }, key) {
  const common = { name, "data-key": key, "aria-label": label };
  if (type === "select") {
    const choices = options.map(([entry, text]) => make("option", { value: entry, text, selected: entry === value }));
    return make("select", common, ...choices);
  }
  return make("input", { ...common, type, value, min, max, step, maxlength: type === "text" ? "60" : null, list });
}

/**
 * @param {Field} field
 * @param {Input} input
 */
function formLabel({ label, type, unit, shown }, input) {
  const reading = type === "range" ? make("output", { text: shown ?? input.value }) : null;
  if (reading) input.addEventListener("input", () => (reading.textContent = input.value + (unit ? ` ${unit}` : "")));
  return make("label", { class: `dk-field dk-field-${type}` }, make("span", { text: label }), input, reading);
}
