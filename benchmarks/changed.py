"""From a slider's key press to the painted map, by how many settings had been moved before.

``python benchmarks/changed.py [--moves 20]``. Why the answer changed is told of each of them, over all
coalitions of twelve.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from browsing import ROOT, browser, serving
from latency import figures, moved, watched
from sides import table

from deterrence_kit.app.links import query_of
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import LEVERS, SETTINGS

COUNTS = (0, 4, 8, 12, 24)
NAMES = [name for name in LEVERS if name != "readiness"]


def stepped(names: Iterable[str]) -> dict[str, float]:
    """Settings a step above where they stand, or below where that is the top."""
    changes = {}
    for name in names:
        about = SETTINGS[name.split(".")[0]]
        up = about.default + about.step
        changes[name] = up if up <= about.high else about.default - about.step
    return changes


def slider(page: Any) -> Any:
    """Readiness, which has not been moved; others stand above it."""
    return page.locator(".dk-name-readiness .noUi-handle")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=20)
    options = parser.parse_args()
    log = Path(tempfile.mkdtemp()) / "log"
    with serving(ROOT / "notebooks", log=log) as server, browser() as chromium:
        address = server.page("1_credibility_explorer.ipynb")
        queries = {
            count: query_of(State("nato-estonia", stepped(NAMES[:count]))) for count in COUNTS
        }
        pages = {
            f"{count} moved": watched(chromium.new_page(), f"{address}?{query}")
            for count, query in queries.items()
        }
        moves = moved(pages, options.moves, slider)
    for name, seen in moves.items():
        print(f"{name}: {len(seen)} of {options.moves} moves seen", flush=True)
    table({name: figures(seen) for name, seen in moves.items()}, "ms")


if __name__ == "__main__":
    main()
