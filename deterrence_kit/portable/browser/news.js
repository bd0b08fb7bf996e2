// @ts-check
// Of what is to be shown only what differs is told: Bokeh draws anew whatever it is given.

const MODELS = ["columns", "props"]; // parts that are compared a level deeper, column by column

/** @typedef {Record<string, any>} Part */

export class News {
  constructor() {
    /** @type {Map<string, string>} */
    this.told = new Map();
  }

  /**
   * @param {boolean} whole whether everything is told
   * @param {Record<string, Part>} parts
   * @returns {Record<string, Part>}
   */
  of(whole, parts) {
    if (whole) this.told.clear();
    return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, this.differing(name, part, MODELS.includes(name))]));
  }

  /**
   * @param {string} at
   * @param {Part} part
   * @param {boolean} deep
   * @returns {Part}
   */
  differing(at, part, deep) {
    /** @type {Part} */
    const news = {};
    for (const [name, value] of Object.entries(part)) {
      const place = `${at}.${name}`;
      if (deep) {
        const inner = this.differing(place, value, false);
        if (Object.keys(inner).length) news[name] = inner;
      } else if (this.isNew(place, JSON.stringify(value) ?? "")) news[name] = value;
    }
    return news;
  }

  /** @param {string} place @param {string} text */
  isNew(place, text) {
    if (this.told.get(place) === text) return false;
    this.told.set(place, text);
    return true;
  }
}
