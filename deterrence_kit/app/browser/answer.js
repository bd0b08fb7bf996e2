// @ts-check
// The answer on top: credibility against the threshold, the yearly chance, the pillars, the sentence.

/** @import { Answer as AnswerWords, HeadlineFigure, Levels, Pillar } from "./types.js" */
/** @import { Say } from "./dom.js" */
import { make } from "./dom.js";

// What stands where a verdict's doubt will be told, until the sliders have rested.
const WAITING = "How sure: …";

// What each mark on a scale stands for.
const MARKS = { own: "alone", range: "nine draws in ten", ghost: "baseline", mark: "threshold" };

/** @param {keyof typeof MARKS} name */
const markOf = (name) => make("div", { class: `dk-scale-${name}` });

/**
 * What marks stand for, each in its own looks; a screen reader has it in the sentences.
 * @param {Record<string, string>} marks
 */
function scaleKey(marks) {
  const entries = Object.entries(marks).map(([name, text]) => make("span", {}, make("i", { class: `dk-scale-${name}` }), text));
  return make("p", { class: "dk-scale-key", "aria-hidden": "true" }, ...entries);
}

/**
 * The key of a figure's own scale stands under that scale.
 * @param {number | null} [before]
 * @param {number | null} [mark]
 */
function levelKey(before, mark) {
  const compared = before == null ? null : { ghost: "for comparison" };
  const bounded = mark == null ? null : { mark: MARKS.mark };
  return compared || bounded ? scaleKey({ ...compared, ...bounded }) : null;
}

export class Answer {
  /** @param {Say} say what a screen reader is to hear */
  constructor(say) {
    this.say = say;
    /** @type {Record<string, HTMLElement>} */
    this.parts = {};
    /** @type {Partial<AnswerWords>} */
    this.words = {};
    this.fill = make("div", { class: "dk-scale-fill" });
    this.own = markOf("own");
    this.range = markOf("range");
    this.ghost = markOf("ghost");
    this.mark = markOf("mark");
    this.scale = make("div", { class: "dk-scale", "aria-hidden": "true" }, this.fill, this.own, this.range, this.ghost, this.mark);
    this.pillars = make("ul", { class: "dk-pillars" });
    this.element = make(
      "section", { class: "dk-answer", "aria-label": "Answer", tabindex: "-1" },
      make(
        "div", { class: "dk-block dk-block-credibility" },
        make("h2", { text: "Credibility" }),
        make("p", { class: "dk-row" }, this.part("credibility"), this.part("credibility_change")),
        this.scale, scaleKey(MARKS), this.part("parts", "p"), this.part("verdict", "p"), this.part("sure", "p"),
      ),
      make(
        "div", { class: "dk-block" },
        make("h2", { text: "War, a year" }),
        make("p", { class: "dk-row" }, this.part("war"), this.part("war_before")),
        this.part("rungs", "p"), this.part("propensity_before", "p"),
      ),
      make("div", { class: "dk-block" }, make("h2", { text: "The four pillars" }), this.pillars, this.part("pillars_why", "p")),
      this.part("sentence", "p"),
    );
    this.strip = make("span", { class: "dk-strip-words", "aria-hidden": "true" }); // said again in one line
  }

  /**
   * @param {string} name
   * @param {"span" | "p"} tag
   */
  part(name, tag = "span") {
    return (this.parts[name] = make(tag, { class: `dk-${name}` }));
  }

  /** @returns {string} the credibility as it is shown; empty on a page about something else */
  figure() {
    return this.words.headline ? "" : (this.words.credibility ?? "");
  }

  /** @param {Partial<AnswerWords>} words */
  show(words) {
    if (!Object.keys(words).length) return;
    this.words = { ...this.words, ...words };
    const w = /** @type {AnswerWords} */ (this.words);
    if (w.headline) this.showHeadline(w, w.headline);
    else this.showWords(w);
  }

