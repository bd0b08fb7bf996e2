"""From a slider's key press to the painted map, by how many settings had been moved before.

``python benchmarks/changed.py [--moves 20]``. Why the answer changed is told of each of them, over all
coalitions of twelve.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from browsing import ROOT, browser, serving
from latency import watched
from sides import table

from deterrence_kit.app.links import query_of
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import LEVERS, SETTINGS

COUNTS = (0, 4, 8, 12, 24)
NAMES = [name for name in LEVERS if name != "readiness"]


def moved(count: int) -> State:
    """So many levers a step away from where they stand."""
    changes = {}
    for name in NAMES[:count]:
        about = SETTINGS[name]
        up = about.default + about.step
        changes[name] = up if up <= about.high else about.default - about.step
    return State("nato-estonia", changes)


def press(page: Any, key: str) -> None:
    """Press a key on the slider of readiness, which has not been moved."""
    page.bring_to_front()
    page.locator(".dk-name-readiness .noUi-handle").focus()
    page.wait_for_timeout(150)
    page.keyboard.press(key)
    page.wait_for_timeout(350)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=20)
    options = parser.parse_args()
    log = Path(tempfile.mkdtemp()) / "log"
    with serving(ROOT / "notebooks", log=log) as server, browser() as chromium:
        address = server.page("1_credibility_explorer.ipynb")
        pages = {
            count: watched(chromium.new_page(), f"{address}?{query_of(moved(count))}")
            for count in COUNTS
        }
        for number in range(options.moves):  # in turn, so that a busy moment hits all
            for page in pages.values():
                press(page, "ArrowRight" if number < options.moves / 2 else "ArrowLeft")
        seen = {count: page.evaluate("moves") for count, page in pages.items()}
    figures = {}
    for count, moves in seen.items():
        painted = [paint for _, paint in moves]
        name = f"{count} moved, {len(moves)} of {options.moves} seen"
        figures[name] = {"painted": median(painted), "p95": quantiles(painted, n=20)[-1]}
    table(figures, "ms")


if __name__ == "__main__":
    main()
