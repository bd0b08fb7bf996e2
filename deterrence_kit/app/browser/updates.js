// @ts-check
// News of the session, gathered until they can be shown.

/** @import { Block, Columns, Props, Texts, Update } from "./types.js" */

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

/**
 * What the page's own engine makes of blocks, of those that this page shows, and where it shows them.
 * @param {Record<string, Block>} [made]
 * @param {Record<string, Block>} [told]
 * @returns {Record<string, Block>}
 */
export function placed(made = {}, told = {}) {
  const shown = Object.entries(made).filter(([name]) => name in told);
  return Object.fromEntries(shown.map(([name, block]) => [name, { ...block, after: told[name].after }]));
}
