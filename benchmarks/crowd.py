"""So many pages asked for at once beside other work: how many come whole, and how soon.

``python benchmarks/crowd.py [--pages 25 50 100] [--loops 2] [--sides ours "stock Voila"]``. Pages are
asked for over HTTP, without a browser, which would outweigh the server. A page is whole when its
widgets are in it; one that says in words that all places are taken is counted apart.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import psutil
from browsing import Server
from sides import side, table

PATIENCE = 900  # seconds after which a page counts as lost
FULL = b"All places are taken"


@contextmanager
def busy(loops: int) -> Iterator[None]:
    """Other work on the machine: so many endless loops, as users' machines have."""
    processes = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(loops)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


def page(url: str) -> tuple[str, float]:
    """How the page came (whole, full, empty or lost), and after how many seconds."""
    began = time.monotonic()
    try:
        request = urllib.request.Request(url, headers={"X-Deterrence-Page": "1"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            text = answer.read()
    except urllib.error.HTTPError as error:
        text = error.read()
    except OSError:
        return "lost", time.monotonic() - began
    kind = "whole" if b"widget-view+json" in text else "full" if FULL in text else "empty"
    return kind, time.monotonic() - began


class Pulse:
    """How long ``/healthz`` takes at worst while the pages open (of ours alone)."""

    def __init__(self, url: str) -> None:
        self.url, self.worst, self._over = url, 0.0, Event()
        self._thread = Thread(target=self._feel, daemon=True)

    def __enter__(self) -> Pulse:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _feel(self) -> None:
        while not self._over.wait(0.2):
            began = time.monotonic()
            try:
                urllib.request.urlopen(self.url, timeout=60).read()
            except urllib.error.HTTPError:
                pass  # 503 while full: an answer too
            except OSError:
                self.worst = max(self.worst, 60.0)
            self.worst = max(self.worst, time.monotonic() - began)


def kernels(server: Server) -> list[int]:
    """Processes that run a notebook."""
    try:
        below = psutil.Process(server.process.pid).children(recursive=True)
        plain = [p.pid for p in below if "ipykernel_launcher" in " ".join(p.cmdline())]
        zygotes = [p for p in below if any(part.endswith("zygote.py") for part in p.cmdline())]
        forked = [child.pid for zygote in zygotes for child in zygote.children()]
    except psutil.NoSuchProcess:  # one has just ended: look again
        return kernels(server)
    return forked or plain


def proportional(pid: int) -> float:
    """Megabytes of a process, shared pages divided among those who share them."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def crowd(name: str, count: int, loops: int) -> dict[str, float]:
    """Figures of one side with `count` pages at once."""
    with side(name) as (_, server, url), busy(loops):
        page(url)
        began = time.monotonic()
        with Pulse(server.url + "healthz") as pulse, ThreadPoolExecutor(count) as pool:
            came = list(pool.map(page, [url] * count))
        wall = time.monotonic() - began
        pids = kernels(server)
        weight = sum(map(proportional, pids)) / max(1, len(pids))
    kinds = Counter(kind for kind, _ in came)
    seconds = sorted(s for kind, s in came if kind == "whole") or [0.0]
    print(f"{count} at once, {name}: {dict(kinds)}", flush=True)
    figures = {"whole": kinds["whole"], "first s": seconds[0], "half s": seconds[len(seconds) // 2]}
    figures |= {"wall s": wall, "session MB": weight}
    return figures | ({"healthz s": pulse.worst} if name == "ours" else {})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[25, 50, 100])
    parser.add_argument("--loops", type=int, default=2)
    parser.add_argument("--sides", nargs="+", default=["ours", "stock Voila"])
    options = parser.parse_args()
    for count in options.pages:
        table({name: crowd(name, count, options.loops) for name in options.sides}, "")


if __name__ == "__main__":
    main()
