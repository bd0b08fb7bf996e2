// @ts-check
// Numbers as people write them and as the page shows them. Nothing here needs a page.

/** @typedef {{ low: number, high: number, unit: string }} Range */

const SHARES = /^(share|probability|0 to 1|times|a year)/; // units of which a per cent is a hundredth
const PERCENT = /^(%|percent|per cent)\s*/i;

/**
 * Fixed decimals where the value lies on a step, as many digits as it needs where it lies between two.
 * @param {number} value
 * @param {number} step
 * @returns {string}
 */
export function shownNumber(value, step) {
  const decimals = (String(step).split(".")[1] ?? "").length;
  const fixed = value.toFixed(decimals);
  const text = Math.abs(Number(fixed) - value) < 1e-9 ? fixed : String(Number(value.toPrecision(6)));
  return Number(text) === 0 ? text.replace("-", "") : text;
}

/**
 * @param {Range} about
 * @returns {string} a range in words; a scale from 0 to 1 has no other unit
 */
export function shownRange({ low, high, unit }) {
  return `from ${low} to ${high}` + (unit === "0 to 1" ? "" : ` (${unit})`);
}

/**
 * A value within the range, or a sentence that says why there is none.
 * @param {string} text
 * @param {Range} about
 * @returns {{ value: number, fault?: undefined } | { value?: undefined, fault: string }}
 */
export function readNumber(text, about) {
  const { readings, percent, strange } = readingsOf(text, about.unit);
  const scaled = percent && !about.unit.startsWith("%") ? readings.map((value) => value / 100) : readings;
  const fitting = scaled.filter((value) => value >= about.low - 1e-9 && value <= about.high + 1e-9);
  if (strange || !readings.length) return { fault: unreadable(text, about) };
  if (percent && !/^%/.test(about.unit) && !SHARES.test(about.unit)) return { fault: notPercent(about) };
  if (fitting.length > 1) return { fault: ambiguous(text, fitting) };
  if (!fitting.length) return { fault: outside(text, scaled, percent, about) };
  return { value: Math.min(about.high, Math.max(about.low, Number(fitting[0].toPrecision(6)))) };
}

/**
 * @param {string} text
 * @param {string} unit
 * @returns {{ readings: number[], percent: boolean, strange: boolean }}
 */
function readingsOf(text, unit) {
  const [number] = text.trim().match(/^[-+−–]?[\d.,'’\s/⁄]+(?:e[-+−–]?\d+)?/i) ?? [""];
  const rest = text.trim().slice(number.length).trim();
  const after = rest.replace(PERCENT, "");
  const plain = number.replace(/[−–]/g, "-").replace("⁄", "/");
  return { readings: ratios(plain), percent: rest !== after, strange: !isUnit(after, unit) };
}

/**
 * "7 days", "7 day" where the unit is days; "0.5 share" where it is a share.
 * @param {string} text
 * @param {string} unit
 * @returns {boolean}
 */
function isUnit(text, unit) {
  const known = unit.toLowerCase().split(/[\s,/]+/);
  const words = text.toLowerCase().split(/[\s,/]+/).filter(Boolean);
  return words.every((word) => known.some((own) => [own, `${own}s`].includes(word) || own === `${word}s`));
}

/**
 * @param {string} text
 * @returns {number[]}
 */
function ratios(text) {
  const [over, under, ...more] = text.split("/").map(plainReadings);
  if (!under) return over;
  return more.length ? [] : over.flatMap((a) => under.map((b) => a / b)).filter(Number.isFinite);
}

/**
 * All that a number without a fraction can mean: "1.000" is one to some readers, a thousand to others.
 * @param {string} text
 * @returns {number[]}
 */
function plainReadings(text) {
  const joined = joinGroups(text.trim());
  const [whole, sign, digits, power = ""] = joined.match(/^([-+]?)([\d.,]*\d[\d.,]*)(e[-+]?\d+)?$/i) ?? [];
  if (whole === undefined) return [];
  return separated(digits).map((plain) => Number(`${sign}${plain}${power}`)).filter(Number.isFinite);
}

/**
 * @param {string} text
 * @returns {string}
 */
function joinGroups(text) {
  const grouped = /^[-+]?\d{1,3}([\s'’]\d{3})+(?![\d\s'’])/;
  return text.replace(grouped, (groups) => groups.replace(/[\s'’]/g, ""));
}

/**
 * @param {string} digits
 * @returns {string[]}
 */
function separated(digits) {
  const marks = digits.replace(/\d/g, "");
  const last = marks.at(-1) ?? "";
  const thousands = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/;
  const bare = (/** @type {string} */ text) => text.replace(/[.,]/g, "");
  if (!marks) return [digits];
  if (marks.length > 1 && marks === last.repeat(marks.length)) {
    return thousands.test(digits) ? [bare(digits)] : [];
  }
  const place = digits.lastIndexOf(last);
  const [head, tail] = [digits.slice(0, place), digits.slice(place + 1)];
  if (marks.length > 1) return thousands.test(head) && !head.includes(last) ? [`${bare(head)}.${tail}`] : [];
  const decimal = withZeros(head, tail);
  return thousands.test(digits) && !head.startsWith("0") ? [decimal, bare(digits)] : [decimal];
}

/**
 * ".7" is 0.7, and "1." is 1.0.
 * @param {string} head
 * @param {string} tail
 * @returns {string}
 */
function withZeros(head, tail) {
  return `${head || "0"}.${tail || "0"}`;
}

/**
 * @param {string} text
 * @returns {string}
 */
function quoted(text) {
  return `“${text.trim().slice(0, 40)}”`;
}

/**
 * @param {string} text
 * @param {Range} about
 * @returns {string}
 */
function unreadable(text, about) {
  const what = text.trim() ? `${quoted(text)} cannot be read as a number.` : "The field was empty.";
  return `${what} Give a number ${shownRange(about)}.`;
}

/**
 * @param {Range} about
 * @returns {string}
 */
function notPercent(about) {
  return `This is not counted in per cent. Give a number ${shownRange(about)}.`;
}

/**
 * @param {string} text
 * @param {number[]} readings
 * @returns {string}
 */
function ambiguous(text, [one, other]) {
  return `${quoted(text)} can be read as ${one} or as ${other}. Write ${one} or ${other}, without a separator for thousands.`;
}

/**
 * @param {string} text
 * @param {number[]} readings
 * @param {boolean} percent
 * @param {Range} about
 * @returns {string}
 */
function outside(text, readings, percent, about) {
  const share = SHARES.test(about.unit) && !percent && readings.map((value) => value / 100)
    .some((value) => value > 0.01 && value >= about.low && value <= about.high);
  const hint = share ? ` For per cent, add the sign: ${text.trim().slice(0, 40)} %.` : "";
  return `${quoted(text)} is out of range. Give a number ${shownRange(about)}.${hint}`;
}
