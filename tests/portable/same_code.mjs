// Whether two scripts are the same to whoever runs them; JSON in, JSON out: a list of pairs, a list of answers.
import { readFileSync } from "node:fs";

import { parse } from "acorn";

/** @param {string} key @param {unknown} value */
function place(key, value) {
  if (key === "start" || key === "end") return undefined;
  return typeof value === "bigint" ? String(value) : value;
}

/** @param {string} text */
const meaning = (text) => JSON.stringify(parse(text, { ecmaVersion: "latest", sourceType: "module" }), place);
/** @type {[string, string][]} */
const pairs = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(pairs.map(([one, other]) => meaning(one) === meaning(other))));
