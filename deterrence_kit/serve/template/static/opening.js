// @ts-check
// Voila calls these while a page opens, and shows the cells when both it and its theme are ready.
window.voila_heartbeat = () => {};
window.voila_process = () => {};
window.voila_finish = () => {
  if (!window.themeLoaded) {
    window.cellLoaded = true;
    return;
  }
  document.getElementById("loading")?.remove();
  const cells = document.getElementById("rendered_cells");
  if (cells) cells.style.display = "";
};
window.display_cells = window.voila_finish;

// Voila hangs its shell, and our cells in it, at the end of the body: bring it into <main>, and let
// it flow like any other content instead of filling the window.
const settle = () => {
  const shell = document.getElementById("main");
  const cells = document.getElementById("rendered_cells");
  if (!cells || !shell?.contains(cells)) return;
  arrivals.disconnect();
  document.getElementById("dk-main")?.append(shell);
  shell.querySelector("#voila-top-panel")?.remove();
  /** @type {HTMLElement | null} */
  let el = cells;
  for (; el && el !== shell.parentElement; el = el.parentElement) el.classList.add("dk-flow");
};
const arrivals = new MutationObserver(settle);
arrivals.observe(document.documentElement, { childList: true, subtree: true });

// Voila's script comes after the cells, and waits for the page's load event: where that has been, it
// need not wait.
const listen = window.addEventListener.bind(window);
window.addEventListener = (/** @type {string} */ kind, /** @type {any} */ act, /** @type {any[]} */ ...rest) =>
  kind === "load" && document.readyState === "complete" ? setTimeout(act) : listen(kind, act, ...rest);

// The page hears at once when the line to the session opens (if ever), falls, and is there again.
window.dkLine = { tried: 0, opened: 0 };
window.WebSocket = class extends WebSocket {
  /** @param {ConstructorParameters<typeof WebSocket>} args */
  constructor(...args) {
    window.dkLine.tried ||= Date.now();
    super(...args);
    this.addEventListener("open", () => {
      window.dkLine.opened += 1;
      dispatchEvent(new Event("deterrence:line-open"));
    });
    this.addEventListener("close", () => dispatchEvent(new Event("deterrence:line-closed")));
  }
};
