import assert from "node:assert/strict";
import test from "node:test";

const { termPattern, termPieces } = await import("../../deterrence_kit/app/browser/terms.js");
const WORDS = termPattern(["threshold", "armed challenge", "challenge", "draws"]);

test("each word is marked at its first place, the longest where one holds another", () => {
  const told = new Set();
  assert.deepEqual(
    termPieces("Threshold 0.4: an armed challenge above the threshold.", WORDS, told),
    ["", "Threshold", " 0.4: an ", "armed challenge", " above the threshold."],
  );
  assert.deepEqual(termPieces("The threshold", WORDS, told), ["The threshold"]);
});

test("a part of a word is none, and nothing of a text is lost", () => {
  for (const text of ["withdraws", "thresholds", "a draws-man", "own_threshold", "draws_of", "", "draws"]) {
    const found = termPieces(text, WORDS, new Set());
    assert.equal(found.join(""), text);
    assert.equal(found.length, text === "draws" ? 3 : 1, text);
  }
});
