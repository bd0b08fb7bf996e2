"""From a key press to the painted page: every app against the explorer, NATO's 32 members, one run.

``python benchmarks/pages.py [--moves 40]``. The pages take turns, so that what else the machine does
falls on all of them.
"""

from __future__ import annotations

import argparse
from statistics import median
from typing import Any

from browsing import ROOT, browser, serving

PAGES = (
    "1_credibility_explorer",
    "2_alliance_network",
    "3_burden_sharing",
    "4_geography_and_posture",
    "5_crises_and_trust",
    "6_regional_conflict",
    "7_compare_and_decide",
    "8_uncertainty",
)
TURNS = 4
# The board's message changes the address last of all; two frames later everything is painted.
WATCH = """() => {
  window.moves = [];
  let pressed = 0;
  document.addEventListener("keydown", () => { pressed = performance.now(); }, true);
  const all = Bokeh.documents.flatMap((doc) => [...doc._all_models.values()]);
  const seen = () => {
    if (!pressed) return;
    const start = pressed;
    pressed = 0;
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => moves.push(performance.now() - start);
      after.port2.postMessage(0);
    });
  };
  for (const model of all) if (model.name && model.data && model.change) model.change.connect(seen);
}"""


def opened(chromium: Any, server: Any, stem: str) -> Any:
    """A page with its watch set."""
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    page.goto(server.page(f"{stem}.ipynb") + "?scenario=nato-estonia&v=0")
    page.wait_for_selector("[data-ready=true]", timeout=60_000)
    page.wait_for_timeout(1500)
    page.evaluate(WATCH)
    return page


def move(page: Any, count: int, key: str) -> None:
    """So many key presses on the same lever everywhere."""
    page.bring_to_front()
    slider = page.locator(".dk-name-readiness")
    slider.evaluate("e => e.style.setProperty('display', 'grid', 'important')")
    slider.locator(".noUi-handle").focus()
    for _ in range(count):
        page.keyboard.press(key)
        page.wait_for_timeout(250)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=40)
    each = parser.parse_args().moves // TURNS
    with serving(ROOT / "notebooks") as server, browser() as chromium:
        pages = {stem: opened(chromium, server, stem) for stem in PAGES}
        for turn in range(TURNS):
            for page in pages.values():
                move(page, each, "ArrowLeft" if turn % 2 else "ArrowRight")
        painted = {stem: page.evaluate("moves") for stem, page in pages.items()}
    base = median(painted[PAGES[0]])
    for stem, times in painted.items():
        print(
            f"{stem:26} {median(times):6.1f} ms  x{median(times) / base:.2f}  ({len(times)} moves)"
        )


if __name__ == "__main__":
    main()
