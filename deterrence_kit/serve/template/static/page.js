// @ts-check
// The frame's own behaviour: links carry the state along, sliders have names.
(() => {
  const carry = (/** @type {Event} */ event) => {
    const at = event.target instanceof Element ? event.target : null;
    /** @type {HTMLAnchorElement | null | undefined} */
    const link = at?.closest(".dk-nav a, .dk-home, .dk-cards a:not(.dk-ask)");
    if (link) link.search = location.search;
  };
  for (const kind of ["pointerdown", "focusin", "click"]) document.addEventListener(kind, carry, true);

  // Links past the navigation into a page of the suite: to its answer, or to the lever last touched.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest(".dk-skip[data-to]") : null;
    /** @type {HTMLElement | null} */
    const to = link && document.querySelector(link.getAttribute("data-to") ?? "");
    if (!to) return;
    event.preventDefault();
    if (to.matches("button")) to.click();
    else to.focus();
  });

  // ipywidgets leaves the label of a widget unlinked and gives it title="null". The sliders of a page of
  // the suite are named by its own scripts.
  const OTHERS = ".widget-inline-hbox:not(.dk-page *)";
  let count = 0;
  const name = (/** @type {HTMLElement} */ row) => {
    /** @type {HTMLElement | null} */
    const label = row.querySelector(".widget-label");
    /** @type {HTMLElement | null} */
    const target = row.querySelector(".noUi-handle, input, select, textarea");
    if (!label?.textContent || !target) return;
    if (target.getAttribute("aria-labelledby") || target.getAttribute("aria-label")) return;
    label.id ||= `dk-label-${++count}`;
    target.setAttribute("aria-labelledby", label.id);
    for (const el of [target, row, label]) if (el.title === "null") el.removeAttribute("title");
  };
  const nameAll = () => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(OTHERS)).forEach(name);
  const cells = document.getElementById("rendered_cells");
  let due = 0;
  const soon = () => {
    due ||= setTimeout(() => {
      due = 0;
      nameAll();
    }, 200);
  };
  if (cells) new MutationObserver(soon).observe(cells, { childList: true, subtree: true });

  // Tell the server that this page goes, so that its session ends at once.
  addEventListener("pagehide", (event) => {
    const config = document.getElementById("jupyter-config-data");
    if (event.persisted || !config) return;
    const { kernelId, baseUrl } = JSON.parse(config.textContent ?? "");
    navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`);
  });

  document.querySelector('.dk-nav [aria-current="page"]')?.scrollIntoView({ block: "nearest", inline: "center" });
})();
