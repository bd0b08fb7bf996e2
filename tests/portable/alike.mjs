// Opens links and says sentences with the scripts of the page that stands alone; JSON in, JSON out.
import { readFileSync } from "node:fs";

import { quantileOf, unitDraws } from "../../deterrence_kit/portable/browser/draws.js";
import { say } from "../../deterrence_kit/portable/browser/sayings.js";
import { Engine } from "../../deterrence_kit/portable/browser/engine.js";
import { LocalSession } from "../../deterrence_kit/portable/browser/session.js";
import { ShellSession } from "../../deterrence_kit/portable/browser/shell_session.js";

const { common, scenarios, texts, links = [], steps = [], sayings = [], draws = [], shells = [] } = JSON.parse(readFileSync(0, "utf-8"));

function said([name, facts]) {
  try {
    return say(common.sentences, name, facts);
  } catch (fault) {
    return { fault: String(fault) };
  }
}

function session() {
  const made = new LocalSession(common, (name) => scenarios[name] ?? null, new Function(`return ${texts}`)());
  const heard = [];
  made.model().on("msg:custom", (content) => heard.push(content));
  const page = () => Object.assign({}, ...heard.map((content) => content.page));
  return { made, whole: () => heard.splice(0).at(-1), last: () => ({ ...heard.at(-1), page: page() }) };
}

const opened = links.length ? session() : null;
const shown = links.map((query) => {
  opened.made.hear({ kind: "start", query });
  const told = opened.whole();
  opened.made.doubt.settle(); // what is said when the sliders have rested
  return { ...told, words: { ...told.words, ...opened.whole()?.words } };
});
// A served page before it has a session: what it is asked for, and what it shows of a link.
const before = shells.map(({ query, events = [] }) => {
  const asked = [];
  const made = new ShellSession(common, async () => false, (event) => asked.push(event.kind));
  for (const name of Object.keys(scenarios)) made.engines.set(name, new Engine(common, scenarios[name], new Function(`return ${texts}`)()));
  const heard = [];
  made.model().on("msg:custom", (content) => heard.push(content));
  const shows = made.shows(query);
  for (const event of shows ? [{ kind: "start", query }, ...events] : []) made.hear(event);
  made.doubt.stop();
  return { shows, asked, page: Object.assign({}, ...heard.map((content) => content.page)) };
});
const walked = steps.map((events) => {
  const { made, last } = session();
  events.forEach((event) => made.hear(event));
  made.doubt.stop();
  return last();
});
opened?.made.doubt.stop();
const drawn = draws.map(({ name, peak = null }) => {
  const shares = Array.from(unitDraws(name, common.doubt.draws, common.doubt.batch));
  return { shares, values: peak === null ? [] : shares.map((share) => quantileOf(common.settings[name], share, peak)) };
});
process.stdout.write(JSON.stringify({ shown, walked, said: sayings.map(said), drawn, before }));
