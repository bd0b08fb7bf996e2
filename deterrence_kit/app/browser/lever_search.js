// @ts-check
// What the search for levers says: how many were found, or that what is sought is left out of the model.

const NOT_THERE = /** @type {[RegExp, string][]} */ ([
  [/nuclear|warhead|atomic/, "Nuclear weapons are left out of the model."],
  [/surprise|bolt/, "Surprise is left out: there is always a warning."],
  [/escalat|casualt|fighting|battle/, "The course of fighting is left out; a package's risk of being drawn into a war is on the page Decide."],
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
  const left = NOT_THERE.filter(([pattern]) => pattern.test(text)).map(([, words]) => words).join(" ");
  if (found) return left || `${found} found.`;
  return left || `Nothing is called “${sought.trim()}” here. Try a plainer word, such as forces, votes or ports.`;
}
