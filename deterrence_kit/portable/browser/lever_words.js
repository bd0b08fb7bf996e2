// @ts-check
// What levers mean and rest on, which a page without a session fetches once it stands: nobody reads it before.

/** @import { Levers } from "../../app/browser/levers.js" */
import { engineAddress, fetchedModule } from "../../app/browser/modules.js";

const AGAIN = 5000; // milliseconds after which it is asked for again

/**
 * @param {Levers} levers
 * @param {() => boolean} stands whether the page is still this one
 */
export async function bringLeverWords(levers, stands) {
  const found = await fetchedModule(`${engineAddress()}levers`).catch(() => null);
  if (found) levers.learn(found.default);
  else setTimeout(() => stands() && bringLeverWords(levers, stands), AGAIN);
}
