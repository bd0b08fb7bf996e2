import assert from "node:assert/strict";
import test from "node:test";

import { readNumber, shownNumber, shownRange } from "../../deterrence_kit/app/browser/numbers.js";

const SHARE = { low: 0.1, high: 0.95, step: 0.01, unit: "share" };
const DAYS = { low: 0, high: 90, step: 1, unit: "days" };
const PERSONS = { low: 500, high: 30000, step: 500, unit: "persons" };
const WIDE = { low: 1, high: 5000, step: 1, unit: "km a day" };

test("what people write is understood", () => {
  const known = [
    ["0,7", SHARE, 0.7], [".7", SHARE, 0.7], ["70 %", SHARE, 0.7], ["1/2", SHARE, 0.5], ["7 days", DAYS, 7],
    ["1 000", PERSONS, 1000], ["1.000", PERSONS, 1000], ["12.500,0", PERSONS, 12500], ["1e3", PERSONS, 1000],
  ];
  for (const [text, about, value] of known) assert.deepEqual(readNumber(text, about), { value }, text);
});

test("what is out of range or unreadable is refused, with the range", () => {
  for (const text of ["", "abc", "0.96", "1/0", "0.7x"]) {
    const { value, fault } = readNumber(text, SHARE);
    assert.equal(value, undefined, text);
    assert.match(fault, /from 0\.1 to 0\.95 \(share\)/);
  }
  assert.match(readNumber("70", SHARE).fault, /add the sign: 70 %/);
  assert.match(readNumber("1.000", WIDE).fault, /can be read as 1 or as 1000/);
});

test("a value is shown with its step's decimals, or with as many as it needs", () => {
  assert.equal(shownNumber(0.1 + 0.2, 0.01), "0.30");
  assert.equal(shownNumber(0.625, 0.01), "0.625");
  assert.equal(shownNumber(-0, 0.005), "0.000");
});

test("a range is told once: a scale's ends are its unit", () => {
  assert.equal(shownRange({ low: 0, high: 1, step: 0.01, unit: "0 to 1" }), "from 0 to 1");
  assert.equal(shownRange(DAYS), "from 0 to 90 (days)");
});
