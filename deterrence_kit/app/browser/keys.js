// @ts-check
// Keys for undo and redo, wherever the focus is; only in a text that is being written the browser's own
// undo applies.

/** @import { Send } from "./types.js" */

const TYPED = "textarea, input:not([type=range], [type=checkbox], [type=radio], [type=file])";

/**
 * Ctrl or Cmd with Z undoes, with Shift and Z or with Y redoes, on keyboards of any alphabet.
 * @param {Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "key" | "code">} event
 * @returns {"undo" | "redo" | null}
 */
export function historyKey({ ctrlKey, metaKey, altKey, shiftKey, key, code }) {
  if (ctrlKey === metaKey || altKey) return null;
  const letter = (/^[a-z]$/i.test(key) ? key : code.slice(-1)).toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && ctrlKey && !shiftKey ? "redo" : null;
}

/**
 * A text that has been typed and not yet been taken.
 * @param {Event} event
 */
function noteDraft({ target }) {
  if (target instanceof HTMLElement && target.matches(TYPED)) target.dataset.draft = "";
}

/**
 * An entry knows by itself what it has taken.
 * @param {Event} event
 */
function forgetDraft({ target }) {
  if (target instanceof HTMLElement && !target.matches(".dk-entry")) delete target.dataset.draft;
}

/**
 * Listen to the keys.
 * @param {Send} send
 * @returns {() => void} ends it
 */
export function listenToKeys(send) {
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const kind = historyKey(event);
    const at = event.target instanceof Element ? event.target : null;
    if (!kind || event.defaultPrevented || at?.closest("[contenteditable=true], [data-draft]")) return;
    event.preventDefault();
    send({ kind });
  };
  document.addEventListener("keydown", onKey);
  document.addEventListener("input", noteDraft);
  document.addEventListener("change", forgetDraft);
  return () => {
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("input", noteDraft);
    document.removeEventListener("change", forgetDraft);
  };
}
