// @ts-check
// The end of a link: a few signs that its other parts give (app/endmark.py). SHA-256 is written out,
// for a page that is opened from disk may be refused the browser's own.

const LENGTH = 4;
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567"; // base 32

/** @typedef {[name: string, value: string]} Pair */

/**
 * @param {Pair[]} pairs
 * @returns {string}
 */
export function endMark(pairs) {
  const held = pairs.filter(([name]) => name !== "check" && name !== "from");
  held.sort(([a, x], [b, y]) => (a === b ? Number(x > y) - Number(x < y) : a > b ? 1 : -1));
  const text = held.map((pair) => pair.map(plus).join("=")).join("&");
  const bits = [...sha256(new TextEncoder().encode(text)).subarray(0, 3)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: LENGTH }, (_, i) => LETTERS[parseInt(bits.slice(5 * i, 5 * i + 5), 2)]).join("");
}

/**
 * As a form is sent: a space is a plus.
 * @param {string} text
 * @returns {string}
 */
function plus(text) {
  return percentCode(text).replace(/%20/g, "+");
}

/**
 * @param {string} text
 * @returns {string}
 */
export function percentCode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * The first 32 bits behind the point of a root of each of the first primes.
 * @param {number} count
 * @param {number} root
 * @returns {number[]}
 */
function fractions(count, root) {
  /** @type {number[]} */
  const primes = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  return primes.map((prime) => fraction(BigInt(prime), BigInt(root)));
}

/**
 * @param {bigint} prime
 * @param {bigint} root
 * @returns {number}
 */
function fraction(prime, root) {
  const target = prime << (32n * root);
  let [low, high] = [0n, 1n << 40n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** root <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
}

const ROUNDS = 64;

/**
 * @param {Uint8Array} bytes
 * @returns {Uint8Array}
 */
export function sha256(bytes) {
  const [k, state] = [fractions(ROUNDS, 3), fractions(8, 2)];
  const padded = new Uint8Array(64 * Math.ceil((bytes.length + 9) / 64));
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, 8 * bytes.length);
  for (let at = 0; at < padded.length; at += 64) mix(state, k, view, at);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => out.setUint32(4 * i, word));
  return new Uint8Array(out.buffer);
}

/**
 * @param {number[]} state is changed
 * @param {number[]} k
 * @param {DataView} view
 * @param {number} at
 */
function mix(state, k, view, at) {
  const turn = (/** @type {number} */ word, /** @type {number} */ by) => (word >>> by) | (word << (32 - by));
  const w = Array.from({ length: 16 }, (_, i) => view.getUint32(at + 4 * i));
  for (let i = 16; i < ROUNDS; i++) {
    const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
    const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
    w.push((w[i - 16] + s0 + w[i - 7] + s1) | 0);
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < ROUNDS; i++) {
    const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i] + word) >>> 0));
}
