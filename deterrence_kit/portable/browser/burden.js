// @ts-check
// What burden sharing shows of a state: who carries what, and what the guideline costs and buys.

/** @import { Card, Columns, Props } from "../../app/browser/types.js" */
/** @import { Common, State } from "./types.js" */
/** @import { Engine } from "./engine.js" */
/** @import { Guideline } from "./guideline.js" */
import { burdenBars, burdenProps } from "./burden_bars.js";
import { largestAt, money, perHead, pointsText, totalOf, twoDigits } from "./burden_words.js";
import { costColumns, costProps } from "./cost_bars.js";
import { fixed, general, thousands } from "./digits.js";
import { guidelineMet, otherBurdens } from "./guideline.js";
import { exploitation, lorenzColumns } from "./lorenz.js";
import { Reading } from "./reading.js";
import { worthColumns, worthProps } from "./worth_bars.js";

/** @type {WeakMap<Engine, { met: Guideline, others: Record<string, number> }>} */
const baselines = new WeakMap();

/**
 * @param {Common} common
 * @param {Engine} engine
 */
function atBaseline({ burdens }, engine) {
  const known = baselines.get(engine) ?? { met: guidelineMet(engine, {}, burdens), others: otherBurdens(engine, {}, burdens.in_full) };
  baselines.set(engine, known);
  return known;
}

export class BurdenReading extends Reading {
  /**
   * @param {Common} common
   * @param {Engine} engine
   * @param {State} state
   * @param {(name: string) => Engine | null} engineOf
   */
  constructor(common, engine, state, engineOf) {
    super(common, engine, state, engineOf);
    this.guideline = state.changes.guideline ?? engine.defaultOf("guideline");
    this.spending = this.scenario.gdp.map((size, i) => size * this.now.burden[i]);
    this.line = this.guideline > 0 ? 100 * (this.guideline / 100) : this.scenario.average;
    this.met = guidelineMet(engine, state.changes, common.burdens);
    this.others = otherBurdens(engine, state.changes, common.burdens.in_full);
    const { met, others } = atBaseline(common, engine);
    this.metBefore = met;
    this.othersBefore = others;
    this.worth = this.forEach();
  }

  /** @returns {Map<string, [now: Guideline, before: Guideline]>} by protégé of this pact, the page's own first */
  forEach() {
    const { scenario, state, common } = this;
    /** @type {Map<string, [Guideline, Guideline]>} */
    const found = new Map([[scenario.names[scenario.protege], [this.met, this.metBefore]]]);
    for (const name of scenario.besides) {
      const engine = /** @type {Engine} */ (this.engineOf(name));
      const { names, protege } = engine.scenario;
      found.set(names[protege], [guidelineMet(engine, state.changes, common.burdens, false), atBaseline(common, engine).met]);
    }
    return found;
  }

  /** @returns {Columns} */
  columns() {
    return { ...burdenBars(this), ...lorenzColumns(this), ...costColumns(this), ...worthColumns(this) };
  }

  /**
   * @param {Columns} columns
   * @returns {Props}
   */
  props(columns) {
    return { ...burdenProps(this, columns), ...costProps(this, columns), ...worthProps(this, columns) };
  }

  /** @param {Columns} columns */
  captions(columns) {
    return { burden: this.barsWords(), lorenz: this.lorenzWords(columns), cost: this.costWords(), worth: this.worthWords() };
  }

  /** @param {string} name of a state @returns {string} inside a sentence */
  inText(name) {
    return this.common.burdens.articles.some((/** @type {string} */ each) => name.startsWith(each)) ? `the ${name}` : name;
  }

  barsWords() {
    const { gap } = this.met;
    const { names, codes, published } = this.scenario;
    const [most, lacking] = [largestAt(gap), gap.filter((each) => each > 0).length];
    const meet = codes.length - lacking;
    return this.say("bars", {
      agreed: !this.guideline ? "none" : lacking ? "some" : "all", line: this.line, guideline: general(this.guideline, 6),
      members: codes.length, both: codes.length === 2, meet: String(meet || "None"), several: meet > 1,
      lacking: money(totalOf(gap)), largest: this.inText(names[most]), largest_lacks: twoDigits(gap[most]), whose: published.whose,
    });
  }

