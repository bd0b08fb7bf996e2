// @ts-check
// What the search for levers says: how many were found, and what of the matter is left out of the model.

const LEFT_OUT = /** @type {[RegExp, string][]} */ ([
  [/nuclear|warhead|atomic/, "Nuclear arms count on one step alone, from a clash with deaths to a war; their use and threats of it are left out."],
  [/surprise|bolt/, "Surprise is left out: there is always a warning."],
  [/escalat|casualt|fighting|battle/, "The course of fighting is left out; how far a challenge goes, to deaths or to war, is told on the Explorer, and a package's risk of being drawn into a war is on the page Decide."],
  [/trump|biden|putin|president|leader/, "Persons are left out; “Domestic will” is what leaders and publics would do."],
  [/space|satellite/, "Space is left out, but for what readiness and air defence count."],
]);

/**
 * @param {string} sought
 * @param {number} found how many sliders
 * @returns {string}
 */
export function searchWords(sought, found) {
  const text = sought.trim().toLowerCase();
  if (!text) return "";
  const left = LEFT_OUT.filter(([pattern]) => pattern.test(text)).map(([, words]) => words).join(" ");
  if (found) return `${found} found. ${left}`.trim();
  return left || `Nothing is called “${sought.trim()}” here. Try a plainer word, such as forces, votes or ports.`;
}
