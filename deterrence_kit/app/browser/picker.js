// @ts-check
// The list of what a page can be about: scenarios, or another choice.

import { make } from "./dom.js";

/** @typedef {{ label: string, choice: string, options: { name: string, title: string, group: string }[] }} PickerSpec */

export class Picker {
  /**
   * @param {PickerSpec} spec
   * @param {(value: string) => void} onPick
   */
  constructor({ label, choice, options }, onPick) {
    this.choice = choice;
    /** @type {HTMLOptGroupElement | undefined} */
    this.mine = undefined; // scenarios of one's own
    this.select = make("select", { "aria-label": label, onchange: () => onPick(this.select.value) }, ...grouped(options));
    this.element = make(
      "label", { class: "dk-picker", hidden: !options.length }, make("span", { text: label }), this.select);
  }

  /** @returns {boolean} */
  get ofScenarios() {
    return this.choice === "scenario";
  }

  /**
   * A scenario of one's own joins the list when it is opened.
   * @param {string} name
   * @param {string} title
   */
  offer(name, title) {
    if (!this.ofScenarios || [...this.select.options].some(({ value }) => value === name)) return;
    const option = make("option", { value: name, text: title });
    if (!name.startsWith("own-")) return this.select.append(option);
    this.mine ??= make("optgroup", { label: "From your files" });
    this.mine.append(option);
    this.select.append(this.mine);
  }

  /** @param {{ name: string, title: string }} scenario */
  showScenario({ name, title }) {
    if (!this.ofScenarios) return;
    this.offer(name, title);
    this.select.value = name;
  }

  /** @param {Record<string, string>} choices */
  showChoice(choices) {
    if (this.choice in choices) this.select.value = choices[this.choice];
  }
}

/**
 * Options, in their groups; those without one stand by themselves.
 * @param {PickerSpec["options"]} options
 * @returns {HTMLElement[]}
 */
function grouped(options) {
  /** @type {Map<string, HTMLElement[]>} */
  const groups = new Map();
  for (const { name, title, group } of options) {
    const held = groups.get(group) ?? [];
    groups.set(group, [...held, make("option", { value: name, text: title })]);
  }
  return [...groups].flatMap(([label, held]) => (label ? [make("optgroup", { label }, ...held)] : held));
}
