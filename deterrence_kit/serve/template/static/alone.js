// @ts-check
// A page whose own engine answers before there is a session: fetches it, and starts a session once that
// is asked for. Where there is no engine for this page, or it cannot show the link, one is started at once.
"use strict";
{ // a block of its own: no name of it meets one of another script
  const box = /** @type {HTMLElement} */ (document.getElementById("dk-entry"));
  const { base, engine, shell, scripts } = JSON.parse(box.textContent ?? "");
  const root = /** @type {HTMLElement} */ (document.getElementById("dk-shell"));

  /**
   * @param {string} src
   * @returns {Promise<boolean>} whether it came
   */
  const script = (src) => new Promise((resolve) => {
    const [onload, onerror] = [() => resolve(true), () => resolve(false)];
    document.body.append(Object.assign(document.createElement("script"), { src, async: false, onload, onerror }));
  });

  /** @type {Map<string, Promise<boolean>>} */
  const came = new Map();
  /**
   * Once a page; one that did not come is asked for again another time.
   * @param {string} name
   * @returns {Promise<boolean>}
   */
  async function once(name) {
    const coming = came.get(name) ?? script(scripts[name]);
    came.set(name, coming);
    if (!(await coming)) came.delete(name);
    return coming;
  }

  /** @type {Window["dkShell"] & {}} */
  const door = {
    live: true,
    meet: () => {},
    failed: () => {},
    get bundled() {
      return came.get("bundle");
    },
    async open() {
      // They run in this order.
      const all = [once("rest"), once("opening"), script(scripts.enter), once("bundle")];
      if (!(await Promise.all(all.slice(0, 3))).every(Boolean)) door.failed("away");
    },
    leave() {
      const config = document.getElementById("jupyter-config-data");
      if (config) {
        const { kernelId } = JSON.parse(config.textContent ?? "");
        navigator.sendBeacon(`${base}voila/api/shutdown/${kernelId}`);
        config.remove();
      }
      document.getElementById("rendered_cells")?.firstElementChild?.replaceChildren();
      return document.querySelector('script[src$="/voila.js"]') !== null;
    },
  };
  window.dkShell = door;

  // BokehJS stands below in the page, without what the suite's pictures do not need, and has run by then.
  const parsed = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));

  /** @returns {Promise<boolean>} whether the page stands without a session */
  async function begin() {
    const [page] = await Promise.all([import(engine + shell), parsed]);
    const bokeh = window.Bokeh;
    const has = (/** @type {string} */ model) => bokeh && model in bokeh.Models;
    if (!page.common.models.every(has)) await once("rest");
    return Boolean(bokeh) && page.default(page.common, door);
  }

  begin().catch((fault) => console.warn("This page needs a session:", fault)).then((stands) => {
    if (stands) return;
    root.remove();
    delete window.dkShell;
    delete document.body.dataset.shell;
    door.open();
  });
}
