import assert from "node:assert/strict";
import test from "node:test";

import { standIn } from "./standin.js";

globalThis.CustomEvent ??= class {};
const heard = [];
standIn({ dispatchEvent: (event) => heard.push(event) });
Object.assign(globalThis.document, { body: { dataset: {} }, getElementById: () => null });
const { placed } = await import("../../deterrence_kit/app/browser/updates.js");
const { alike, differing } = await import("../../deterrence_kit/app/browser/differing.js");
const { Line } = await import("../../deterrence_kit/app/browser/resend.js");
const { Twin } = await import("../../deterrence_kit/app/browser/twin.js");

// An engine whose only lever is x, and whose answer is that number.
class Engine {
  common = { later: ["captions.map"] };

  constructor(say) {
    Object.assign(this, { say, x: 0, past: ["x=0"], alone: false, card: "" });
  }
  get query() {
    return `x=${this.x}`;
  }
  holds() {
    return true;
  }
  take({ query }) {
    const found = query.match(/^x=(\d+)$/);
    if (found) Object.assign(this, { x: Number(found[1]), past: [query] });
    return Boolean(found);
  }
  does({ kind }) {
    return ["move", "tap", "undo"].includes(kind);
  }
  hear({ kind, value, code }) {
    if (kind === "move") return this.slide("x", value);
    if (kind === "undo") return this.back();
    this.card = code;
    this.show();
  }
  slide(_key, value) {
    this.x = value;
    this.past.push(this.query);
    this.show();
  }
  back() {
    this.at = this.past.length - 2;
    this.x = Number(this.past[this.at].slice(2));
    this.show();
  }
  steps() {
    return { steps: this.past, at: this.at ?? this.past.length - 1 };
  }
  show() {
    this.say({ kind: "update", columns: {}, props: {}, words: { answer: this.x, sure: "" }, captions: {}, page: { query: this.query, card: this.card ? { code: this.card } : null } });
  }
}

function update(x, more = {}) {
  return { kind: "update", words: { answer: x, sure: "9 of 10", ...more }, page: { query: `x=${x}`, scenario: { name: "a" }, card: null } };
}

function twinned() {
  const sent = [];
  const line = new Line({ get: () => ({}), send: (content) => sent.push(content), widget_manager: {} });
  line.stop();
  const taken = [];
  const twin = new Twin(line, (content) => taken.push(content));
  twin.hear(update(0));
  twin.engine = new Engine((content) => twin.paint(content));
  twin.sliders = { scenario: "" };
  twin.settle();
  taken.length = sent.length = heard.length = 0;
  const act = (event) => twin.act(event) && line.send(twin.saying(event));
  const answers = () => taken.map(({ words = {} }) => words.answer).filter((each) => each !== undefined);
  return { line, twin, taken, sent, act, answers };
}

test("numbers of six digits are alike, others and longer lists are not", () => {
  assert.ok(alike({ a: [0.1234567, NaN] }, { a: [0.123457, null] }));
  assert.ok(!alike(0.1234, 0.1235) && !alike([1], [1, 2]) && !alike("1", 1) && !alike(0, null));
  assert.deepEqual(differing({ columns: { s: { x: [1], y: [2] } } }, { columns: { s: { x: [1], y: [3] } } }).columns, { s: { y: [2] } });
});

test("a move is shown at once, and the session hears of it", () => {
  const { act, answers, sent } = twinned();
  act({ kind: "move", value: 3 });
  assert.deepEqual(answers(), [3]);
  assert.deepEqual(sent.map(({ kind }) => kind), ["move"]);
});

test("how far undo leads is told by the page, which may have taken other moves for one drag", () => {
  const { act, answers, sent } = twinned();
  act({ kind: "move", value: 3 });
  act({ kind: "undo" });
  assert.deepEqual(answers(), [3, 0]);
  const { kind, steps, at } = sent.at(-1);
  assert.deepEqual([kind, steps, at], ["steps", ["x=0", "x=3"], 0]);
});

test("the engine does not come in the middle of a drag, which would be two steps then", () => {
  const { twin } = twinned();
  twin.become(false);
  twin.slid("x", 1);
  twin.settle();
  assert.ok(!twin.can);
  twin.moved -= 2000;
  twin.settle();
  assert.ok(twin.can);
});

test("what the session says of an older state is not shown; of the same state only what is more", () => {
  const { act, line, twin, answers, taken } = twinned();
  act({ kind: "move", value: 3 });
  act({ kind: "move", value: 4 });
  line.forget(1);
  twin.hear(update(3));
  assert.deepEqual(answers(), [3, 4]);
  line.forget(2);
  twin.hear(update(4));
  assert.deepEqual(answers(), [3, 4]);
  assert.equal(taken.at(-1).words.sure, "9 of 10");
});

