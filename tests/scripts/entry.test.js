import assert from "node:assert/strict";
import test from "node:test";

import { standIn } from "./standin.js";

standIn();
const { Entry } = await import("../../deterrence_kit/app/browser/entry.js");
const ABOUT = { label: "Readiness", unit: "share", low: 0.1, high: 0.95, step: 0.01 };

function entry(value = 0.5) {
  const moved = [];
  const made = new Entry(ABOUT, { value: () => value, move: (to) => moved.push(to) });
  made.show();
  const type = (text) => {
    made.field.value = text;
    made.field.listeners.input();
  };
  return { made, moved, type, press: (key) => made.field.listeners.keydown({ key }) };
}

test("Enter and leaving the field commit what was typed, once", () => {
  const { made, moved, type, press } = entry();
  type("0,7");
  press("Enter");
  made.field.listeners.blur();
  assert.deepEqual(moved, [0.7]);
  assert.equal(made.field.value, "0.70");
});

test("Escape restores, and nothing is told", () => {
  const { made, moved, type, press } = entry();
  type("0.7");
  press("Escape");
  made.field.listeners.blur();
  assert.deepEqual([moved, made.field.value], [[], "0.50"]);
});

test("what is refused is said, and the old value is kept", () => {
  const { made, moved, type, press } = entry();
  type("7");
  press("Enter");
  assert.match(made.said.textContent, /0\.50 was kept/);
  assert.equal(made.field.attributes["aria-invalid"], "true");
  made.field.listeners.blur();
  assert.deepEqual([moved, made.field.value], [[], "0.50"]);
});

test("a key that composes a letter commits nothing", () => {
  const { made, moved, type } = entry();
  type("0.7");
  made.field.listeners.keydown({ key: "Enter", isComposing: true });
  assert.deepEqual(moved, []);
});
