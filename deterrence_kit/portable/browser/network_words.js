// @ts-check
// Names as sentences of the alliance have them (pages/alliance_network/words.py, views/labels.py).

/** @param {string} name @returns {string} inside a sentence */
export function the(name) {
  return name.startsWith("United") ? `the ${name}` : name;
}

/** @param {string[]} names @returns {string} in a row */
export function listed(names) {
  return [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" and ");
}
