// @ts-check
// Asks the session for a sign of life, and says in a banner when none comes.
// Only on a served page: JupyterLab watches its kernels itself.

/** @import { Model } from "./libraries.js" */
/** @typedef {{ base: string, session: string }} Served */

const KEY = "deterrence-lifeline";
const EVERY = 5000; // between two signs of life
const PATIENCE = 7000; // before we ask the server whether the session is still there
const RESIGN = 25000; // there, but silent for so long: it has forgotten this page

const STYLE = `position:fixed;left:0;right:0;bottom:0;z-index:1000;display:flex;flex-wrap:wrap;gap:.75rem;
align-items:center;padding:.625rem 1rem;font:.9375rem/1.4 var(--dk-font,system-ui,sans-serif);
color:var(--dk-text,#1b2530);background:var(--dk-surface,#f5f7f9);
border-top:3px solid var(--dk-bad,#b3400b);box-shadow:0 -2px 12px rgb(0 0 0 / .25)`;
const BUTTON = `font:inherit;min-height:2rem;padding:.25rem .875rem;border:1px solid transparent;border-radius:4px;cursor:pointer;
background:var(--dk-accent,#0b5cad);color:var(--dk-on-accent,#fff)`;

/** @type {Record<string, string>} */
const SAY = {
  gone: "This page has lost its session, so it no longer answers. What you set is kept in the address.",
  away: "The server does not answer. This page keeps trying; what you set is kept in the address.",
  busy: "Still calculating …",
};

/** @returns {Served | null} address and name of the session, where the page is a served one */
function served() {
  const config = document.getElementById("jupyter-config-data");
  if (!document.body.dataset.voila || !config) return null;
  const { baseUrl, kernelId } = JSON.parse(config.textContent ?? "");
  return { base: baseUrl, session: `${baseUrl}api/kernels/${kernelId}` };
}

/**
 * What the server says about a session.
 * @param {Served} page
 * @returns {Promise<"here" | "gone" | "away">}
 */
async function presence(page) {
  try {
    const answer = await fetch(page.session, { signal: AbortSignal.timeout(4000), cache: "no-store" });
    return answer.ok ? "here" : answer.status >= 500 ? "away" : "gone";
  } catch {
    return "away";
  }
}

function banner() {
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  box.className = "dk-lifeline";
  box.hidden = true;
  const text = document.createElement("span");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Reload with what I set";
  button.style.cssText = BUTTON;
  box.append(text, button);
  document.body.append(box);
  const show = (/** @type {string} */ sentence, /** @type {boolean} */ reload) => {
    text.textContent = sentence;
    button.hidden = !reload;
    box.hidden = !sentence;
    box.style.cssText = sentence ? STYLE : "";
  };
  return { box, button, show };
}

/**
 * @param {Model} model
 * @param {Served} page
 * @param {(state: string) => void} say
 * @returns {() => void} ends it
 */
function watch(model, page, say) {
  let asked = 0; // when the sign of life went out that has not been answered
  let state = "";
  const settle = (/** @type {string} */ next) => {
    if (next !== state) say((state = next));
  };
  const ask = () => {
    asked ||= Date.now();
    try {
      model.send({ [KEY]: "ping" });
    } catch {
      asked = 1;
    }
  };
  const heard = (/** @type {any} */ message) => {
    if (message?.[KEY] !== "pong") return;
    asked = 0;
    settle("");
  };
  const look = async () => {
    if (state === "gone") return;
    const there = await presence(page);
    if (there !== "here") settle(there);
    else if (state === "away") settle("");
    else if (asked && Date.now() - asked > RESIGN) settle("gone");
    else if (asked && Date.now() - asked > PATIENCE) settle("busy");
  };
  const beat = () => {
    if (state === "away" || (asked && Date.now() - asked > PATIENCE)) look();
    if (!asked || state) ask();
  };
  // The line fell: no need to wait for patience to run out.
  const fell = () => setTimeout(look, 300);
  const timer = setInterval(beat, EVERY);
  model.on("msg:custom", heard);
  addEventListener("deterrence:line-closed", fell);
  return () => {
    clearInterval(timer);
    model.off("msg:custom", heard);
    removeEventListener("deterrence:line-closed", fell);
  };
}

/**
 * Reload when the server answers, and not before: the browser's own error page would lose the state.
 * @param {Served} page
 */
async function comeBack(page) {
  try {
    await fetch(`${page.base}healthz`, { signal: AbortSignal.timeout(4000), cache: "no-store" });
    location.reload();
  } catch {
    setTimeout(() => comeBack(page), 3000);
  }
}

/** @param {{ model: Model }} view */
function render({ model }) {
  const page = served();
  const { box, button, show } = banner();
  let state = "";
  const update = () => show(SAY[state] || model.get("sentence"), state === "gone");
  const stop = page
    ? watch(model, page, (next) => {
        state = next;
        update();
      })
    : () => {};
  if (page) button.addEventListener("click", () => comeBack(page));
  model.on("change:sentence", update);
  update();
  return () => {
    stop();
    box.remove();
  };
}

export default { render };
