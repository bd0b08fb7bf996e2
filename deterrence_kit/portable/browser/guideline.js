// @ts-check
// What meeting the guideline costs and buys (analysis/alliance/guideline.py), and what other burdens do.

/** @import { Changes } from "./types.js" */
/** @import { Engine } from "./engine.js" */

/** @typedef {{ gap: number[], gain: number[], together: number, credibility: number, threshold: number, perBillion: number[] }} Guideline */

/**
 * @param {Engine} engine
 * @param {string} name
 * @returns {(changes: Changes, place?: number) => number} what a setting is, for a member or for the pact
 */
function reader(engine, name) {
  const slot = engine.model.inputs.find((each) => each.name === name) ?? { name, start: 0, width: 1 };
  return (changes, place = 0) => engine.valueOf(changes, slot, place);
}

/**
 * Members below the guideline raised to it: each alone, and all together.
 * @param {Engine} engine
 * @param {Changes} changes
 * @param {Record<string, any>} burdens what the page knows of them
 * @param {boolean} [alone] false leaves out what each would buy alone
 * @returns {Guideline}
 */
export function guidelineMet(engine, changes, { nothing }, alone = true) {
  const { gdp, codes } = engine.scenario;
  const due = reader(engine, "guideline")(changes) / 100;
  const spending = reader(engine, "spending");
  const [now] = engine.assess([changes]);
  const gap = gdp.map((size, i) => size * Math.max(0, due - now.burden[i]));
  const lacking = codes.map((_, i) => i).filter((i) => gap[i] > 0);
  const raised = (/** @type {number[]} */ places) => places.map((i) => [`spending_today.${codes[i]}`, due / spending(changes, i)]);
  const groups = [...(alone ? lacking.map((i) => [i]) : []), lacking];
  const found = engine.assess(groups.map((places) => ({ ...changes, ...Object.fromEntries(raised(places)) })));
  const gains = found.map(({ credibility }) => credibility[0] - now.credibility[0]).map((each) => (Math.abs(each) < nothing ? 0 : each));
  const gain = codes.map(() => (alone ? 0 : NaN));
  if (alone) lacking.forEach((place, i) => (gain[place] = gains[i]));
  return {
    gap, gain, together: gains[gains.length - 1], credibility: now.credibility[0], threshold: now.threshold[0],
    perBillion: gap.map((much, i) => (much > 0 ? gain[i] / much : NaN)),
  };
}

/**
 * How much the margin over the threshold grows when another burden is carried in full, by burden.
 * @param {Engine} engine
 * @param {Changes} changes
 * @param {Record<string, number>} inFull
 * @returns {Record<string, number>}
 */
export function otherBurdens(engine, changes, inFull) {
  return Object.fromEntries(Object.entries(inFull).map(([name, most]) => {
    const own = Object.keys({ ...changes, ...engine.scenario.settings }).filter((each) => each.startsWith(`${name}.`));
    const full = { ...changes, ...Object.fromEntries([name, ...own].map((each) => [each, most])) };
    const later = name === "durability"; // which tells only once squeezes have come
    return [name, marginOf(engine, full, later) - marginOf(engine, changes, later)];
  }));
}

/**
 * @param {Engine} engine
 * @param {Changes} changes
 * @param {boolean} later whether squeezes have taken of budgets what is to be expected
 * @returns {number} credibility less threshold
 */
function marginOf(engine, changes, later) {
  const { codes, figures } = engine.scenario;
  const { left } = later ? engine.work("lasting", changes) : { left: [1] };
  const spent = codes.map((code, i) => [`spending_today.${code}`, figures.spending_today[i] * left[Math.min(i, left.length - 1)]]);
  const [{ credibility, threshold }] = engine.assess([later ? { ...changes, ...Object.fromEntries(spent) } : changes]);
  return credibility[0] - threshold[0];
}
