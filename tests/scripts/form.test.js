import assert from "node:assert/strict";
import test from "node:test";

const { asked } = await import("../../deterrence_kit/app/browser/part_form.js");

test("a field is asked for, and sent, with those values of others that need it", () => {
  const fields = [{ name: "what" }, { name: "member", when: { what: ["leave", "announce"] } }];
  assert.deepEqual(asked(fields, { what: "leave", member: "USA" }), { what: "leave", member: "USA" });
  assert.deepEqual(asked(fields, { what: "violated", member: "USA" }), { what: "violated", member: "" });
});
