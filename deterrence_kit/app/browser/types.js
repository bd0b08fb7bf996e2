// @ts-check
// The shapes of what travels between session and page, for the type checker alone; Python makes the same.

/** @import { BokehItem } from "./libraries.js" */

/**
 * What the user did. The session does it by its kind; events it does not know are ignored.
 * @typedef {{ kind: string } & Record<string, unknown>} Event
 */

/**
 * A column of a table: its name in the data, its heading, how its numbers are told.
 * @typedef {[column: string, label: string, format?: string | null]} Column
 */

/** @typedef {string | number | null | undefined} Cell */

/**
 * Values by source, then by column.
 * @typedef {Record<string, Record<string, Cell[]>>} Columns
 */

/**
 * Properties by the name of a Bokeh model.
 * @typedef {Record<string, Record<string, any>>} Props
 */

/**
 * An entry of a legend: a sign and its colour, or the two ends of the colour scale. With `when`, a
 * property of the picture's style that is "none" while nothing in it has that sign.
 * @typedef {{ sign?: string, colour?: string, text?: string, low?: string, high?: string, when?: string }} LegendEntry
 */

/**
 * One picture, as the session describes it once (`app/pictures.py`).
 * @typedef {object} Picture
 * @property {BokehItem} item the figure, as Bokeh writes it
 * @property {string} title
 * @property {number} height in pixels, at letters of the usual size
 * @property {{ source: string, columns: Column[] }} table
 * @property {string} tap the source whose points can be tapped
 * @property {string} tapped the event that a tap sends; "" opens a member's card
 * @property {boolean} fit whether both axes keep one scale
 * @property {{ name: string, options: Record<string, string> } | null} choice
 * @property {boolean} wide
 * @property {LegendEntry[]} legend
 */

/**
 * A button that sends an event.
 * @typedef {{ label: string, event: Event, pressed?: boolean | null, name?: string, disabled?: boolean }} Action
 */

/** @typedef {Record<string, any> & { actions?: Action[], current?: boolean }} Row */

/**
 * A field of a form.
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {"text" | "number" | "range" | "select"} type
 * @property {string | number} value
 * @property {[value: string, text: string][]} [options]
 * @property {number} [min]
 * @property {number} [max]
 * @property {number} [step]
 * @property {string} [unit]
 * @property {string} [shown]
 * @property {string} [list]
 * @property {boolean} [live] whether the form is sent whenever the field is changed
 * @property {Record<string, string[]>} [when] values of other fields with which this one is asked for
 */

/** @typedef {{ kind: "text", text: string, note?: boolean }} TextPart */
/** @typedef {{ kind: "heading", text: string }} HeadingPart */
/** @typedef {{ kind: "list", items: string[], ordered?: boolean }} ListPart */
/** @typedef {{ kind: "table", title: string, columns: Column[], rows: Row[], csv?: string }} TablePart */
/** @typedef {{ kind: "form", fields: Field[], event: Event, submit?: string, note?: string }} FormPart */
/** @typedef {{ kind: "actions", buttons: Action[] }} ActionsPart */
/** @typedef {{ kind: "links", links: [text: string, href: string][] }} LinksPart */
/** @typedef {{ kind: "fold", summary: string, parts: Part[] }} FoldPart */
/** @typedef {{ kind: "cards", cards: Part[][] }} CardsPart */
/** @typedef {CardsPart | TextPart | HeadingPart | ListPart | TablePart | FormPart | ActionsPart | LinksPart | FoldPart} Part */

/**
 * A section beside the pictures (`app/blocks.py`).
 * @typedef {{ title: string, parts: Part[], after?: string, wide?: boolean }} Block
 */

/**
 * A state's card. `kind` says what of: "protege", "ally" and "departed" are members' cards.
 * @typedef {object} Card
 * @property {string} code
 * @property {string} title
 * @property {string} role as readers read it
 * @property {string} [kind]
 * @property {[what: string, much: string][]} rows
 */

/** @typedef {{ name: string, now: number, before: number }} Pillar */
/** @typedef {{ credibility: number, alone: number, before: number, threshold: number, low?: number, high?: number }} Levels */

/**
 * A figure of a page that is about something else than one commitment.
 * @typedef {object} HeadlineFigure
 * @property {string} label
 * @property {string} value
 * @property {string} [note]
 * @property {number | null} [now]
 * @property {number | null} [before]
 * @property {number | null} [mark]
 */

/**
 * The answer on top. `direction` is the sign of the change of credibility: −1, 0 or 1.
 * @typedef {object} Answer
 * @property {string} credibility
 * @property {string} credibility_change
 * @property {string} credibility_against
 * @property {number} direction
 * @property {string} threshold
 * @property {string} propensity
 * @property {string} propensity_before
 * @property {string} war
 * @property {string} war_before
 * @property {string} rungs
 * @property {string} verdict
 * @property {string} verdict_why
 * @property {boolean} holds
 * @property {string} parts
 * @property {string} [sure] empty until the sliders have rested; missing where nobody works it out
 * @property {"agree" | "close" | "against"} [standing] of the draws to the verdict at the sliders
 * @property {string} sentence
 * @property {Levels} levels
 * @property {Pillar[]} pillars
 * @property {string} [pillars_why] after members have left or joined: what pillars owe to who is counted
 * @property {HeadlineFigure[]} [headline]
 * @property {string} [strip]
 */

