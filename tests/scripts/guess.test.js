import assert from "node:assert/strict";
import test from "node:test";

const { answerKey, guessWords } = await import("../../deterrence_kit/app/browser/guess.js");

test("the difference is the one of the two numbers as they are written", () => {
  assert.equal(guessWords(0.5, "0.26"), "The room said 0.50; the model says 0.26: 24 points lower.");
  assert.equal(guessWords(0.25, "0.26"), "The room said 0.25; the model says 0.26: 1 point higher.");
  assert.equal(guessWords(0.398, "0.3996"), "The room said 0.3980; the model says 0.3996: 0.16 points higher.");
  for (let guess = 0; guess <= 1; guess += 0.013) {
    const [, said, answer, much, way] = guessWords(guess, "0.41").match(/said ([\d.]+); the model says ([\d.]+): (?:([\d.]+) points? (\w+)|the same)/) ?? [];
    const signed = Number(much ?? 0) * (way === "lower" ? -1 : 1);
    assert.ok(Math.abs(100 * (Number(answer) - Number(said)) - signed) < 1e-9, said);
  }
});

test("a guess is about what is set, not about how it is looked at", () => {
  const key = (query) => answerKey(query, ["why", "guess", "screen"]);
  assert.equal(key("?scenario=us-japan&readiness=0.7&touched=readiness&guess=first&v=3&check=abcd"), "scenario=us-japan&readiness=0.7");
  assert.equal(key("scenario=us-japan&readiness=0.7&screen=projector&v=3&check=efgh"), key("?scenario=us-japan&readiness=0.7&why=propensity"));
  assert.notEqual(key("scenario=us-japan&readiness=0.7"), key("scenario=us-japan&readiness=0.71"));
});
