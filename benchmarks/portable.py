"""The file edition in Chromium, from disk: size, requests, ready, and how fast a move is shown.

``python benchmarks/portable.py [--turns 9]``. Seconds are told with the machine's load beside them.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
import tempfile
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent))

import browsing

from deterrence_kit.portable.document import page_text

WATCH = """new MutationObserver(() => {
  const now = performance.now();
  if (document.querySelector(".dk-sentence")?.textContent) window.answered ??= now;
  if (document.querySelector("[data-ready=true]")) window.drawn ??= now;
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });"""
# From the key to the frame after the one in which the answer was changed.
MOVE = """() => new Promise((resolve) => {
  const handle = document.querySelector(".dk-name-readiness .noUi-handle");
  const sentence = document.querySelector(".dk-sentence");
  const start = performance.now();
  new MutationObserver((_, watcher) => {
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  }).observe(sentence, { childList: true, characterData: true, subtree: true });
  const key = window.back ? "ArrowLeft" : "ArrowRight";
  handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  window.back = !window.back;
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=9)
    turns = parser.parse_args().turns
    text = page_text([]).encode()
    asked: list[str] = []
    answered, drawn, moves = [], [], []
    with tempfile.TemporaryDirectory() as folder, browsing.browser() as browser:
        path = Path(folder) / "explorer.html"
        path.write_bytes(text)
        for _ in range(turns):
            page = browser.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.add_init_script(WATCH)
            page.goto(path.as_uri())
            page.wait_for_selector("[data-ready=true]")
            answered.append(page.evaluate("window.answered"))
            drawn.append(page.evaluate("window.drawn"))
            moves += [page.evaluate(MOVE) for _ in range(20)]
            page.close()
    others = [url for url in asked if not url.startswith("file:")]
    print(f"size {len(text) / 1e6:.2f} MB, gzipped {len(gzip.compress(text)) / 1e6:.2f} MB")
    print(f"requests besides the file: {len(others)}")
    print(f"answer {median(answered):.0f} ms, pictures {median(drawn):.0f} ms (median of {turns})")
    p95 = sorted(moves)[int(0.95 * len(moves))]
    print(f"key press to painted: median {median(moves):.0f} ms, p95 {p95:.0f} ms")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
