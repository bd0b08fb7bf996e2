// @ts-check
// What the alliance network shows of a state: who would come, whom the pact hangs on, its pacts, its measures.

/** @import { Columns, Props } from "../../app/browser/types.js" */
/** @import { Common, State } from "./types.js" */
/** @import { Engine } from "./engine.js" */
import { shortfall } from "./curve.js";
import { firstOf, standingOf } from "./dependence.js";
import { gaugeColumns } from "./gauges.js";
import { lossColumns, lossProps } from "./losses.js";
import { listed, the } from "./network_words.js";
import { pactColumns, pactProps } from "./pact_rows.js";
import { Reading } from "./reading.js";
import { beside, difference } from "./rounding.js";
import { points } from "./sayings.js";

/**
 * What all its scenarios share (portable/network.py).
 * @typedef {object} Told
 * @property {string[]} forces
 * @property {number} same
 * @property {number} no_matter of credibility: less lost is nothing
 * @property {number} from_one equal allies: below, help comes from one
 * @property {number} rank_rows
 * @property {number} rank_fewest
 * @property {number[]} rank_ends
 * @property {number} near
 * @property {number[]} gauge_rows
 * @property {number[]} gauge_ends
 * @property {import("./gauges.js").Kind[]} kinds
 * @property {string} no_data
 * @property {string} one_ally
 * @property {number} outside
 * @property {number} apart
 * @property {number} narrowest
 * @property {{ from: number, long: number }} bars
 * @property {number} row_room
 * @property {Record<string, number>} letters
 * @property {number} others of letters
 */

/**
 * What no lever moves of a scenario (portable/network.py).
 * @typedef {object} Kept
 * @property {Record<string, { columns: Columns, props: Props }>} layouts of the map
 * @property {{ columns: Columns, props: Props, rows: import("./pact_rows.js").Row[], words: string }} pacts
 * @property {Record<string, any>} losses names, places and the baseline's
 * @property {{ credibility: number, ghost: (number | null)[], was: string[] }} gauges the baseline's
 * @property {{ triangles: number, balanced: number, words: string }} balance
 * @property {string} rivals the other side's pacts, in a sentence
 */

export class NetworkReading extends Reading {
  /**
   * @param {Common} common
   * @param {Engine} engine
   * @param {State} state
   * @param {(name: string) => Engine | null} engineOf
   */
  constructor(common, engine, state, engineOf) {
    super(common, engine, state, engineOf);
    this.standing = standingOf(engine, this.now, state.changes, common.network);
    this.layout = this.scenario.network.layouts[this.choice("layout")];
  }

  /** @returns {Columns} */
  columns() {
    const { columns } = this.layout;
    /** @type {Columns} */
    const map = { ...columns };
    for (const [source, moved] of Object.entries(this.dynamic)) map[source] = { ...columns[source], ...moved };
    return { ...map, ...lossColumns(this), ...pactColumns(this), ...gaugeColumns(this) };
  }

  /**
   * @param {Columns} columns
   * @returns {Props}
   */
  props(columns) {
    return { ...this.layout.props, ...lossProps(this, columns), ...pactProps(this) };
  }

  /** @returns {Record<string, string>} the sentence under each picture */
  captions() {
    return { map: this.mapWords(), ranking: this.rankingWords(), pacts: this.scenario.network.pacts.words, measures: this.measuresWords() };
  }

  /** @param {number} place of a member @returns {string} its name inside a sentence */
  the(place) {
    return the(this.scenario.names[place]);
  }

  mapWords() {
    const { names, network, home } = this.scenario;
    const { member_resolve: resolve, delivered } = this.now;
    const shares = this.dynamic.states.share;
    const first = firstOf(shares, this.common.network);
    const correlation = this.engine.valueOf(this.state.changes, { name: "correlation", start: 0, width: 1 }, 0);
    return this.say("alliance", {
      any: shares.some((each) => each !== 0), first: names[first], share: shares[first], first_resolve: resolve[first],
      short: shortfall(resolve, delivered, home, correlation, this.common.fine), rivals: network.rivals,
      left: null, joined: null, // with whom the pact is another, which the served suite computes
    });
  }

  rankingWords() {
    const { names, protege } = this.scenario;
    const { no_matter: nothing } = this.common.network;
    const { without, credibility, pivotal } = this.standing;
    const lost = without.map((each) => credibility - each);
    const least = Math.min(...without);
    const [fallsTo, standsAt] = beside(least, credibility);
    return this.say("ranking", {
      hangs: without.length === 1 ? "only" : Math.max(...lost) < nothing ? "nobody" : "somebody", ally: names[pivotal],
      ally_in_text: this.the(pivotal), protege: names[protege], falls_to: fallsTo, stands_at: standsAt,
      less: points(difference(least, credibility)), credible: credibility,
      better_without: lost.filter((each) => each < -nothing).length || null, allies: without.length,
    });
  }

  measuresWords() {
    const { pivotal, pair, without, withoutPair, weakest, doubted, doubt, equalAllies: equal } = this.standing;
    return this.say("measures", {
      alone: !pair.length, ally_in_text: this.the(pivotal), two: listed(pair.map((place) => this.the(place))),
      without_one: Math.min(...without), without_two: withoutPair, weakest: this.the(weakest), doubted: this.the(doubted), doubt,
      concentrated: isNaN(equal) ? "unknown" : equal < this.common.network.from_one ? "one" : "several", equal_allies: equal,
      balance: this.scenario.network.balance.words,
    });
  }
}
