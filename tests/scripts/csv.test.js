import assert from "node:assert/strict";
import test from "node:test";

import { csvCell, csvText, inert, sheet } from "../../deterrence_kit/app/browser/csv.js";

const COLUMNS = [["name", "State"], ["share", "Share", "percent"], ["gone", "", "text"]];
const ROWS = [{ name: "Türkiye", share: 0.029 }, { name: "=1+1", share: null }];
const origin = { lines: (title) => [["Table", title]] };
const table = () => sheet("Who", COLUMNS, (column, place) => ROWS[place][column], ROWS.length);

test("a sheet has full figures in the unit of its heading, and no empty column", () => {
  const { head, formats, rows } = table();
  assert.deepEqual(head, ["State", "Share, %"]);
  assert.deepEqual(formats, ["text", "percent"]);
  assert.deepEqual(rows, [["Türkiye", 2.9], ["=1+1", ""]]);
});

test("nothing in a file is run as a formula", () => {
  for (const text of ["=1+1", " =1+1", "+a", "@a", "-a", "\u200b=1", "＝1"]) assert.ok(inert(text).startsWith("'"), text);
  for (const text of ["-1.5", "+2", "a=1"]) assert.equal(inert(text), text);
});

test("cells are quoted where they must be, and commas are decimal where the reader's are", () => {
  const cells = ["a b", 'say "no"', 1.5, "1.5", "one\ntwo"].map((cell) => csvCell(cell, { point: "," }));
  assert.deepEqual(cells, ['"a b"', '"say ""no"""', "1,5", "1,5", '"one two"']);
});

test("a file tells its origin above the table", () => {
  const lines = ["Table,Who", "", 'State,"Share, %"', "Türkiye,2.9", "\"'=1+1\",", ""];
  assert.equal(csvText(origin, table()), lines.join("\r\n"));
});