test("small moves do not add up to what the session would say otherwise", () => {
  const { act, line, twin } = twinned();
  for (const value of [1.7310605, 1.7310434]) act({ kind: "move", value });
  line.forget(2);
  heard.length = 0;
  twin.hear({ ...update(1.73104), page: { query: twin.engine.query, scenario: { name: "a" }, card: null } });
  const [{ query, differs }] = heard.map(({ detail }) => detail).filter(Boolean);
  assert.equal(query, "x=1.7310434");
  assert.deepEqual(differs, []);
});

test("the session may draw the assumptions anew of the same state: that is no difference", () => {
  const { act, line, twin } = twinned();
  act({ kind: "move", value: 3 });
  line.forget(1);
  twin.hear(update(3, { levels: { low: 0.1, high: 0.4 } }));
  heard.length = 0;
  twin.hear(update(3, { sure: "", levels: {} }));
  assert.deepEqual(heard.map(({ detail }) => detail).filter(Boolean), [{ query: "x=3", differs: [] }]);
});

test("where the session has heard everything and says another state, it is right", () => {
  const { act, line, twin, answers } = twinned();
  act({ kind: "move", value: 3 });
  twin.hear(update(2));
  assert.deepEqual(answers(), [3]);
  line.forget(1);
  twin.settle();
  assert.deepEqual(answers(), [3, 2]);
  assert.equal(twin.engine.x, 2);
});

test("a state that the engine cannot compute stays with the session, and so does what follows", () => {
  const { act, twin, line, answers, sent } = twinned();
  act({ kind: "leave", code: "USA" });
  act({ kind: "move", value: 3 });
  assert.deepEqual(answers(), []);
  line.forget(2);
  twin.hear({ ...update(7), page: { query: "x=3&leave=USA" } });
  assert.deepEqual(answers(), [7]);
  assert.ok(!twin.can);
  assert.deepEqual(sent.map(({ kind }) => kind), ["leave", "move"]);
});

test("alone, the page answers, refuses what needs the session, and later tells its steps instead of what was lost", () => {
  const { act, line, twin, answers, taken, sent } = twinned();
  twin.onClosed();
  twin.goAlone(true);
  act({ kind: "move", value: 3 });
  act({ kind: "leave", code: "USA" });
  assert.match(taken.at(-1).page.notices[0], /needs the server/);
  act({ kind: "move", value: 4 });
  twin.hear(update(1));
  assert.deepEqual(answers(), [3, 4]);
  twin.goAlone(false);
  line.ask();
  line.hear({ kind: "heard", line: line.name, ask: line.asked.id, heard: 0, sent: NaN, values: {} });
  const { kind, number, steps, at } = sent.at(-1);
  assert.deepEqual([kind, number, steps, at], ["steps", 1, ["x=0", "x=3", "x=4"], 2]);
});

test("alone, what the page has found out stays, though the session had not come so far", () => {
  const { twin, taken } = twinned();
  twin.hear(update(0, { sure: "" }));
  twin.goAlone(true);
  twin.paint({ kind: "update", words: { sure: "8 of 10" }, page: { query: "x=0" } });
  twin.settle();
  assert.equal(taken.map(({ words = {} }) => words.sure).filter((each) => each !== undefined).at(-1), "8 of 10");
});

test("a card that was tapped is not closed by a session that has not heard of it", () => {
  const { act, line, twin, taken } = twinned();
  act({ kind: "tap", code: "DEU" });
  twin.hear(update(0, { sure: "8 of 10" }));
  twin.settle();
  const cards = () => taken.filter(({ page }) => page && "card" in page).map(({ page }) => page.card?.code ?? "");
  assert.deepEqual(cards(), ["DEU"]);
  line.forget(1);
  twin.settle(); // which has heard, and says that there is none
  assert.deepEqual(cards(), ["DEU", ""]);
});

test("a difference is told, and the session's word is shown", () => {
  const { act, line, twin, taken } = twinned();
  act({ kind: "move", value: 3 });
  line.forget(1);
  twin.hear(update(3, { answer: 3.1 }));
  assert.equal(taken.at(-1).words.answer, 3.1);
});

test("of the engine's blocks those are shown that the page shows, and where it shows them", () => {
  const made = { ladder: { title: "now", parts: [], after: "response" }, windows: { title: "w", parts: [] } };
  const told = { ladder: { title: "then", parts: [], after: "map" }, more: { title: "m", parts: [] } };
  assert.deepEqual(placed(made, told), { ladder: { title: "now", parts: [], after: "map" } });
  assert.deepEqual(placed(undefined, told), {});
});
