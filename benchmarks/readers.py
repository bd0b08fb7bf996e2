"""Readers who look and move sliders, of a server that starts sessions only for who needs them.

``python benchmarks/readers.py [--readers 280] [--browsers 20] [--moves 6]``. Readers ask over HTTP for all
that a browser asks for, at once, each with an empty cache; what their moves come to is computed in node
by the scripts that the server sent. Browsers open the page and press keys. Every answer is held against
the library's. Memory is the server's and its processes', shared pages divided among those who share.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urljoin

import psutil
from browsing import ROOT, Server, browser, serving
from crowd import proportional

from deterrence_kit.app.links import query_of, state_from
from deterrence_kit.app.state import State
from deterrence_kit.model.settings import LEVERS
from deterrence_kit.pages.explorer.page import ExplorerReading

STEM = "1_credibility_explorer"
STEMS = (STEM, "2_alliance_network", "3_burden_sharing", "4_geography_and_posture")  # with engines
SCENARIO = "nato-estonia"
ENTRY = re.compile(r'<script id="dk-entry" type="application/json">(.*?)</script>')
FETCHED = re.compile(r'(?:src|href)="([^"]*/assets/[^"]*)"')
SAID = ("credibility", "sentence", "war")
MOVED = ("readiness", "clarity", "will")  # keys of the browsers

#: Moves of all readers, one after another, by the scripts that the server has sent.
COMPUTE = """
import { readFileSync } from "node:fs";
const { default: Session, common } = await import(process.argv[2]);
const part = await import(process.argv[3]);
const { opens, readers } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(readers.map((moves) => {
  const session = new Session(common);
  session.hold(part.default);
  const { name } = part.default.scenarios[0];
  session.take({ query: opens, name, card: "", earlier: false, later: false });
  return moves.map(([name, value]) => {
    session.hear({ kind: "move", name, own: false, value });
    return { query: session.query, words: session.reading().words() };
  });
})));
"""


def got(url: str) -> bytes:
    """An answer, as a browser that takes zipped ones is sent it."""
    headers = {"Accept-Encoding": "gzip", "Sec-Fetch-Mode": "navigate"}
    with urllib.request.urlopen(
        urllib.request.Request(url, headers=headers), timeout=600
    ) as answer:
        found: bytes = answer.read()
    return found


def text_of(url: str) -> str:
    """A script as it is."""
    with urllib.request.urlopen(url, timeout=600) as answer:
        found: str = answer.read().decode()
    return found


def engine(server: Server) -> str:
    """Where the page's engine is."""
    found = ENTRY.search(text_of(server.page(f"{STEM}.ipynb")))
    assert found is not None
    return str(json.loads(found.group(1))["engine"])


def read(server: Server, query: str, stem: str = STEM) -> tuple[float, int]:
    """Fetch a page and all that it asks for: seconds, and bytes on the line."""
    began = time.monotonic()
    page = got(server.page(f"{stem}.ipynb?{query}"))
    text = (gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page).decode()
    entry = ENTRY.search(text)
    assert entry is not None
    told = json.loads(entry.group(1))
    parts = [f"{told['engine']}{name}" for name in (told["shell"], SCENARIO)]
    wanted = [*dict.fromkeys(FETCHED.findall(text)), *parts]
    size = len(page) + sum(len(got(urljoin(server.url, address))) for address in wanted)
    return time.monotonic() - began, size


def right(query: str, words: dict[str, Any]) -> bool:
    """Whether an answer is the library's of that link."""
    state, notices = state_from(query)
    own = ExplorerReading(state).words()
    return not notices and all(words[name] == own[name] for name in SAID)


def computed(server: Server, moves: list[list[tuple[str, float]]], opens: str) -> list[Any]:
    """What the readers' moves come to, by the server's scripts."""
    base = urljoin(server.url, engine(server))
    with TemporaryDirectory() as folder:
        files = []
        for name in ("common", SCENARIO):
            path = Path(folder, f"{name}.mjs")
            path.write_text(text_of(f"{base}{name}"), encoding="utf-8")
            files.append(str(path))
        script = Path(folder, "compute.mjs")
        script.write_text(COMPUTE, encoding="utf-8")
        told = json.dumps({"opens": opens, "readers": moves})
        done = subprocess.run(
            ["node", str(script), *files], input=told, capture_output=True, text=True, check=True
        )
    found: list[Any] = json.loads(done.stdout)
    return found


