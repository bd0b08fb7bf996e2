// @ts-check
// Random numbers as numpy draws them (default_rng: SeedSequence and PCG64), so that the page meets the same
// draws as Python. M. E. O'Neill, PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms
// for Random Number Generation, 2014.

const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
const [LOW_32, WIDTH_64, TWO_32] = [0xffffffffn, 64n, 2 ** 32];
const SEED_WORDS = 4; // words of the seed
const LAST_PLACE = 2 ** -53; // between two numbers below 1

/**
 * A hash whose constant changes with each word.
 * @param {number} constant
 * @param {number} factor
 * @returns {(word: number) => number}
 */
function hashing(constant, factor) {
  return (word) => {
    const mixed = word ^ constant;
    constant = Math.imul(constant, factor);
    const product = Math.imul(mixed, constant);
    return (product ^ (product >>> 16)) >>> 0;
  };
}

/** @param {number} one @param {number} other */
function mixed(one, other) {
  const sum = Math.imul(0xca01f9dd, one) - Math.imul(0x4973f715, other);
  return (sum ^ (sum >>> 16)) >>> 0;
}

/**
 * numpy's SeedSequence.
 * @param {number[]} seed whole numbers of up to 32 bits, at most four
 * @returns {bigint[]} four words of 64 bits
 */
function seeded(seed) {
  const hash = hashing(0x43b0d7e5, 0x931e8875);
  const pool = Array.from({ length: SEED_WORDS }, (_, i) => hash(seed[i] ?? 0));
  for (let from = 0; from < SEED_WORDS; from++) {
    for (let to = 0; to < SEED_WORDS; to++) if (from !== to) pool[to] = mixed(pool[to], hash(pool[from]));
  }
  const last = hashing(0x8b51f9dd, 0x58f38ded);
  const words = Array.from({ length: 2 * SEED_WORDS }, (_, i) => BigInt(last(pool[i % SEED_WORDS])));
  return Array.from({ length: SEED_WORDS }, (_, i) => words[2 * i] | (words[2 * i + 1] << 32n));
}

export class Stream {
  /** @param {number[]} seed */
  constructor(seed) {
    const [high, low, incHigh, incLow] = seeded(seed);
    this.increment = BigInt.asUintN(128, (((incHigh << WIDTH_64) | incLow) << 1n) | 1n);
    this.state = 0n;
    this.half = -1; // of a number of 64 bits, what is left
    this.step();
    this.state += (high << WIDTH_64) | low;
    this.step();
  }

  step() {
    this.state = BigInt.asUintN(128, this.state * MULTIPLIER + this.increment);
  }

  /** @returns {bigint} of 64 bits */
  next() {
    this.step();
    const folded = BigInt.asUintN(64, (this.state >> WIDTH_64) ^ this.state);
    const turn = this.state >> 122n;
    return BigInt.asUintN(64, (folded >> turn) | (folded << (WIDTH_64 - turn)));
  }

  /** @returns {number} of 32 bits, two from each number of 64 */
  nextHalf() {
    if (this.half >= 0) {
      const { half } = this;
      this.half = -1;
      return half;
    }
    const whole = this.next();
    this.half = Number(whole >> 32n);
    return Number(whole & LOW_32);
  }

  /** @returns {number} from 0 to below 1 */
  share() {
    return Number(this.next() >> 11n) * LAST_PLACE;
  }

  /** @param {number} most @returns {number} a whole number from 0 to that */
  upTo(most) {
    const mask = TWO_32 / 2 ** Math.clz32(most) - 1;
    for (;;) {
      const value = (this.nextHalf() & mask) >>> 0;
      if (value <= most) return value;
    }
  }

  /** @param {number} count @returns {number[]} the whole numbers below it in random order */
  permutation(count) {
    const order = Array.from({ length: count }, (_, i) => i);
    for (let i = count - 1; i > 0; i--) {
      const j = this.upTo(i);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }
}

/**
 * Python's zlib.crc32 of a name.
 * @param {string} name in ASCII
 */
export function crc32(name) {
  let sum = ~0;
  for (const letter of name) {
    sum ^= letter.charCodeAt(0);
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
