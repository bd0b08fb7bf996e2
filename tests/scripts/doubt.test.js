import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";

const { Doubt } = await import("../../deterrence_kit/portable/browser/doubt.js");

const REST = 20;
const DRAWS = 400;
const settings = Object.fromEntries(["loss", "gain"].map((name) => [name, { low: 0, high: 1, default: 0.5, shape: "uniform", assumption: true }]));
const common = { settings, doubt: { draws: DRAWS, batch: 100, ends: [0.05, 0.95], close: 0.65, seldom: 0.05, rest: REST } };

// A model whose credibility is what the loss leaves of the lever; each case takes as long as a test wants.
function engineOf(spent) {
  return {
    settings,
    model: {
      wide: 2, long: 2,
      inputs: [{ name: "loss", start: 0, width: 1 }, { name: "lever", start: 1, width: 1 }],
      outputs: [{ name: "credibility", start: 0, width: 1 }, { name: "threshold", start: 1, width: 1 }],
      run(values, results, cases) {
        const until = performance.now() + spent.each * cases;
        for (let c = 0; c < cases; c++) results.set([values[2 * c + 1] * (1 - values[2 * c]), 0.25], 2 * c);
        while (performance.now() < until);
        spent.cases += cases;
      },
    },
    valueOf: (changes, { name }) => changes[name] ?? 0.5,
    fill: (values, at, changes) => values.set([changes.loss ?? 0.5, changes.lever ?? 0.5], at),
  };
}

function readingOf(spent, changes) {
  return {
    common, engine: engineOf(spent), scenario: { name: "here" }, state: { changes }, now: { propensity: [0.2] },
    words: () => ({ verdict: "above" }), facts: () => ({ holds: true }), scaleLevels: () => ({}), say: (name, { of_100: count }) => `${name} ${count}`,
  };
}

function begun(each = 0) {
  const spent = { each, cases: 0 };
  const told = [];
  const doubt = new Doubt((words) => told.push(words));
  return { spent, told, doubt, reading: (changes) => readingOf(spent, changes) };
}

test("what a state hangs on is told once it has rested, and half of the draws hold where the loss may be half", async () => {
  const { told, doubt, spent, reading } = begun();
  const first = reading({});
  assert.equal(doubt.words(first).sure, "");
  doubt.later(first);
  assert.equal(spent.cases, 0);
  while (!told.length) await pause(1);
  assert.equal(told.length, 1);
  assert.equal(told[0].sure, "sure 50");
  assert.equal(doubt.words(first).sure, "sure 50");
  doubt.later(reading({}));
  await pause(3 * REST);
  assert.equal(spent.cases, DRAWS, "the same state was worked out again");
});

test("what has been begun is thrown away when a lever moves, also in the middle", async () => {
  const { told, doubt, spent, reading } = begun(0.5);
  doubt.later(reading({ lever: 0.9 }));
  while (spent.cases === 0) await pause(1);
  assert.ok(spent.cases < DRAWS, "all was done at once");
  doubt.later(reading({ lever: 0.2 }));
  while (!told.length) await pause(1);
  await pause(REST); // long enough for the first to be told, if it still were
  assert.equal(told.length, 1);
  assert.equal(told[0].sure, "sure 100"); // with so little none holds
  assert.equal(doubt.words(reading({ lever: 0.9 })).sure, "");
});

test("between two slices the page has its turn", async () => {
  const { told, doubt, reading } = begun(0.5);
  let turns = 0;
  doubt.later(reading({}));
  const clock = setInterval(() => (turns += told.length ? 0 : 1), 1);
  while (!told.length) await pause(1);
  clearInterval(clock);
  assert.ok(turns > 5, `${turns} turns`);
});

test("a brief has all of it at once", () => {
  const { told, doubt, reading } = begun();
  doubt.later(reading({}));
  doubt.settle();
  assert.equal(told.length, 1);
});
