// @ts-check
// The shapes of what a file brings along (portable/scenario.py, portable/common.py).
// Only the type checker reads this file.

/** @import { About, Columns } from "../../app/browser/types.js" */
/** @import { Tree } from "./sayings.js" */

/** @typedef {{ name: string, start: number, width: number }} Slot */
/** @typedef {(values: Float64Array, results: Float64Array, cases: number) => void} Run */
/** @typedef {{ text: number, data: object, inputs: Slot[], outputs: Slot[] }} Program a text's number, and what it reads */
/** @typedef {Record<string, number>} Changes */

/**
 * A scenario, as the file holds it.
 * @typedef {object} Scenario
 * @property {string} name
 * @property {string} title
 * @property {string} subject
 * @property {string} summary
 * @property {string} as_of
 * @property {About} about
 * @property {string[]} codes
 * @property {string[]} names
 * @property {number} protege
 * @property {string} owner whose own defence it is, in a sentence
 * @property {number[]} home
 * @property {Changes} settings its own, members' included
 * @property {Record<string, number[]>} figures of members, which a page moves besides settings
 * @property {boolean} war whether one is under way: it can be compared with, but not be shown
 * @property {string[]} besides scenarios that it is compared with
 * @property {Columns} columns of pictures, as they stand at the baseline
 * @property {Record<string, number>} map_frame
 * @property {[counting: string, off: string]} arms who has nuclear arms, and what they change
 * @property {Record<string, [what: string, much: string | null][]>} facts rows of the members' cards; null where a lever moves what is said
 * @property {Program} model
 * @property {Program} pictures
 * @property {Record<string, Program>} further
 * @property {number[]} gdp
 * @property {(number | null)[]} population
 * @property {{ years: string[], whose: string }} published of spending: for which year, and by whom
 * @property {number} average that the pact spends today, % of GDP
 * @property {number[]} by_name the members' places in the order of their names
 * @property {{ x: number, y: number, half_width: number, half_height: number }} view the map's window
 * @property {[longitude: number, latitude: number]} centre
 * @property {string} them the challengers
 * @property {number[]} lands whose of the allies each outline is; -1 is nobody's
 * @property {number | null} match the day of it at the baseline
 * @property {number} top the least end of the scale of arrivals
 * @property {number[][]} areas who is in each, from below; one of nobody has no name
 * @property {{ before: Obstacles, routes: number[], water: number[] }} obstacles at the baseline, and whose rows there are
 * @property {import("./network.js").Kept} network of the alliance network
 */

/**
 * @typedef {object} Setting
 * @property {string} label
 * @property {string} unit
 * @property {number} low
 * @property {number} high
 * @property {number} step
 * @property {number} default
 * @property {string} range
 * @property {string} evidence
 * @property {string} shape of the draws over its range: "uniform", or with a peak
 * @property {boolean} assumed whether it is of the world, not of policy
 * @property {boolean} assumption whether it stands in the table of assumptions
 * @property {boolean} each whether a member may have a value of its own
 */

/** @typedef {{ heading: string, css: string[], sliders: { name: string, own: boolean, main: boolean }[], ally: boolean }} Group */

/**
 * What all scenarios share.
 * @typedef {object} Common
 * @property {Record<string, Setting>} settings in the tables' order
 * @property {Record<string, Tree>} sentences
 * @property {Record<string, string>} pillars
 * @property {Record<string, Record<string, string>>} choices what a page offers; the first is the default
 * @property {string[]} workshop those that say how a room looks at the page
 * @property {string[]} elsewhere parts of a link that only a served page can show
 * @property {string[]} own settings that one ally's panel offers
 * @property {Group[]} groups
 * @property {Record<string, string>} outcomes
 * @property {{ up: string, down: string, before: string, now: string }} colours
 * @property {number[]} places of the waterfall's rows
 * @property {number} most_players
 * @property {{ draws: number, batch: number, ends: number[], close: number, seldom: number, rest: number }} doubt how it is worked out and told
 * @property {number} most_named
 * @property {number} most_on_card
 * @property {number} flat
 * @property {number} still
 * @property {number} all
 * @property {number} fine
 * @property {number} steps
 * @property {Record<string, string>} roles
 * @property {(number | null)[]} days by which persons are counted; null is the window
 * @property {{ version: number, first: string, touched: string, since: Record<string, string>, once: Record<string, number[]>, by_hand: string, unmarked: string[], foreign: string, cut: string, changed: string }} links
 * @property {string[]} later parts of what is shown that the session alone computes
 * @property {{ name: string, days: number, height: number }[]} windows that others have planned with
 * @property {{ same: number, still: number, hardly: number, single: number }} limits of what sentences call nothing
 * @property {{ line: number, middle: number }} areas
 * @property {number} no_member in the place of days, of a state that is none
 * @property {{ places: number[], room: number, spare: number, near: number, up: string, down: string }} bars
 * @property {Rings} rings
 * @property {string[]} forces figures without which an ally counts in no formula
 * @property {{ ends: Changes[], disputed: string }} ladder shares of challenges at the ends of their intervals
 * @property {Record<string, any>} blocks what stands beside the pictures, as at the baseline
 * @property {Record<string, any>} burdens scales, labels and colours of burden sharing (portable/burden.py)
 * @property {import("./network.js").Told} network of the alliance network
 * @property {string} source
 * @property {string} page
 * @property {string} limit
 * @property {string} styles of a served page without a session, and what its button says of the file
 * @property {string} edition
 * @property {Record<string, string[]>} carried choices of other pages, which go along in its link
 * @property {Record<string, Setting>} others settings of other pages, which go along as well
 * @property {string[]} packages their names in links
 * @property {{ name: string, title: string, after: string }[]} asked pictures that only a session draws
 * @property {{ everyone?: [code: string, name: string][], pacts: Record<string, { not: string[], note: string }> }} members who could join which pact
 * @property {string} opens the link that it shows at first
 * @property {string} made when and by which version the file was made, in a sentence
 * @property {Record<string, unknown>} traits what the board is given
 */

/**
 * How rings and their labels are drawn (pages/geography_and_posture/rings.py, views/map_labels.py).
 * @typedef {object} Rings
 * @property {number[]} days
 * @property {number} km
 * @property {number[]} bearings
 * @property {number} inside
 * @property {number} seen
 * @property {{ align: string, offset: number, lift: number }} middle
 * @property {number[]} rooms
 * @property {number} line
 * @property {Record<string, number>} letters
 * @property {number} others
 */

/**
 * Credibility with and without each obstacle (analysis/alliance/obstacles.py); of one kind, or of all.
 * @typedef {object} Obstacles
 * @property {number} now
 * @property {number} sea_closed
 * @property {number} land_closed
 * @property {number[]} access_lost
 * @property {number} no_crossing
 * @property {number} no_sea
 * @property {number[]} sea_bridged
 */

/**
 * The column of sliders, as far as a session of the page's own asks for it.
 * @typedef {object} Sliders
 * @property {string} ally whose own sliders are shown
 * @property {(scenario: Scenario, ally?: string) => void} offer
 * @property {(valueOf: (name: string) => number) => void} show
 */

/**
 * @typedef {object} State
 * @property {string} scenario
 * @property {Changes} changes
 * @property {string} touched
 * @property {Record<string, string>} choices
 * @property {[name: string, value: string][]} [others] settings of other pages, which go along in the link
 * @property {[name: string, value: string][]} [packages]
 */

export {};
