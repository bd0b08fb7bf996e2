"""From a slider's key press to the painted map: ours, stock Voila with BokehModel, Panel.

``python benchmarks/latency.py [--moves 50] [--panel-python PATH]``
"""

from __future__ import annotations

import argparse
import re
from contextlib import ExitStack
from statistics import median, quantiles
from typing import Any

from browsing import browser
from sides import names, side, table

WATCH = """() => {
  window.moves = [];
  let pressed = 0;
  document.addEventListener("keydown", () => { pressed = performance.now(); }, true);
  const models = Bokeh.documents.flatMap((doc) => [...doc._all_models.values()]);
  const source = models.find((model) => model.name === "edges" && model.data);
  source.change.connect(() => {
    if (!pressed) return;
    const start = pressed, arrived = performance.now();
    pressed = 0;
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => moves.push([arrived - start, performance.now() - start]);
      after.port2.postMessage(0);
    });
  });
}"""
READY = "() => window.Bokeh?.documents.some((d) => d.is_idle && d.get_model_by_name('edges'))"


def watched(page: Any, url: str) -> Any:
    """The page, ready, with a watch on its map and the focus on its slider."""
    page.goto(url)
    page.wait_for_function(READY, timeout=60_000)
    page.wait_for_timeout(2000)
    page.evaluate(WATCH)
    return page


def move(page: Any, key: str) -> None:
    """Press a key on the slider."""
    page.bring_to_front()
    page.get_by_role("slider", name=re.compile("^Readiness")).or_(
        page.locator(".noUi-handle:visible")
    ).first.focus()
    page.wait_for_timeout(150)
    page.keyboard.press(key)
    page.wait_for_timeout(350)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=50)
    parser.add_argument("--panel-python", default="")
    options = parser.parse_args()
    with ExitStack() as stack:
        chromium = stack.enter_context(browser())
        pages = {}
        for name in names(options.panel_python):
            _, _, url = stack.enter_context(side(name, options.panel_python))
            pages[name] = watched(chromium.new_page(), url)
        for number in range(options.moves):  # in turn, so that a busy moment hits all sides
            for page in pages.values():
                move(page, "ArrowRight" if number < options.moves / 2 else "ArrowLeft")
        moves = {name: page.evaluate("moves") for name, page in pages.items()}
    figures = {}
    for name, seen in moves.items():
        print(f"{name}: {len(seen)} of {options.moves} moves seen", flush=True)
        painted = [paint for _, paint in seen]
        figures[name] = {
            "arrived": median(arrived for arrived, _ in seen),
            "painted": median(painted),
            "p95": quantiles(painted, n=20)[-1],
        }
    table(figures, "ms")


if __name__ == "__main__":
    main()
