// @ts-check
// What the file holds is deflated, so that it can travel; a browser opens it without any library.

/** @returns {boolean} whether this browser can open it: those of 2023 can */
export function canInflate() {
  return typeof DecompressionStream === "function";
}

/**
 * @param {string} packed base64 of deflated UTF-8
 * @returns {Promise<string>}
 */
export function inflated(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}
