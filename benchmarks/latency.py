"""From a slider's key press to the painted map: ours, stock Voila with BokehModel, Panel.

``python benchmarks/latency.py [--moves 50] [--panel-python PATH]``
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
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


def slider(page: Any) -> Any:
    """Readiness, or the first there is."""
    named = page.get_by_role("slider", name=re.compile("^Readiness"))
    return named.or_(page.locator(".noUi-handle:visible")).first


def moved(pages: dict[Any, Any], moves: int, slider: Callable[[Any], Any]) -> dict[Any, Any]:
    """Press keys on a slider of each page, in turn, so that a busy moment hits all; what they saw."""
    for number in range(moves):
        for page in pages.values():
            page.bring_to_front()
            slider(page).focus()
            page.wait_for_timeout(150)
            page.keyboard.press("ArrowRight" if number < moves / 2 else "ArrowLeft")
            page.wait_for_timeout(350)
    return {name: page.evaluate("moves") for name, page in pages.items()}


def figures(seen: list[Any]) -> dict[str, float]:
    """Milliseconds from the key to what came, and to what was painted."""
    painted = [paint for _, paint in seen]
    return {
        "arrived": median(arrived for arrived, _ in seen),
        "painted": median(painted),
        "p95": quantiles(painted, n=20)[-1],
    }


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
        moves = moved(pages, options.moves, slider)
    for name, seen in moves.items():
        print(f"{name}: {len(seen)} of {options.moves} moves seen", flush=True)
    table({name: figures(seen) for name, seen in moves.items()}, "ms")


if __name__ == "__main__":
    main()
