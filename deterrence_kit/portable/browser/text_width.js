// @ts-check
// How much room a text takes (views/map_labels.py).

/** @typedef {{ letters: Record<string, number>, others: number }} Widths in px, by letters of one width */

/**
 * @param {string} text
 * @param {Widths} widths
 * @returns {number} px that it takes at most
 */
export function textWidth(text, { letters, others }) {
  const known = Object.entries(letters);
  return [...text].reduce((sum, letter) => sum + (known.find(([some]) => some.includes(letter))?.[1] ?? others), 0);
}
