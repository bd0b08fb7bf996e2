// Opens links and says sentences with the scripts of the page that stands alone: a line of JSON in, one out.
// The first line is what the page holds; engines are made of it once, for all that is asked afterwards.
import { createInterface } from "node:readline";

import { quantileOf, unitDraws } from "../../deterrence_kit/portable/browser/draws.js";
import { say } from "../../deterrence_kit/portable/browser/sayings.js";
import { Engine } from "../../deterrence_kit/portable/browser/engine.js";
import { LocalSession } from "../../deterrence_kit/portable/browser/session.js";
import { ShellSession } from "../../deterrence_kit/portable/browser/shell_session.js";

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const line = async () => JSON.parse((await lines.next()).value ?? "null");
const held = await line();
const { scenarios } = held;
const texts = new Function(`return ${held.texts}`)();
const enginesHeld = new Map();

function said(common, [name, facts]) {
  try {
    return say(common.sentences, name, facts);
  } catch (fault) {
    return { fault: String(fault) };
  }
}

function session(common, engines) {
  const made = new LocalSession(common, (name) => scenarios[name] ?? null, texts);
  made.engines = engines;
  const heard = [];
  made.model().on("msg:custom", (content) => heard.push(content));
  const page = () => Object.assign({}, ...heard.map((content) => content.page));
  return { made, whole: () => heard.splice(0).at(-1), last: () => ({ ...heard.at(-1), page: page() }) };
}

function shown({ made, whole }, links) {
  const found = links.map((query) => {
    made.hear({ kind: "start", query });
    const told = whole();
    made.doubt.settle(); // what is said when the sliders have rested
    return { ...told, words: { ...told.words, ...whole()?.words } };
  });
  made.doubt.stop();
  return found;
}

function walked({ made, last }, events) {
  events.forEach((event) => made.hear(event));
  made.doubt.stop();
  return last();
}

// A served page before it has a session: what it is asked for, and what it shows of a link.
function before(common, engines, { query, events = [] }) {
  const asked = [];
  const made = new ShellSession(common, async () => false, (event) => asked.push(event.kind));
  for (const [name, engine] of engines) made.engines.set(name, engine);
  const heard = [];
  made.model().on("msg:custom", (content) => heard.push(content));
  const shows = made.shows(query);
  for (const event of shows ? [{ kind: "start", query }, ...events] : []) made.hear(event);
  made.doubt.stop();
  return { shows, asked, page: Object.assign({}, ...heard.map((content) => content.page)) };
}

function drawn(common, { name, peak = null }) {
  const shares = Array.from(unitDraws(name, common.doubt.draws, common.doubt.batch));
  return { shares, values: peak === null ? [] : shares.map((share) => quantileOf(common.settings[name], share, peak)) };
}

function answered({ common = held.common, links = [], steps = [], sayings = [], draws = [], shells = [] }) {
  const engines = common === held.common ? enginesHeld : new Map(); // one reads its settings from the page's text
  if (shells.length) for (const name in scenarios) engines.set(name, new Engine(common, scenarios[name], texts));
  return {
    shown: shown(session(common, engines), links), walked: steps.map((events) => walked(session(common, engines), events)),
    said: sayings.map((each) => said(common, each)), drawn: draws.map((each) => drawn(common, each)),
    before: shells.map((each) => before(common, engines, each)),
  };
}

for (let asked = await line(); asked; asked = await line()) process.stdout.write(`${JSON.stringify(answered(asked))}\n`);
