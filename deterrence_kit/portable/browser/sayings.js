// @ts-check
// Sentences as data, said here as Python says them (model/telling/saying.py): trees with named gaps.
// Numbers are rounded as Python rounds them: a half goes to the even neighbour.

/** @typedef {string | any[] | { by: string, is: Record<string, any> } | { if: string, say: any } | { each: string, say: any, between: string }} Tree */
/** @typedef {Record<string, any>} Facts */

const GAP = /\{(\w+)(?::(100\*)?([^}]*))?\}/g;
const LOOK = 100; // digits that a number is written out to, to see whether it is a half exactly

/** @type {Record<string, (value: any) => string>} */
export const WAYS = {
  in_ten: inTen, how_often: howOften, once_in: onceIn, points, signed: signedPoints, persons, named,
  lower: (/** @type {string} */ text) => text.toLowerCase(),
};

/**
 * A sentence of a table.
 * @param {Record<string, Tree>} table
 * @param {string} name
 * @param {Facts} facts
 * @returns {string}
 */
export function say(table, name, facts) {
  if (!(name in table)) throw new Error(`There is no sentence called ${name}.`);
  return told(table, table[name], facts);
}

/**
 * @param {Record<string, Tree>} table
 * @param {any} tree
 * @param {Facts} facts
 * @returns {string}
 */
function told(table, tree, facts) {
  if (typeof tree === "string") {
    return tree.replace(GAP, (_, name, percent, format) => gap(table, { name, percent, format: format ?? "" }, facts));
  }
  if (Array.isArray(tree)) return tree.map((part) => told(table, part, facts)).filter(Boolean).join(" ");
  if ("by" in tree) return told(table, tree.is[String(known(facts, tree.by))], facts);
  if ("if" in tree) {
    const value = known(facts, tree.if);
    return value === null || value === false ? "" : told(table, tree.say, facts);
  }
  return known(facts, tree.each).map((/** @type {Facts} */ item) => told(table, tree.say, { ...facts, ...item })).join(tree.between);
}

/**
 * @param {Facts} facts
 * @param {string} name
 */
function known(facts, name) {
  if (facts[name] === undefined) throw new Error(`A sentence asks for ${name}, which is not among its facts.`);
  return facts[name];
}

/**
 * @param {Record<string, Tree>} table
 * @param {{ name: string, percent?: string, format: string }} gap
 * @param {Facts} facts
 * @returns {string}
 */
function gap(table, { name, percent, format }, facts) {
  if (!(name in facts)) return say(table, name, facts);
  const value = percent ? 100 * facts[name] : facts[name];
  if (format in WAYS) return WAYS[format](value);
  const [whole, , digits] = format.match(/^(,)?(?:\.(\d+)f)?$/) ?? [];
  if (whole === undefined) throw new Error(`A sentence asks for the format ${format}, which the page does not know.`);
  if (digits === undefined) return String(value);
  const text = fixed(value, Number(digits));
  return format.startsWith(",") ? thousands(text) : text;
}

/**
 * @param {number} value
 * @param {number} digits after the point
 * @returns {string}
 */
export function fixed(value, digits) {
  const text = value.toFixed(digits);
  const rest = value.toFixed(LOOK).split(".")[1].slice(digits);
  if (!/^50*$/.test(rest)) return text;
  const down = value.toFixed(LOOK).slice(0, -(LOOK - digits)).replace(/\.$/, "");
  const even = Number(down.at(-1)) % 2 === 0;
  const up = text === down ? String((Number(down) + Math.sign(value) * 10 ** -digits).toFixed(digits)) : text;
  return even ? down : up;
}

/**
 * Python's `.3g`: so many figures, without zeros at the end.
 * @param {number} value
 * @param {number} figures
 * @returns {string}
 */
export function general(value, figures) {
  const [digits, power] = value.toExponential(figures - 1).split("e");
  const exponent = Number(power);
  const bare = (/** @type {string} */ text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
  if (exponent < -4 || exponent >= figures) {
    const sign = exponent < 0 ? "-" : "+";
    return `${bare(digits)}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  return bare(fixed(value, figures - 1 - exponent));
}

/**
 * @param {string} text
 * @returns {string} with commas between thousands
 */
export function thousands(text) {
  const [whole, ...rest] = text.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...rest].join(".");
}

/** @param {number} p */
function inTen(p) {
  if (p >= 0.095 && p <= 0.905) return `${fixed(10 * p, 0)} in 10`;
  if (p > 0.905) return `${fixed(100 * p, 0)} in 100`;
  return p > 0.0005 ? `1 in ${fixed(1 / p, 0)}` : "hardly ever";
}

/** @param {number} p */
function howOften(p) {
  if (p >= 0.45 && p <= 0.55) return "about half the time";
  const words = inTen(p);
  const [number, ...rest] = words.split(" ");
  return rest[0] === "in" ? `${number} time${number === "1" ? "" : "s"} ${rest.join(" ")}` : words;
}

/** @param {number} p */
function onceIn(p) {
  return `once in ${thousands(fixed(1 / Math.max(p, 1e-9), 0))} years (${general(100 * p, 2)} % a year)`;
}

/**
 * The sign of a change of a probability, as far as it is shown.
 * @param {number} change
 * @returns {-1 | 0 | 1}
 */
export function direction(change) {
  if (Math.abs(100 * change) < 0.05) return 0;
  return change > 0 ? 1 : -1;
}

/** @param {number} change */
export function points(change) {
  if (!direction(change)) return "unchanged";
  const size = Math.abs(100 * change);
  const number = fixed(size, size >= 0.95 ? 0 : 1);
  return `${number} point${number === "1" ? "" : "s"} ${change > 0 ? "higher" : "lower"}`;
}

/** @param {number} change */
export function signedPoints(change) {
  const text = fixed(100 * change, 1);
  return (text.startsWith("-") || Object.is(change, -0) ? "" : "+") + (Object.is(change, -0) ? "−0.0" : text.replace("-", "−"));
}

/** @param {number} count */
export function persons(count) {
  return thousands(fixed(Number(general(count, 2)), 0));
}

/** @param {string} name */
function named(name) {
  return name.startsWith("United") ? `The ${name}` : name;
}

/**
 * A number with its unit, the unit left out where it is a bare scale.
 * @param {number} value
 * @param {string} unit
 * @returns {string}
 */
export function numberText(value, unit) {
  const text = Math.abs(value) >= 100 ? thousands(fixed(value, 0)) : general(value, 3);
  const bare = ["share", "0 to 1", "exponent", "probability", "logits"].includes(unit);
  return bare ? text : `${text} ${unit}`;
}
