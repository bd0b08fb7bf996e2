// @ts-check
// Asks the session for a sign of life, and says in a banner when none comes.
// Only on a served page: JupyterLab watches its kernels itself.

/** @import { Model } from "./libraries.js" */
/** @typedef {{ base: string, session: string }} Served */

const KEY = "deterrence-lifeline";
const EVERY = 5000; // between two signs of life
const PATIENCE = 7000; // before we ask the server whether the session is still there
const SOON = 300; // after the line fell
const CUT = 2000; // that the line is down before it is said
const ANEW = 9000; // between two calls of a line that is down
const RESIGN = 25000; // there, but silent for so long: it has forgotten this page

const STYLE = `position:fixed;left:0;right:0;bottom:0;z-index:1000;display:flex;flex-wrap:wrap;gap:.75rem;
align-items:center;padding:.625rem 1rem;font:.9375rem/1.4 var(--dk-font,system-ui,sans-serif);
color:var(--dk-text,#1b2530);background:var(--dk-surface,#f5f7f9);
border-top:3px solid var(--dk-bad,#b3400b);box-shadow:0 -2px 12px rgb(0 0 0 / .25)`;
const CALM = ";border-top:1px solid var(--dk-border,#c5ccd3);box-shadow:none";
const BUTTON = `font:inherit;min-height:2rem;padding:.25rem .875rem;border:1px solid transparent;border-radius:4px;cursor:pointer;
background:var(--dk-accent,#0b5cad);color:var(--dk-on-accent,#fff)`;

/** @type {Record<string, string>} */
const SAY = {
  gone: "This page has lost its session, so it no longer answers. What you set is kept in the address.",
  away: "The server does not answer. This page keeps trying; what you set is kept in the address.",
  cut: "The line to the server is cut. This page keeps trying; what you set is kept in the address.",
  busy: "Still calculating …",
};

// Where the page has an engine of its own (twin.js) it goes on, and nothing is wrong.
const WAITING = "What only the server computes waits: members, plans, files, notebooks.";
/** @type {Record<string, string>} */
const GOES_ON = {
  gone: `This page has lost its session, and answers by itself. ${WAITING}`,
  away: `The server does not answer, so this page answers by itself. ${WAITING}`,
  cut: `The line to the server is cut, so this page answers by itself. ${WAITING}`,
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
  box.className = "dk-lifeline";
  box.hidden = true;
  const text = document.createElement("span");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Reload with what I set";
  button.style.cssText = BUTTON;
  box.append(text, button);
  document.body.append(box);
  const show = (/** @type {string} */ sentence, /** @type {boolean} */ reload, /** @type {boolean} */ calm) => {
    box.setAttribute("role", calm ? "status" : "alert");
    text.textContent = sentence;
    button.hidden = !reload;
    box.hidden = !sentence;
    box.style.cssText = sentence ? STYLE + (calm ? CALM : "") : "";
  };
  return { box, button, show };
}

class Watch {
  /**
   * @param {Model} model
   * @param {Served} page
   * @param {(state: string) => void} say
   */
  constructor(model, page, say) {
    this.model = model;
    this.page = page;
    this.say = say;
    this.asked = 0; // when the sign of life went out that has not been answered
    this.down = 0; // since when the line is
    this.called = 0; // when the line was last called
    this.state = "";
    this.heard = (/** @type {any} */ message) => message?.[KEY] === "pong" && this.answered();
    this.fell = () => this.fall();
    this.rose = () => this.rise();
    this.timer = setInterval(() => this.beat(), EVERY);
    model.on("msg:custom", this.heard);
    addEventListener("deterrence:line-closed", this.fell);
    addEventListener("deterrence:line-open", this.rose);
  }

  stop() {
    clearInterval(this.timer);
    this.model.off("msg:custom", this.heard);
    removeEventListener("deterrence:line-closed", this.fell);
    removeEventListener("deterrence:line-open", this.rose);
  }

  /** @param {string} next */
  settle(next) {
    if (next !== this.state) this.say((this.state = next));
  }

  beat() {
    if (this.down || this.state === "away" || this.silent > PATIENCE) this.look();
    if (!this.asked || this.state) this.ask();
  }

  /** @returns {number} milliseconds since a question that has not been answered */
  get silent() {
    return this.asked ? Date.now() - this.asked : 0;
  }

  ask() {
    this.asked ||= Date.now();
    try {
      this.model.send({ [KEY]: "ping" });
    } catch {
      this.asked = 1;
    }
  }

  answered() {
    this.asked = 0;
    this.settle("");
  }

  async look() {
    if (this.state === "gone") return;
    const there = await presence(this.page);
    if (there !== "here") this.settle(there);
    else if (this.down && Date.now() - this.down >= CUT) this.takeUp();
    else if (this.state === "away") this.settle("");
    else if (this.silent > RESIGN) this.settle("gone");
    else if (this.silent > PATIENCE) this.settle("busy");
  }

  /**
   * The line is down though the server is there. Jupyter by itself waits up to a minute between two of its
   * tries, and gives up after some: a call begins them anew.
   */
  takeUp() {
    this.settle("cut");
    if (Date.now() - this.called < ANEW) return;
    this.called = Date.now();
    this.model.widget_manager.kernel?.reconnect?.()?.catch(() => {}); // it says so itself where it fails
  }

  /** No need to wait for patience to run out. */
  fall() {
    this.down ||= Date.now();
    for (const later of [SOON, CUT + SOON]) setTimeout(() => this.look(), later);
  }

  rise() {
    this.down = 0;
    if (this.state === "cut") this.settle("");
  }
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
  const update = () => {
    const calm = document.body.dataset.goesOn === "true" && GOES_ON[state];
    show(calm || SAY[state] || model.get("sentence"), state === "gone", Boolean(calm));
  };
  const say = (/** @type {string} */ next) => {
    state = next;
    update();
    dispatchEvent(new CustomEvent("deterrence:alone", { detail: state in GOES_ON }));
  };
  const watch = page && new Watch(model, page, say);
  if (page) button.addEventListener("click", () => comeBack(page));
  model.on("change:sentence", update);
  addEventListener("deterrence:goes-on", update);
  update();
  return () => {
    watch?.stop();
    removeEventListener("deterrence:goes-on", update);
    box.remove();
  };
}

export default { render };