def some_moves(chance: random.Random, count: int) -> list[tuple[str, float]]:
    """Levers at random, each to a step of its own."""
    found = []
    for name in chance.choices([n for n, p in LEVERS.items() if p.step], k=count):
        p = LEVERS[name]
        steps = round((p.high - p.low) / p.step)
        found.append((name, round(p.low + p.step * chance.randint(0, steps), 6)))
    return found


class Weight:
    """What the server and its processes take: at the beginning, and at most."""

    def __init__(self, server: Server) -> None:
        self.process, self.over = psutil.Process(server.process.pid), threading.Event()
        self.first = self.most = self.now()

    def now(self) -> float:
        below = [each.pid for each in self.process.children(recursive=True)]
        total = 0.0
        for pid in (self.process.pid, *below):
            try:
                total += proportional(pid)
            except OSError:  # has just ended
                continue
        return total

    @contextmanager
    def watched(self) -> Iterator[None]:
        thread = threading.Thread(target=self._watch, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.over.set()
            thread.join()

    def _watch(self) -> None:
        while not self.over.wait(0.5):
            self.most = max(self.most, self.now())


def in_browsers(server: Server, count: int, moves: int) -> tuple[int, list[float]]:
    """Right answers of real pages, all open at once, and seconds until each was whole."""
    correct, seconds = 0, []
    with browser() as chromium:
        pages = []
        for _ in range(count):
            page = chromium.new_context().new_page()
            began = time.monotonic()
            page.goto(server.page(f"{STEM}.ipynb?{query_of(State(SCENARIO))}"))
            page.wait_for_selector("[data-ready=true]", timeout=600_000)
            seconds.append(time.monotonic() - began)
            pages.append(page)
        for turn in range(moves):
            for page in pages:
                page.locator(f".dk-name-{MOVED[turn % len(MOVED)]} .noUi-handle").focus()
                page.keyboard.press("PageUp" if turn % 2 else "PageDown")
        for page in pages:
            page.wait_for_timeout(600)  # the address follows
            words = {n: page.locator(f".dk-{n}").first.inner_text() for n in SAID}
            query = page.evaluate("location.search").removeprefix("?")
            correct += right(query, words)
    return correct, seconds


def sessions(server: Server) -> int:
    """How many were started in all."""
    return server.log.read_text().count("session.started")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=280)
    parser.add_argument("--browsers", type=int, default=20)
    parser.add_argument("--moves", type=int, default=6)
    options = parser.parse_args()
    opens, chance = query_of(State(SCENARIO)), random.Random(1)
    with serving(ROOT / "notebooks", "--sessions", "needed", "--spares", "0") as server:
        read(server, opens)  # the engine's parts are made once a server
        weight = Weight(server)
        with weight.watched(), ThreadPoolExecutor(max(1, options.readers)) as pool:
            began = time.monotonic()
            came = [pool.submit(read, server, opens) for _ in range(options.readers)]
            pages = (
                in_browsers(server, options.browsers, options.moves)
                if options.browsers
                else (0, [])
            )
            times = [each.result() for each in came]
            wall = time.monotonic() - began
        moves = [some_moves(chance, options.moves) for _ in range(options.readers)]
        answers = [each for reader in computed(server, moves, opens) for each in reader]
        correct = sum(right(each["query"], each["words"]) for each in answers)
        report(options, times, pages, (correct, len(answers)), weight, wall)
        for stem in STEMS:
            print(f"first load of {stem}: {read(server, opens, stem)[1] / 1000:.0f} kB")
        print(f"sessions started: {sessions(server)}")


def report(
    options: argparse.Namespace,
    times: list[tuple[float, int]],
    pages: tuple[int, list[float]],
    answers: tuple[int, int],
    weight: Weight,
    wall: float,
) -> None:
    """Say all figures, a line each."""
    readers = options.readers + options.browsers
    seconds = sorted(s for s, _ in times) or [0.0]
    print(f"answered: {len(times)} of {options.readers} readers, within {wall:.0f} s")
    print(
        f"all that a page fetches: half in {median(seconds):.1f} s, the last in {seconds[-1]:.1f} s"
    )
    print(f"bytes a reader: {max([size for _, size in times], default=0) / 1000:.0f} kB")
    print(f"answers of moves: {answers[0]} of {answers[1]} right")
    if options.browsers:
        print(
            f"browsers: {pages[0]} of {options.browsers} right, whole in {median(pages[1]):.1f} s"
        )
    print(f"server: {weight.first:.0f} MB before, {weight.most:.0f} MB at most")
    print(f"MB a reader: {(weight.most - weight.first) / readers:.2f}")


if __name__ == "__main__":
    main()