  /** @param {Record<string, Record<string, any>>} columns */
  lorenzWords({ hoover, lorenz_ghost: ghost }) {
    const { index_moved: moved } = this.common.burdens;
    const index = hoover.y1[0] - hoover.y0[0];
    const before = Math.max(...ghost.x.map((/** @type {number} */ x, /** @type {number} */ i) => x - ghost.y[i]));
    return this.say("lorenz", {
      index, index_before: Math.abs(index - before) > moved ? before : null, equity: 1 - index, ...this.exploitationFacts(),
    });
  }

  exploitationFacts() {
    const { scenario, now, common } = this;
    const [rank, members] = [exploitation(scenario.gdp, Array.from(now.burden)), scenario.codes.length];
    const unclear = Math.abs(rank) < common.burdens.clear / Math.sqrt(members - 1);
    const carry = members < 3 ? "few" : isNaN(rank) ? "equal" : unclear ? "unclear" : rank > 0 ? "great" : "small";
    return { carry, members, rank: isNaN(rank) ? "" : `${rank < 0 ? "" : "+"}${fixed(rank, 2)}`.replace("-", "−") };
  }

  costWords() {
    const { met, scenario } = this;
    const { names, population, protege } = scenario;
    const heads = perHead(met.gap, population);
    const [best, dearest] = [largestAt(met.perBillion), largestAt(heads)];
    const lacks = met.gap.some((each) => each > 0);
    const lacking = lacks && {
      lacking: money(totalOf(met.gap)), bought: pointsText(met.together), whom: this.inText(names[protege]),
      best: this.inText(names[best]), best_buys: pointsText(met.perBillion[best]),
    };
    const counted = population.some((each) => each !== null);
    const dear = counted && { dearest: this.inText(names[dearest]), dearest_head: heads[dearest] };
    return this.say("cost", { any_lacks: lacks, counted, ...lacking, ...dear });
  }

  worthWords() {
    const gains = [...this.worth].map(([name, [{ together }]]) => ({ name, together, told: pointsText(together) }));
    const by = (/** @type {number} */ sign) => gains.reduce((best, each) => (sign * each.together > sign * best.together ? each : best));
    const [most, least, [own]] = [by(1), by(-1), gains];
    return this.say("worth", {
      gains: gains.length === 1 ? "one" : most.told === least.told ? "alike" : "apart", own_gain: own.told, whom: this.inText(own.name),
      gains_most: this.inText(most.name), most_gained: most.told, gains_least: this.inText(least.name), least_gained: least.told,
      sanctions_add: pointsText(this.others.sanctions), durability_adds: pointsText(this.others.durability),
    });
  }

  /**
   * @param {string} code
   * @returns {Card | null}
   */
  card(code) {
    const card = super.card(code);
    const place = this.scenario.codes.indexOf(code);
    if (!card || place < 0) return card;
    const kept = card.rows.filter(([what]) => !["Spending", "Personnel"].includes(what));
    return { ...card, rows: [...this.carries(place), ...kept.slice(0, 2)] };
  }

  /**
   * @param {number} place
   * @returns {[string, string][]} what a member's card says of its burden
   */
  carries(place) {
    const { scenario, now, met, spending } = this;
    const { gdp, population, published, figures } = scenario;
    const [gap, head] = [met.gap[place], perHead(met.gap, population)[place]];
    const share = (/** @type {number[]} */ values) => `${fixed((100 * values[place]) / totalOf(values), 1)} %`;
    /** @returns {[string, string][]} */
    const lacks = () => [
      ["Gap per head", head === null ? "not known" : `${thousands(fixed(head, 0))} $ a year`],
      ["Buys, alone", pointsText(met.gain[place])], ["Buys, per bn", pointsText(met.perBillion[place])],
    ];
    return [
      ["Military spending", `${fixed(100 * now.burden[place], 2)} % of GDP`],
      ["As published", `${fixed(100 * figures.spending_today[place], 2)} %, ${published.years[place]}`],
      ["Share of the pact's GDP", share(gdp)], ["Share of the pact's spending", share(spending)],
      ["Gap to the guideline", gap ? `${thousands(fixed(gap, 2))} bn a year` : "none"], ...(gap > 0 ? lacks() : []),
    ];
  }
}
