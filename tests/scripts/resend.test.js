import assert from "node:assert/strict";
import test from "node:test";

import { standIn } from "./standin.js";

standIn();
const { inOrder, Line } = await import("../../deterrence_kit/app/browser/resend.js");

function slider(value) {
  const model = {
    _pending_msgs: 0, value, sent: [], on: () => {}, has: () => false, get: () => model.value, callbacks: () => ({}),
    set_state(state) {
      Object.assign(model, state);
    },
    send_sync_message(state) {
      model.sent.push(state);
    },
  };
  return model;
}

async function connected(controls = {}) {
  const sent = [];
  const manager = { has_model: () => true, get_model: async (id) => controls[id] };
  const names = Object.fromEntries(Object.keys(controls).map((id) => [id, id]));
  const line = new Line({ get: () => names, send: (content) => sent.push(content), widget_manager: manager });
  await new Promise((resolve) => setTimeout(resolve, 5));
  line.stop();
  const answer = (more) => line.hear({ kind: "heard", line: line.name, ask: line.asked.id, heard: 0, sent: NaN, values: {}, ...more });
  return { line, sent, answer };
}

test("lost moves and events go out in the order in which they were done", () => {
  const at = (when) => ({ at: when });
  assert.deepEqual(inOrder([at(3), at(1)], [at(2), at(1.5)]).map((one) => one.at), [1, 1.5, 2, 3]);
});

test("what was not heard is sent again with its number; what was heard is forgotten", async () => {
  const { line, sent, answer } = await connected();
  line.send({ kind: "undo" });
  line.send({ kind: "redo" });
  line.ask();
  sent.length = 0;
  answer({ heard: 1 });
  assert.deepEqual(sent.map(({ kind, number }) => [kind, number]), [["redo", 2], ["heard?", undefined]]);
});

test("a slider that was not answered sends its present value again", async () => {
  const readiness = slider(0.7);
  const { line, answer } = await connected({ readiness });
  readiness.send_sync_message({ value: 0.7 });
  readiness._pending_msgs = 1;
  line.ask();
  answer({});
  assert.deepEqual(readiness.sent, [{ value: 0.7 }, { value: 0.7 }]);
});

test("a slider that is set says nothing of what it shows; one that is moved does", async () => {
  const access = slider(0.25);
  access.set_state = (state) => {
    access.value = state.value + 1e-16; // ipywidgets' track has noise, and tells of it
    access.save_changes();
  };
  access.save_changes = () => access.send_sync_message({ value: access.value });
  const { line } = await connected({ access });
  line.put("access", { value: 0.3 });
  access.set_state({ value: 0.35 });
  assert.deepEqual(access.sent, []);
  access.save_changes();
  assert.equal(access.sent.length, 1);
});

test("a slider that has nothing to tell shows what the session has", async () => {
  const readiness = slider(0.7);
  const { line, answer } = await connected({ readiness });
  line.ask();
  answer({ values: { readiness: 0.5 } });
  assert.equal(readiness.value, 0.5);
});

test("news that follow a gap are not shown, and asked for", async () => {
  const { line, sent } = await connected();
  const update = (number, whole = false) => line.hear({ kind: "update", number, whole });
  assert.deepEqual([update(1), update(1, true), update(2), update(4)], [false, true, true, false]);
  assert.equal(sent.at(-1).kind, "heard?");
});
