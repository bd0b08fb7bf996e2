// @ts-check
// Scripts that a served page fetches once it is ready. JupyterLab and a plain Voila have none.

/** @returns {string} where the parts of this page's engine are; empty where there is none */
export function engineAddress() {
  const entry = document.getElementById("dk-entry");
  return JSON.parse(entry?.textContent ?? "{}").engine ?? "";
}

/**
 * A module by its address. The browser's own import remembers a failure for as long as the page lives.
 * @param {string} address
 * @returns {Promise<any>}
 */
export async function fetchedModule(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const url = URL.createObjectURL(await answer.blob());
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
