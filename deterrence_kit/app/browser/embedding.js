// @ts-check
// A page that embeds this one may forbid files and new windows, and a browser then does nothing in
// silence. What can be known of it is asked for here; a person hears it in words.

/** @import { Address } from "./address.js" */
import { make } from "./dom.js";

const ALONE = "Open this page alone:";
export const FORBIDS = {
  files: `The page that this one is embedded in forbids files to be saved from it. ${ALONE}`,
  windows: `The page that this one is embedded in forbids new windows, so the brief cannot be shown here. ${ALONE}`,
};
export const MAY_FORBID = {
  files: `If no file was saved, the page that this one is embedded in forbids it. ${ALONE}`,
  page: `This page is shown inside another one, which may forbid files and new windows. ${ALONE}`,
};
export const BLOCKED = "No window could be opened for the brief: it was saved as a file instead.";

/**
 * Whether all the pages around this one allow something.
 * @param {string} what a word of the attribute `sandbox`
 * @param {Window} frame
 * @returns {boolean | undefined} undefined where a page of another site is among them
 */
export function allowed(what, frame = window) {
  for (; frame !== frame.parent; frame = frame.parent) {
    const holder = holderOf(frame);
    if (!holder) return undefined;
    if (holder.hasAttribute("sandbox") && !holder.sandbox.contains(what)) return false;
  }
  return true;
}

/**
 * @param {Window} frame
 * @returns {HTMLIFrameElement | null} null where it is another site's
 */
function holderOf(frame) {
  try {
    return /** @type {HTMLIFrameElement | null} */ (frame.frameElement);
  } catch {
    return null;
  }
}

/**
 * The address as a link and as text: where new windows are forbidden, a link opens none, but can be copied.
 * @param {string} address
 * @returns {HTMLAnchorElement}
 */
export function aloneLink(address) {
  return make("a", { href: address, target: "_blank", rel: "noopener", text: address });
}

/** Stands above the answer where it cannot be known what is forbidden. */
export class EmbeddedHint {
  /** @param {Address} address */
  constructor(address) {
    this.address = address;
    this.link = aloneLink("");
    const hidden = allowed("allow-downloads") !== undefined;
    this.element = make("p", { class: "dk-embedded", hidden }, `${MAY_FORBID.page} `, this.link);
    this.follow();
  }

  follow() {
    this.link.href = this.link.textContent = this.address.link();
  }
}
