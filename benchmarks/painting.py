"""What a move of a lever costs the browser: frames, layouts, script, by a trace of Chromium's.

``python benchmarks/painting.py [--moves 20] [--panel-python PATH]``. One side after another; counts do not
depend on what else the machine does, times do. A layout is told apart when it takes a millisecond or more:
Bokeh asks for many that find nothing to do.
"""

from __future__ import annotations

import argparse
from statistics import median
from typing import Any

from browsing import browser
from latency import move, watched
from sides import names, side

CATEGORIES = "devtools.timeline"
WITHIN = 250_000  # microseconds after the key
PAINTED = "Layerize"  # the last of a frame, on its main thread
LONG = 1000  # microseconds
OF_SCRIPT = {"FunctionCall", "EventDispatch", "TimerFire", "FireAnimationFrame", "RunMicrotasks"}


def traced(context: Any, page: Any, moves: int) -> list[dict[str, Any]]:
    """The events of a page's process while a lever moves."""
    session, found, ended = context.new_cdp_session(page), [], []
    session.on("Tracing.dataCollected", lambda told: found.extend(told["value"]))
    session.on("Tracing.tracingComplete", lambda _: ended.append(True))
    session.send("Tracing.start", {"categories": CATEGORIES, "transferMode": "ReportEvents"})
    for number in range(moves):
        move(page, "ArrowRight" if number % 4 < 2 else "ArrowLeft")
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(100)
    return sorted((each for each in found if each.get("ph") == "X"), key=lambda each: each["ts"])


def keys(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The key presses."""
    return [
        each
        for each in events
        if each["name"] == "EventDispatch" and each["args"]["data"].get("type") == "keydown"
    ]


def outermost(events: list[dict[str, Any]]) -> float:
    """Milliseconds of script, what is called within another counted once."""
    total, until = 0.0, 0.0
    for each in events:
        if each["name"] in OF_SCRIPT and each["ts"] >= until:
            until = each["ts"] + each["dur"]
            total += each["dur"] / 1000
    return total


def cost(events: list[dict[str, Any]], key: dict[str, Any]) -> dict[str, float]:
    """What follows from one key press."""
    begins = key["ts"]
    same = [e for e in events if (e["pid"], e["tid"]) == (key["pid"], key["tid"])]
    after = [e for e in same if begins <= e["ts"] < begins + WITHIN]
    layouts = [e["dur"] for e in after if e["name"] == "Layout"]
    painting = [e["ts"] for e in after if e["name"] == "FireAnimationFrame" and e["dur"] >= LONG]
    commits = [
        e["ts"] + e["dur"] for e in events if e["name"] == PAINTED and e["pid"] == key["pid"]
    ]
    shown = {next(c for c in commits if c > at) for at in painting}
    return {
        "frames": len(shown),
        "layouts": sum(took >= LONG for took in layouts),
        "of any length": len(layouts),
        "layout ms": sum(layouts) / 1000,
        "script ms": outermost(after),
        "all shown ms": (max(shown, default=begins) - begins) / 1000,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=20)
    parser.add_argument("--panel-python", default="")
    options = parser.parse_args()
    for name in names(options.panel_python):
        with side(name, options.panel_python) as (_, _, url), browser() as chromium:
            context = chromium.new_context(viewport={"width": 1440, "height": 900})
            page = watched(context.new_page(), url)
            for _ in range(4):
                move(page, "ArrowRight")  # what is compiled at first is compiled
            events = traced(context, page, options.moves)
        costs = [cost(events, key) for key in keys(events)]
        told = "  ".join(f"{what} {median(c[what] for c in costs):.1f}" for what in costs[0])
        print(f"{name:22} {len(costs)} moves  {told}", flush=True)


if __name__ == "__main__":
    main()