  /** @param {AnswerWords} w */
  showWords(w) {
    const still = !w.direction && w.war === w.war_before && w.propensity === w.propensity_before;
    const texts = {
      credibility: w.credibility,
      credibility_change: w.direction ? `${w.credibility_change} than the baseline: ${w.credibility_against}` : "at the baseline",
      war: w.war,
      war_before: still ? "" : `${w.war_before} at the baseline`,
      rungs: w.rungs,
      propensity_before: still ? "" : `any armed challenge at the baseline: ${w.propensity_before}`,
      verdict: `${w.verdict}: ${w.verdict_why}`,
      parts: w.parts,
      sure: w.sure || (w.sure === "" ? WAITING : ""),
      pillars_why: w.pillars_why ?? "",
      sentence: w.sentence,
    };
    this.hold(!w.sure);
    // A text that stays keeps the words in it that can be tapped.
    for (const [name, text] of Object.entries(texts)) if (this.parts[name].textContent !== text) this.parts[name].textContent = text;
    this.element.classList.toggle("dk-holds", w.holds);
    this.element.classList.toggle("dk-in-doubt", w.standing === "against");
    this.parts.sure.classList.toggle("dk-waiting", !w.sure);
    this.strip.textContent =
      `Credibility ${w.credibility} · threshold ${w.threshold} · war ${w.war} a year`;
    this.showScale(w.levels);
    this.showPillars(w.pillars);
    this.say(`${w.verdict}. ${w.sentence}`, 2);
  }

  /**
   * What is told at rest keeps its room while a lever moves, so that nothing below it jumps.
   * @param {boolean} waiting
   */
  hold(waiting) {
    const told = !this.parts.sure.classList.contains("dk-waiting");
    for (const part of waiting && !told ? [] : [this.parts.sure, this.parts.verdict]) {
      part.style.minHeight = waiting ? `${part.getBoundingClientRect().height}px` : "";
    }
  }

  /**
   * A page that is about something else than one commitment brings figures of its own.
   * @param {AnswerWords} words
   * @param {HeadlineFigure[]} headline
   */
  showHeadline({ sentence, verdict, strip }, headline) {
    const figures = headline.map(({ label, value, note, now, before, mark }) => make(
      "div", { class: "dk-block" },
      make("h2", { text: label }), make("p", { class: "dk-figure", text: value }),
      ...(now == null ? [] : [this.level(now, before, mark), levelKey(before, mark)]),
      make("p", { class: "dk-parts", text: note ?? "" }),
    ));
    const said = make("p", { class: "dk-sentence", text: sentence });
    this.element.classList.add("dk-headline");
    this.element.replaceChildren(...figures, said);
    this.strip.textContent = strip ?? `${headline[0].label} ${headline[0].value}`;
    this.say(`${verdict ?? ""} ${sentence}`, 2);
  }

  /**
   * @param {number} now
   * @param {number | null} [before]
   * @param {number | null} [mark]
   */
  level(now, before, mark) {
    const at = (/** @type {string} */ name, /** @type {number | null | undefined} */ value) => value == null ? null
      : make("div", { class: `dk-scale-${name}`, style: `left:${100 * value}%` });
    return make(
      "div", { class: "dk-scale", "aria-hidden": "true" },
      make("div", { class: "dk-scale-fill", style: `width:${100 * now}%` }), at("ghost", before), at("mark", mark),
    );
  }

  /** @param {Levels} levels */
  showScale({ credibility, alone, before, threshold, low, high }) {
    this.range.hidden = low === undefined || high === undefined;
    if (low !== undefined && high !== undefined) Object.assign(this.range.style, { left: `${100 * low}%`, width: `${100 * (high - low)}%` });
    this.own.style.width = `${100 * alone}%`;
    this.fill.style.width = `${100 * credibility}%`;
    this.ghost.style.left = `${100 * before}%`;
    this.mark.style.left = `${100 * threshold}%`;
  }

  /** @param {Pillar[]} pillars */
  showPillars(pillars) {
    const rows = pillars.map(({ name, now, before }) => make(
      "li", {}, make("span", { text: name }),
      make(
        "span", { class: "dk-meter", "aria-hidden": "true" },
        make("i", { style: `width:${100 * now}%` }), make("b", { style: `left:${100 * before}%` }),
      ),
      make("span", { class: "dk-number", text: now.toFixed(2) }),
    ));
    this.pillars.replaceChildren(...rows);
  }
}
