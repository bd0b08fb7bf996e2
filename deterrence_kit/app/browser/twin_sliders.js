// @ts-check
// The sliders of a served page as its own engine sets them: ipywidgets. The session sets its own likewise,
// so nothing is sent for it.

/** @import { Line } from "./resend.js" */
/** @import { OwnEngine } from "./types.js" */

export class TwinSliders {
  /**
   * @param {Line} line
   * @param {OwnEngine} engine
   */
  constructor(line, engine) {
    this.line = line;
    this.engine = engine;
    this.scenario = ""; // whose allies are in the list, as far as they were put there from here
  }

  /** @returns {string} whose own sliders are shown */
  get ally() {
    const list = this.line.controls.get("ally")?.model;
    return this.engine.allies()[list?.get("index") ?? 0]?.code ?? "";
  }

  /**
   * Offer the members of a scenario, and show one of them.
   * @param {{ name: string }} scenario
   * @param {string} [ally]
   */
  offer({ name }, ally) {
    const allies = this.engine.allies();
    if (this.scenario && name !== this.scenario) this.line.put("ally", { _options_labels: allies.map((each) => each.name), index: 0 });
    this.scenario = name;
    const index = allies.findIndex(({ code }) => code === ally);
    if (index >= 0) this.line.put("ally", { index });
  }

  /** Set those that stand elsewhere. */
  show() {
    for (const [key, { model }] of this.line.controls) {
      if (!model || key === "ally") continue;
      if (!this.engine.stands(key, model.get("value"))) this.line.put(key, { value: this.engine.standing(key) });
    }
  }
}
