import assert from "node:assert/strict";
import test from "node:test";

import { standIn } from "./standin.js";

const written = [];
const place = { pathname: "/voila/render/1.ipynb", search: "?v=1", origin: "http://here", hash: "" };
standIn({ location: place, history: { replaceState: (...content) => written.push(content[2]) } });
const { Address } = await import("../../deterrence_kit/app/browser/address.js");

test("the address follows after a while, and at once when it is written", () => {
  const address = new Address();
  address.follow("readiness=0.7");
  assert.deepEqual(written, []);
  address.write();
  clearTimeout(address.timer);
  assert.deepEqual(written, ["?readiness=0.7"]);
});

test("a link has what is shown, and nothing that waits for another page", () => {
  const address = new Address();
  address.query = "?readiness=0.7&from=region";
  assert.equal(address.link(), "http://here/voila/render/1.ipynb?readiness=0.7");
});

test("a link has the name that the operator gave the suite, in place of where the page was opened", () => {
  globalThis.document.querySelector = (selector) => selector.includes("dk-public")
    ? { content: "https://suite.example/kit/", dataset: { base: "/voila/" } } : null;
  const address = new Address();
  address.query = "?v=1";
  assert.equal(address.link(), "https://suite.example/kit/render/1.ipynb?v=1");
  place.pathname = "/elsewhere/1.ipynb";
  assert.equal(address.link(), "http://here/elsewhere/1.ipynb?v=1");
  place.pathname = "/voila/render/1.ipynb";
  globalThis.document.querySelector = () => null;
});

test("JupyterLab's own address is left alone", () => {
  place.pathname = "/lab/tree/1.ipynb";
  const address = new Address();
  written.length = 0;
  address.query = "?readiness=0.7";
  address.write();
  assert.deepEqual([written, address.link()], [[], "?readiness=0.7"]);
});
