// @ts-check
// Where numbers stand at bars (views/scales.py).

/**
 * Where the number of each bar begins: at its end, or behind a mark that is just beyond it.
 * @param {number[]} ends
 * @param {number[]} marks
 * @param {number} near of the scale
 * @returns {number[]}
 */
export function numberPlaces(ends, marks, near) {
  const scale = Math.max(1e-9, ...[...ends, ...marks].map(Math.abs));
  return ends.map((end, i) => {
    const far = Math.abs(marks[i]) - Math.abs(end);
    const behind = far > 0 && (Math.sign(marks[i]) === Math.sign(end) || end === 0);
    return behind && far < near * scale ? marks[i] : end;
  });
}
