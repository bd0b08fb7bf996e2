import assert from "node:assert/strict";
import test from "node:test";

import { exact, heading, shown } from "../../deterrence_kit/app/browser/formats.js";
import { historyKey } from "../../deterrence_kit/app/browser/keys.js";
import { linkWords } from "../../deterrence_kit/app/browser/shelf.js";
import { afterGrade, oneLine, plainName } from "../../deterrence_kit/app/browser/texts.js";
import { gather, noNews } from "../../deterrence_kit/app/browser/updates.js";
import { wrapped } from "../../deterrence_kit/app/browser/wrapping.js";

test("a slide's words are set in lines that fit, and long words are broken", () => {
  const fits = (tried) => tried.length <= 8;
  assert.deepEqual(wrapped("who would come in time", fits), ["who", "would", "come in", "time"]);
  assert.deepEqual(wrapped("Nordatlantikpakt", fits), ["Nordatla", "ntikpakt"]);
  assert.deepEqual(wrapped("", fits), []);
});

test("a table shows rounded numbers and files full ones, in one unit", () => {
  const told = (value, format) => [shown(value, format), exact(value, format)];
  assert.deepEqual(told(0.02867, "percent"), ["2.9 %", 2.867]);
  assert.deepEqual(told(-0.012, "signed"), ["−1.2", -1.2]);
  assert.deepEqual(told(0.123456, "probability"), ["0.12", 0.123456]);
  assert.deepEqual(told(null, "number"), ["", ""]);
  assert.deepEqual([heading("Share", "bar"), heading("Share, %", "bar")], ["Share, %", "Share, %"]);
});

test("no break gets into a line, and no sign that a file system minds into a name", () => {
  assert.equal(oneLine("a\n\u2028b\u0000"), "a b ");
  assert.equal(plainName("NATO – Türkiye/2026?"), "NATO-Türkiye-2026");
  assert.equal(plainName("a".repeat(99)).length, 60);
});

test("undo and redo are known on keyboards of any alphabet", () => {
  const press = (more) => historyKey({ ctrlKey: true, metaKey: false, altKey: false, shiftKey: false, key: "z", code: "KeyZ", ...more });
  assert.equal(press({}), "undo");
  assert.equal(press({ shiftKey: true, key: "Z" }), "redo");
  assert.equal(press({ key: "y" }), "redo");
  assert.equal(press({ key: "я", code: "KeyZ" }), "undo");
  assert.equal(press({ altKey: true }), null);
  assert.equal(press({ ctrlKey: false }), null);
});

test("later news lie over earlier ones, part by part", () => {
  const held = noNews();
  gather(held, { columns: { a: { x: [1], y: [1] } }, captions: { map: "one" } });
  gather(held, { columns: { a: { x: [2] } }, captions: { why: "two" } });
  assert.deepEqual(held.columns, { a: { x: [2], y: [1] } });
  assert.deepEqual(held.captions, { map: "one", why: "two" });
});

test("a link that may be cut, or that cannot carry a file, says so", () => {
  assert.equal(linkWords("a", false), "");
  assert.match(linkWords("a".repeat(1001), false), /1,001 characters/);
  assert.match(linkWords("a", true), /names your file/);
});

test("an evidence grade is not told twice", () => {
  const told = (grade, source) => grade + afterGrade(grade, source);
  assert.equal(told("judgement", "Judgement; weeks in other crises."), "judgement; weeks in other crises.");
  assert.equal(told("fitted", "Fitted on dyads."), "fitted on dyads.");
  assert.equal(told("definition", "1 is today's spending."), "definition. 1 is today's spending.");
});
