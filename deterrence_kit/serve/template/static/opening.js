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
  if (!shell?.contains(cells)) return;
  arrivals.disconnect();
  document.getElementById("dk-main").append(shell);
  shell.querySelector("#voila-top-panel")?.remove();
  for (let el = cells; el !== shell.parentElement; el = el.parentElement) el.classList.add("dk-flow");
};
const arrivals = new MutationObserver(settle);
arrivals.observe(document.documentElement, { childList: true, subtree: true });

// The lifeline hears at once when the line to the session falls.
window.WebSocket = class extends WebSocket {
  constructor(...args) {
    super(...args);
    this.addEventListener("close", () => dispatchEvent(new Event("deterrence:line-closed")));
  }
};
