// @ts-check
// A finger moves a slider sideways by its handle. Up and down, and beside the handle, it is the
// page that scrolls: the slider's own script must not hear of it. A mouse may still click a track.

/** @param {HTMLElement} track */
export function onlyByHandle(track) {
  /** @type {Touch} */
  let from;
  /** @type {boolean | undefined} */
  let upright;
  let byFinger = false;
  /** @type {Record<string, (event: any) => boolean>} */
  const hears = {
    pointerdown: ({ pointerType }) => ((byFinger = pointerType === "touch"), true),
    pointercancel: () => (upright = true), // the browser has taken the finger for scrolling
    mousedown: ({ target }) => !byFinger || onHandle(target), // which follows a tap
    touchstart: ({ target, touches: [finger] }) => {
      from = finger;
      upright = undefined;
      return onHandle(target);
    },
    touchmove: ({ changedTouches: [finger] }) => !(upright ??= goesUpright(from, finger)),
  };
  for (const [kind, lets] of Object.entries(hears)) {
    const hear = (/** @type {Event} */ event) => lets(event) || event.stopPropagation();
    track.addEventListener(kind, hear, { capture: true, passive: true });
  }
}

/**
 * @param {Element} target
 * @returns {boolean}
 */
function onHandle(target) {
  return target.closest(".noUi-handle") !== null;
}

/**
 * @param {Touch} from
 * @param {Touch} to
 * @returns {boolean}
 */
function goesUpright(from, to) {
  return Math.abs(to.clientY - from.clientY) > Math.abs(to.clientX - from.clientX);
}
