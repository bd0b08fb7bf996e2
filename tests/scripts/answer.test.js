import assert from "node:assert/strict";
import test from "node:test";

import { standIn } from "./standin.js";

standIn();
const { Answer } = await import("../../deterrence_kit/app/browser/answer.js");

const classes = (element) => (element.attributes?.class ?? "").split(" ");
const all = (element, name) => [...(classes(element).includes(name) ? [element] : []), ...(element.children ?? []).flatMap((child) => all(child, name))];
const marksOf = (scale) => scale.children.map((mark) => mark.attributes.class).filter((name) => name !== "dk-scale-fill");

/** Every mark on any scale of an answer has its entry below, with words. */
function assertExplained(answer, least) {
  const keys = all(answer.element, "dk-scale-key").flatMap((key) => key.children);
  const explained = new Set(keys.map((entry) => (assert.ok(entry.children[1].length > 3), entry.children[0].attributes.class)));
  const drawn = all(answer.element, "dk-scale").flatMap(marksOf);
  assert.ok(drawn.length >= least);
  for (const mark of drawn) assert.ok(explained.has(mark), mark);
  assert.equal(explained.size, new Set(drawn).size, "no word for what is not there");
}

test("every mark on the scale is explained beside it", () => {
  assertExplained(new Answer(() => {}), 4);
});

test("so is every mark of a page with figures of its own", () => {
  const figure = { label: "War", value: "10 %" };
  for (const marks of [{ before: 0.2 }, { mark: 0.4 }, { before: 0.2, mark: 0.4 }, {}]) {
    const answer = new Answer(() => {});
    answer.showHeadline({ sentence: "So it is." }, [{ ...figure, now: 0.1, ...marks }, figure]);
    assertExplained(answer, Object.keys(marks).length);
    for (const block of all(answer.element, "dk-block")) { // beside the scale that it is of
      const drawn = all(block, "dk-scale").flatMap(marksOf);
      const told = all(block, "dk-scale-key").flatMap((key) => key.children).map((entry) => entry.children[0].attributes.class);
      assert.deepEqual(told, drawn);
    }
    assert.ok(!answer.element.children.some((child) => child && classes(child).includes("dk-scale-key")));
  }
});