/** @typedef {{ page: string, about: string, subject: string, changes: string[], source: string }} Told */
/** @typedef {{ text: string, name?: string, code?: string }} Moved */
/** @typedef {{ sign: string, colour: string, text: string }} Marked */
/** @typedef {{ summary: string, sections: { title: string, items: (string | Marked)[], closed?: boolean }[] }} About */
/** @typedef {[code: string, name: string]} Member */
/** @typedef {{ candidates: Member[], left: Member[], joined: Member[], note: string }} Members */

/**
 * What the page shows besides answer, pictures and blocks.
 * @typedef {object} PageNews
 * @property {string} [query]
 * @property {Told} [origin]
 * @property {Record<string, string>} [choices]
 * @property {{ name: string, title: string }} [scenario]
 * @property {number} [place] of the state that is shown, among the steps that Undo leads through
 * @property {boolean} [can_undo]
 * @property {boolean} [can_redo]
 * @property {boolean} [can_reset]
 * @property {string} [edition] what can be saved as a page that needs no server; "" where nothing can
 * @property {string[]} [notices]
 * @property {string[]} [news]
 * @property {Moved[]} [moved]
 * @property {Record<string, number>} [defaults]
 * @property {Record<string, number>} [between]
 * @property {string[]} [changed]
 * @property {About} [about]
 * @property {string} [as_of]
 * @property {Card | null} [card]
 * @property {Members} [members]
 * @property {ReplayStep | null} [replay]
 */

/** @typedef {{ at: number, of: number, text: string }} ReplayStep */

/**
 * @typedef {object} Texts
 * @property {PageNews} [page]
 * @property {Partial<Answer>} [words]
 * @property {Record<string, string>} [captions]
 * @property {Record<string, Block>} [blocks]
 */

/** @typedef {{ columns?: Columns, props?: Props } & Texts} Update */

/**
 * What the brief says beside the pictures.
 * @typedef {object} BriefWords
 * @property {string} title
 * @property {string} lead what was changed does, first of all; empty where nothing was
 * @property {[heading: string, lines: string[]][]} story
 * @property {string[]} ways
 * @property {string} source
 * @property {string} summary
 * @property {[label: string, value: string, note: string][]} figures
 * @property {string} sentence
 * @property {string[][]} changes
 * @property {number} more
 * @property {string[]} besides
 * @property {string[]} compared
 * @property {string[]} notes
 */

/** @typedef {{ name: string, text: string }} OwnFile */
/** @typedef {{ scenario: string, title: string, file: OwnFile }} ShelfEntry */
/** @typedef {{ name: string, members: Member[], challengers: Member[] }} Question */
/** @typedef {{ title: string, head: string[], formats: string[], rows: Cell[][] }} Sheet */

/**
 * What stands beside a slider (`app/controls.py`).
 * @typedef {object} Parameter
 * @property {string} label
 * @property {string} unit
 * @property {string} [meaning] with source, evidence and examples; a page without a session is told them later
 * @property {string} [source]
 * @property {string} [evidence]
 * @property {string} also words that find it besides its own
 * @property {string[]} anchors what low, middle and high are like; empty where the unit says it
 * @property {string[]} [examples] where shipped scenarios set it, and why
 * @property {number} low
 * @property {number} high
 * @property {number} step
 */

/**
 * The page's own engine, as the board knows it (`portable/browser/served.js`).
 * @typedef {object} OwnEngine
 * @property {{ later: string[] }} common names what it leaves to the session: "captions.map"
 * @property {string} query of the state it shows
 * @property {boolean} alone
 * @property {any} panel
 * @property {(part: any) => void} hold
 * @property {(scenario: string) => boolean} holds
 * @property {(told: { query: string, name: string, card: string, earlier: boolean, later: boolean }) => boolean} take
 * @property {(event: Event) => boolean} does
 * @property {(event: Event) => void} hear
 * @property {(key: string, value: number) => void} slide
 * @property {(key: string, place: number) => boolean} stands
 * @property {(key: string) => number} standing
 * @property {() => { code: string, name: string }[]} allies
 * @property {() => void} show
 * @property {() => { steps: string[], at: number }} steps
 * @property {() => import("./libraries.js").Model} model
 * @property {string} card
 */

/** @typedef {{ ground: string, text: string, muted: string }} Colours */
/** @typedef {(event: Event) => void} Send */
/** @typedef {(sentence: string, link?: string) => void} Say */

export {};
