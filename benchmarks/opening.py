"""From the request of a page to its three figures drawn, browser cache empty, server warm.

``python benchmarks/opening.py [--times 7] [--panel-python PATH]``
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from statistics import median
from typing import Any

from browsing import browser
from sides import names, side, table

DRAWN = """() => (window.Bokeh?.documents ?? []).filter((doc) => doc.is_idle)
  .flatMap((doc) => [...doc._all_models.values()]).filter((model) => model.type === "Figure")
  .length >= 3 && performance.now()"""


def opening(chromium: Any, url: str) -> float:
    """Milliseconds until the figures are drawn."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(url, wait_until="commit")
    drawn = page.wait_for_function(DRAWN, polling="raf", timeout=90_000).json_value()
    page.close(run_before_unload=True)
    context.close()
    return float(drawn)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--panel-python", default="")
    options = parser.parse_args()
    with ExitStack() as stack:
        chromium = stack.enter_context(browser())
        sides = [
            stack.enter_context(side(name, options.panel_python))
            for name in names(options.panel_python)
        ]
        for _, _, url in sides:
            opening(chromium, url)  # warms the server
        times: dict[str, list[float]] = {name: [] for name, _, _ in sides}
        for _ in range(options.times):  # in turn, so that a busy minute hits all sides
            for name, _, url in sides:
                times[name].append(opening(chromium, url))
    table({name: {"median": median(t), "worst": max(t)} for name, t in times.items()}, "ms")


if __name__ == "__main__":
    main()
