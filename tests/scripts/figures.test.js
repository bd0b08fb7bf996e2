import assert from "node:assert/strict";
import test from "node:test";

import { fitted, mapped } from "../../deterrence_kit/app/browser/bokeh.js";
import { whileDrawn } from "../../deterrence_kit/app/browser/legend.js";
import { enlargeLetters, inLetters } from "../../deterrence_kit/app/browser/letters.js";

test("names at ticks reach Bokeh as a map from numbers", () => {
  const { major_label_overrides: names, ticks } = mapped({ major_label_overrides: { 0.5: "half" }, ticks: [0.5] });
  assert.deepEqual([...names], [[0.5, "half"]]);
  assert.deepEqual(ticks, [0.5]);
  assert.deepEqual(mapped({ text: "a" }), { text: "a" });
});

test("a map shows its whole frame, at one scale", () => {
  const { x, y } = fitted({ x0: 0, x1: 10, y0: 0, y1: 10 }, 200, 100);
  assert.deepEqual([x, y], [{ start: -5, end: 15 }, { start: 0, end: 10 }]);
});

function model(properties) {
  const held = { ...properties };
  const list = Object.keys(properties).map((attr) => ({
    attr, is_unset: properties[attr] === undefined, get_value: () => held[attr],
  }));
  return Object.assign(list, { held, setv: (values) => Object.assign(held, values) });
}

test("letters of a figure grow, however their size is written; nothing else does", () => {
  const text = model({ text_font_size: { value: "13px" }, text: "13px", text_font: { value: "13px" }, x: 13 });
  const axis = model({ axis_label_text_font_size: "13px", major_label_text_font_size: "1em", other_font_size: undefined });
  const figure = { _all_models: new Map([["a", text], ["b", axis]]) };
  enlargeLetters(figure, 1);
  assert.equal(axis.held.axis_label_text_font_size, "13px");
  enlargeLetters(figure, 1.5);
  assert.deepEqual(text.held, { text_font_size: { value: "19.5px" }, text: "13px", text_font: { value: "13px" }, x: 13 });
  assert.deepEqual(axis.held, {
    axis_label_text_font_size: "19.5px", major_label_text_font_size: "1em", other_font_size: undefined,
  });
});

test("heights grow with the letters", () => {
  assert.deepEqual(["225px", "none", "flex"].map(inLetters), ["14.0625rem", "none", "flex"]);
});

test("a legend tells of a line only while there is one", () => {
  const entries = [{ sign: "━", text: "threshold", when: "--dk-line" }, { text: "now" }];
  assert.deepEqual(whileDrawn(entries, "line", { xs: [] }), { "--dk-line": "none" });
  assert.deepEqual(whileDrawn(entries, "line", { xs: [[1, 2]] }), { "--dk-line": "inline" });
  assert.deepEqual(whileDrawn(entries, "other", { xs: [] }), {});
});
