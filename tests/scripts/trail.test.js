import assert from "node:assert/strict";
import test from "node:test";

import { standIn } from "./standin.js";

const store = new Map();
const sessionStorage = { getItem: (key) => store.get(key) ?? null, setItem: (key, text) => store.set(key, text) };
const place = { pathname: "/render/1.ipynb", search: "", origin: "http://here", hash: "" };
standIn({ location: place, history: { replaceState: () => {} }, sessionStorage });
const { Address } = await import("../../deterrence_kit/app/browser/address.js");
const { Trail } = await import("../../deterrence_kit/app/browser/trail.js");

function opened(search, pathname = "/render/1.ipynb", reloaded = false) {
  Object.assign(place, { search, pathname });
  const address = new Address();
  const trail = new Trail(address);
  return { address, trail, steps: trail.open(reloaded) };
}

function shows({ address, trail }, query, at, more = {}) {
  address.query = `?${query}`;
  trail.note({ query, place: at, can_redo: false, ...more });
}

test("the steps of one page lead back on the next one, and only to its own state", () => {
  const page = opened("?a=1");
  shows(page, "a=1", 0);
  shows(page, "a=2&from=region", 1);
  page.trail.keep();
  assert.deepEqual(opened("?a=2&from=region", "/render/2.ipynb").steps, { steps: ["a=1", "a=2"], at: 1 });
  assert.deepEqual(opened("?a=7", "/render/2.ipynb").steps, { steps: [], at: 0 });
});

test("what was taken back can be done again on the next page; a new step forgets it", () => {
  const page = opened("?b=1");
  shows(page, "b=1", 0);
  shows(page, "b=2", 1);
  shows(page, "b=1", 0, { can_redo: true });
  page.trail.keep();
  assert.deepEqual(opened("?b=1").steps, { steps: ["b=1", "b=2"], at: 0 });
  shows(page, "b=3", 1);
  page.trail.keep();
  assert.deepEqual(opened("?b=3").steps, { steps: ["b=1", "b=3"], at: 1 });
});

test("what the session has not confirmed is a step, unless it is the one before or after", () => {
  const page = opened("?c=1");
  shows(page, "c=1", 0);
  shows(page, "c=2", 1);
  page.address.query = "?c=3";
  page.trail.keep();
  assert.deepEqual(opened("?c=3").steps, { steps: ["c=1", "c=2", "c=3"], at: 2 });
  page.address.query = "?c=1";
  page.trail.keep();
  assert.deepEqual(opened("?c=1").steps, { steps: ["c=1", "c=2"], at: 0 });
});

test("a reload shows what was shown though the address bar was late, and keeps what waits", () => {
  const page = opened("?d=1&from=region");
  shows(page, "d=1&from=region", 0);
  page.address.query = "?d=2&from=region"; // in mid-drag: not written yet
  page.trail.keep();
  const again = opened("?d=1&from=region", "/render/1.ipynb", true);
  assert.equal(again.address.query, "?d=2&from=region");
  assert.deepEqual(again.steps, { steps: ["d=1", "d=2"], at: 1 });
  const other = opened("?d=1&from=region", "/render/2.ipynb", true);
  assert.deepEqual([other.address.query, other.steps.steps], ["?d=1&from=region", []]);
});

test("a page that was left before its session spoke keeps what there was, and few steps travel", () => {
  const page = opened("?e=0");
  for (let step = 0; step < 100; step += 1) shows(page, `e=${step}`, step);
  page.trail.keep();
  opened("?x=1").trail.keep();
  const { steps, at } = opened("?e=99").steps;
  assert.deepEqual([steps[at], steps.length], ["e=99", 41]);
});

test("a browser that keeps nothing, or something else, begins anew", () => {
  store.set("deterrence-steps", "{\"steps\": 7}");
  assert.deepEqual(opened("?f=1").steps, { steps: [], at: 0 });
  globalThis.sessionStorage = { getItem: () => { throw new Error("shut"); }, setItem: () => { throw new Error("shut"); } };
  const page = opened("?f=1");
  shows(page, "f=1", 0);
  page.trail.keep();
  assert.deepEqual(page.steps, { steps: [], at: 0 });
  globalThis.sessionStorage = sessionStorage;
});
