import assert from "node:assert/strict";
import test from "node:test";

const { searchWords } = await import("../../deterrence_kit/app/browser/lever_search.js");

test("the search says how many were found, what is left out, and that there is nothing", () => {
  assert.equal(searchWords("  ", 0), "");
  assert.equal(searchWords("will", 3), "3 found.");
  assert.match(searchWords("Nuclear", 3), /^3 found\. .*left out/);
  assert.match(searchWords("surprise", 0), /^Surprise is left out/);
  assert.match(searchWords("xyzzy", 0), /Nothing is called “xyzzy”/);
});
