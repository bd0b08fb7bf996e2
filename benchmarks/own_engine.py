"""From a key press to the painted explorer, with the page's own engine and without, one run.

``python benchmarks/own_engine.py [--moves 40] [--delay 100]``. The two pages take turns; without is the
same page, whose engine's address does not answer. ``--delay`` puts so many milliseconds between browser
and server, each way.
"""

from __future__ import annotations

import argparse
import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlsplit

from browsing import ROOT, browser, serving
from latency import WATCH
from pages import TURNS, move

STEM = "1_credibility_explorer"
GOES_ON = "document.body.dataset.goesOn === 'true'"


class Slow:
    """Passes connections on to a port, late."""

    def __init__(self, port: int, milliseconds: int) -> None:
        self.port, self.seconds = port, milliseconds / 1000
        self.loop, self.ready = asyncio.new_event_loop(), threading.Event()
        threading.Thread(
            target=self.loop.run_until_complete, args=[self.serve()], daemon=True
        ).start()
        self.ready.wait()

    async def serve(self) -> None:
        server = await asyncio.start_server(self.connected, "127.0.0.1", 0)
        self.own = server.sockets[0].getsockname()[1]
        self.ready.set()
        await server.serve_forever()

    async def connected(self, reader: Any, writer: Any) -> None:
        back, forth = await asyncio.open_connection("127.0.0.1", self.port)
        await asyncio.gather(self.pump(reader, forth), self.pump(back, writer))

    async def pump(self, reader: Any, writer: Any) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                self.loop.call_later(self.seconds, writer.write, data)
        self.loop.call_later(self.seconds, writer.close)


def opened(chromium: Any, base: str, engine: bool) -> Any:
    """A page with its watch set."""
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    if not engine:
        page.route("**/engine/**", lambda route: route.abort())
    page.goto(f"{base}voila/render/{STEM}.ipynb?scenario=nato-estonia&v=3")
    page.wait_for_selector("[data-ready=true]", timeout=60_000)
    if engine:
        page.wait_for_function(GOES_ON, timeout=60_000)
    page.wait_for_timeout(1500)
    move(page, 4, "ArrowRight")  # what is done for the first time is not measured
    page.evaluate(WATCH)
    return page


@contextmanager
def address(delay: int) -> Iterator[str]:
    """Where the suite is, so many milliseconds away."""
    with serving(ROOT / "notebooks", "--sessions", "always") as server:
        port = urlsplit(server.url).port or 80
        yield f"http://127.0.0.1:{Slow(port, delay).own}/" if delay else server.url


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=40)
    parser.add_argument("--delay", type=int, default=0)
    options = parser.parse_args()
    with address(options.delay) as base, browser() as chromium:
        pages = {name: opened(chromium, base, name == "with") for name in ("with", "without")}
        for turn in range(TURNS):
            for page in pages.values():
                move(page, options.moves // TURNS, "ArrowLeft" if turn % 2 else "ArrowRight")
        seen = {name: page.evaluate("moves") for name, page in pages.items()}
    for name, moves in seen.items():
        arrived, painted = (sorted(times) for times in zip(*moves, strict=True))
        p95 = quantiles(painted, n=20)[-1]
        print(
            f"{name:8} data {median(arrived):6.1f} ms  painted {median(painted):6.1f} ms  "
            f"p95 {p95:6.1f} ms  ({len(moves)} moves)"
        )
    here, there = (median(painted for _, painted in seen[name]) for name in seen)
    print(f"ratio of medians, painted: {here / there:.2f}")


if __name__ == "__main__":
    main()
