// @ts-check
// Words in lines that fit.

/**
 * Lines of words; a word that is longer than a line is broken.
 * @param {string} text
 * @param {(tried: string) => boolean} fits
 * @returns {string[]}
 */
export function wrapped(text, fits) {
  const lines = [""];
  for (const word of text.split(" ").flatMap((one) => pieces(one, fits))) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.filter(Boolean);
}

/**
 * A word in as many pieces as it needs.
 * @param {string} word
 * @param {(tried: string) => boolean} fits
 * @returns {string[]}
 */
function pieces(word, fits) {
  const found = [""];
  for (const letter of word) {
    if (fits(found.at(-1) + letter)) found[found.length - 1] += letter;
    else found.push(letter);
  }
  return found;
}
