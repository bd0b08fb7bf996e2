// @ts-check
// Numbers as Python writes them: a half goes to the even neighbour.

const LOOK = 100; // digits that a number is written out to, to see whether it is a half exactly

/**
 * Python's and numpy's whole number nearest.
 * @param {number} value
 */
export function rint(value) {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 ? down + 1 : down;
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
 * @param {number} value
 * @param {number} digits after the point
 * @returns {string}
 */
function exponential(value, digits) {
  const [mantissa, power] = value.toExponential(LOOK).split("e");
  const [whole, rest] = mantissa.split(".");
  const down = `${whole}.${rest.slice(0, digits)}`.replace(/\.$/, "");
  const halfDown = /^50*$/.test(rest.slice(digits)) && Number(down.at(-1)) % 2 === 0;
  return halfDown ? `${down}e${power}` : value.toExponential(digits);
}

/**
 * Python's `.3g`: so many figures, without zeros at the end.
 * @param {number} value
 * @param {number} figures
 * @returns {string}
 */
export function general(value, figures) {
  const [digits, power] = exponential(value, figures - 1).split("e");
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
