// @ts-check
// Brings a notebook's page in: asks for a session, takes its parts up as they come, and watches until
// the page is whole, and after. No widget and no socket is needed for any word it says.
"use strict";
{ // a block of its own: no name of it meets one of another script
  /** @typedef {"away" | "slow" | "unfinished" | "broken" | "gone" | "blocked" | "failed" | "full" | "many" | "signed"} Trouble */
  /** @typedef {"here" | "gone" | "away"} Presence */

  /**
   * An element that the page's template has.
   * @param {string} id
   * @returns {HTMLElement}
   */
  const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /**
   * What the server has left in an element as JSON.
   * @param {string} id
   */
  const left = (id) => JSON.parse(part(id).textContent ?? "");

  const { base, voila } = left("dk-entry");
  // A page that its own engine answers hears of a trouble, and goes on; nothing is loaded again.
  const alone = () => (window.dkShell?.live ? window.dkShell : null);
  const note = part("loading");
  const box = part("dk-trouble");
  const [sentence, ways] = box.querySelectorAll("p");
  const button = /** @type {HTMLButtonElement} */ (ways.querySelector("button"));
  const whole = part("rendered_cells");
  const cells = /** @type {HTMLElement} */ (whole.firstElementChild);
  const opening = note.textContent ?? "";
  const RETRIED = `dk-retried ${location.pathname}`;
  const SLOW = 10000; // without news for so long: say so
  const LOST = 25000; // without news for so long: try again
  const BROKEN = /model not found|Failed to (initialize|load) model|Error displaying widget/i;
  /** @type {Record<Trouble, string>} */
  const SAY = {
    away: "The server does not answer.",
    slow: `${opening.replace(/ …$/, "")} takes longer than usual: the server is busy. It goes on by itself.`,
    unfinished: "This page came, but not all of it.",
    broken: "A part of this page has lost its connection to the server.",
    gone: "This page has lost its session, so it no longer answers. What you set is kept in the address.",
    blocked:
      "This network blocks live connections, without which nothing here can move. Ask whoever runs " +
      `the network, or the server, to let WebSocket connections to ${location.host} through.`,
    failed: "“{title}” could not be opened. The cause has been logged for whoever runs this server.",
    full:
      "All places are taken: as many people use the suite as this server can hold. This page tries " +
      "again by itself every 20 seconds.",
    signed: "The server asks you to sign in again.",
    many:
      "Many pages are opening for you at the same time. This page tries again by itself every 20 seconds.",
  };

  let news = Date.now(); // when something last came
  /** @type {Trouble | ""} */
  let over = ""; // the trouble that is being told
  let done = false;
  const heard = () => (news = Date.now());

  /**
   * @template Found
   * @param {(store: Storage) => Found} act
   * @returns {Found | null} null in a frame that may keep nothing
   */
  const stored = (act) => {
    try {
      return act(sessionStorage);
    } catch {
      return null;
    }
  };
  const retried = () => stored((store) => store.getItem(RETRIED));

  // Reload when the server answers, and not before: the browser's own error page would lose the state.
  async function again() {
    try {
      await fetch(`${base}healthz`, { cache: "no-store", signal: AbortSignal.timeout(4000) });
      location.reload();
    } catch {
      setTimeout(again, 3000);
    }
  }

  /** @param {string} text */
  function tell(text) {
    sentence.textContent = text;
    box.hidden = false;
  }

  /**
   * Say what is wrong; once the page tries again by itself, then it leaves that to the reader.
   * @param {Trouble} kind
   * @param {boolean} retry
   */
  function trouble(kind, retry = true) {
    if (over) return;
    over = kind;
    note.remove();
    const shell = alone();
    if (shell) return shell.failed(kind);
    const said = SAY[kind].replace("{title}", document.querySelector("h1")?.textContent ?? "");
    const first = retry && !retried();
    tell(first ? `${said} It is tried once more …` : said);
    button.hidden = first;
    if (!first) return;
    stored((store) => store.setItem(RETRIED, "1"));
    // A page that can do without a session is sent whole from now on, until this browser is closed.
    if (kind === "blocked") document.cookie = `dk-without-session=1; path=${base}; SameSite=Strict`;
    setTimeout(again, 2500);
  }
  button.addEventListener("click", () => {
    button.disabled = true;
    again();
  });

  /**
   * @param {Partial<HTMLScriptElement>} attributes
   * @param {string} [text]
   */
  const script = (attributes, text) => {
    const element = Object.assign(document.createElement("script"), attributes);
    if (text) element.textContent = text;
    document.body.append(element);
  };

  // Where the session is there first, the bundle is waited for: without it seventy files are asked for.
  const bundled = alone()?.bundled ?? (document.readyState === "loading"
    ? new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }))
    : Promise.resolve());

  const ENDS = new Set(["end", "failed", "full", "many"]);
  /** @type {Record<string, (value: any) => void>} */
  const TAKE = {
    place: (before) => {
      note.textContent = before
        ? `${before === 1 ? "One page opens" : `${before} pages open`} before this one. It goes on by itself.`
        : opening;
    },
    config: (config) => script({ id: "jupyter-config-data", type: "application/json" }, JSON.stringify(config)),
    html: (html) => cells.insertAdjacentHTML("beforeend", html),
    failed: () => trouble("failed"),
    full: () => wait("full"),
    many: () => wait("many"),
    end: () => {
      bundled.then(() => script({ src: voila }));
      window.voila_finish();
    },
  };

  /**
   * @param {string} line a part of the page, as JSON; an empty one is a sign of life
   * @returns {string} its kind
   */
  function take(line) {
    heard();
    if (!line) return "";
    const [[kind, value]] = Object.entries(JSON.parse(line));
    TAKE[kind](value);
    return kind;
  }

  async function enter() {
    const headers = { "X-Deterrence-Page": "1" };
    const answer = await fetch(location.href, { headers, cache: "no-store" });
    if (answer.status === 401) return alone() ? trouble("signed") : location.reload();
    if (answer.status === 503) return wait("full");
    if (!answer.ok) return trouble("failed");
    if (!answer.body) return trouble("away");
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "", last = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) last = take(line) || last;
    }
    if (!ENDS.has(last)) trouble("away");
  }

  /**
   * No place: nobody who is in is disturbed, and whoever waits need not look at the clock.
   * @param {"full" | "many"} why
   */
  function wait(why) {
    if (alone()) return trouble(why);
    note.remove();
    tell(SAY[why]);
    over = why;
    setTimeout(() => location.reload(), 20000);
  }

  const pending = () =>
    whole.style.display === "none" ||
    cells.querySelector(".dk-output > script") ||
    /Loading widget/.test(cells.textContent ?? "");

  /** @returns {Promise<Presence>} what the server says about the session */
  async function presence() {
    const { baseUrl, kernelId } = left("jupyter-config-data");
    try {
      const signal = AbortSignal.timeout(4000);
      const answer = await fetch(`${baseUrl}api/kernels/${kernelId}`, { signal, cache: "no-store" });
      return answer.ok ? "here" : answer.status >= 500 ? "away" : "gone";
    } catch {
      return "away";
    }
  }

  // Until the page is whole: what has not come, and why.
  function lookWhileOpening() {
    const silent = Date.now() - news;
    const { tried, opened } = window.dkLine;
    if (!document.getElementById("jupyter-config-data")) {
      if (silent > LOST) trouble("away");
      else if (silent > SLOW) note.textContent = SAY.slow;
    } else if (tried && !opened && Date.now() - tried > SLOW - 1000) trouble("blocked");
    else if (!pending()) whenWhole();
    else if (silent > LOST) trouble("unfinished");
    else if (silent > SLOW) note.textContent = SAY.slow;
  }

  function whenWhole() {
    done = true;
    note.remove();
    setTimeout(() => over || stored((store) => store.removeItem(RETRIED)), 20000);
  }

  // Then the lifeline watches; this looks after pages without one, and after widgets that died.
  async function lookAfterwards() {
    if (BROKEN.test(cells.textContent ?? "")) return trouble("broken");
    if (document.querySelector(".dk-lifeline")) return;
    const there = await presence();
    if (there !== "here") trouble(there, false);
  }

  new MutationObserver(heard).observe(cells, { childList: true, subtree: true });
  const look = () => {
    if (over) return clearInterval(timer);
    if (!done && BROKEN.test(cells.textContent ?? "")) return trouble("broken");
    return done ? Date.now() % 3000 < 250 && lookAfterwards() : lookWhileOpening();
  };
  const timer = setInterval(look, 250);
  enter().catch(() => trouble("away"));
}
