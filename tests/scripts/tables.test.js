import assert from "node:assert/strict";
import test from "node:test";

import { standIn } from "./standin.js";

standIn({ ResizeObserver: class { observe() {} } });
const { TableTwin } = await import("../../deterrence_kit/app/browser/tables.js");

test("a table that gets other rows begins at its beginning; the same rows with other numbers stay put", () => {
  const twin = new TableTwin("Allies", { columns: [["name", "Ally"], ["lost", "Points"]] }, "", {});
  const scrolled = [];
  twin.box.scrollTo = (...to) => scrolled.push(to);
  twin.element.open = true;
  twin.show({ name: ["Poland", "Norway"], lost: [1, 2] });
  assert.deepEqual(scrolled, [[0, 0]]);
  twin.show({ name: ["Poland", "Norway"], lost: [3, 4] });
  assert.deepEqual(scrolled, [[0, 0]]);
  twin.show({ name: ["Japan"], lost: [3] });
  assert.deepEqual(scrolled, [[0, 0], [0, 0]]);
  assert.equal(twin.body.children.length, 1);
});
