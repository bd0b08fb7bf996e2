// @ts-check
// Texts and names that go into files.

const LONGEST_NAME = 60; // of one part of a file's name
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * The reader's own date: Greenwich's is another one for half of the day.
 * @returns {string} such as 2026-11-25
 */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * No break and no control character: neither a row of a table nor an SVG can hold them.
 * @param {unknown} text
 * @returns {string}
 */
export function oneLine(text) {
  return String(text ?? "").replace(BREAKS, " ").replace(/[\p{Cs}\ufffe\uffff]/gu, "\ufffd");
}

/**
 * Letters and digits of any script: nothing that a file system or a shell takes for something else.
 * @param {unknown} text
 * @returns {string}
 */
export function plainName(text) {
  const plain = String(text).normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-");
  return [...plain].slice(0, LONGEST_NAME).join("").replace(/^-+|-+$/g, "");
}

/**
 * What follows the name of an evidence grade: the source, whose own first word may be that name.
 * @param {string} grade
 * @param {string} source
 */
export function afterGrade(grade, source) {
  return source.toLowerCase().startsWith(grade) ? source.slice(grade.length) : `. ${source}`;
}
