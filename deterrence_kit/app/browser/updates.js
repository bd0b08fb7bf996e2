// @ts-check
// News of the session, gathered until they can be shown.

/** @import { Columns, Props, Texts, Update } from "./types.js" */

/** @typedef {{ columns: Columns, props: Props } & Texts} Gathered */

/** @returns {Gathered} */
export function noNews() {
  return { columns: {}, props: {} };
}

/**
 * Newer columns or properties over the held ones, model by model; newer texts over the held ones.
 * @param {Gathered} held is changed
 * @param {Update} news
 */
export function gather(held, { columns = {}, props = {}, ...texts }) {
  merge(held.columns, columns);
  merge(held.props, props);
  const rest = /** @type {Record<string, any>} */ (held);
  for (const [name, part] of Object.entries(texts)) {
    if (part && typeof part === "object") rest[name] = { ...rest[name], ...part };
  }
}

/**
 * @param {Record<string, object>} held
 * @param {Record<string, object>} news
 */
function merge(held, news) {
  for (const [name, values] of Object.entries(news)) held[name] = { ...held[name], ...values };
}
