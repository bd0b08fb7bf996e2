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


def measured(page: Any, url: str, count: int) -> list[list[float]]:
    """Milliseconds to arrival and to paint, for so many moves."""
    page.goto(url)
    page.wait_for_function(READY, timeout=60_000)
    page.wait_for_timeout(2000)
    page.evaluate(WATCH)
    page.get_by_role("slider", name=re.compile("^Readiness")).or_(
        page.locator(".noUi-handle")
    ).first.focus()
    for move in range(count):
        page.keyboard.press("ArrowRight" if move < count / 2 else "ArrowLeft")
        page.wait_for_timeout(250)
    return page.evaluate("moves")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=50)
    parser.add_argument("--panel-python", default="")
    options = parser.parse_args()
    figures: dict[str, dict[str, float]] = {}
    with ExitStack() as stack:
        chromium = stack.enter_context(browser())
        for name in names(options.panel_python):
            with side(name, options.panel_python) as (_, _, url):
                page = chromium.new_page()
                moves = measured(page, url, options.moves)
                page.close(run_before_unload=True)
            painted = [move[1] for move in moves]
            figures[name] = {
                "arrived": median(move[0] for move in moves),
                "painted": median(painted),
                "p95": quantiles(painted, n=20)[-1],
            }
            print(f"{name}: {len(moves)} of {options.moves} moves seen", flush=True)
    table(figures, "ms")


if __name__ == "__main__":
    main()
