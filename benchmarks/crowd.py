"""So many pages asked for at once: how long until all are there, and what a session weighs.

``python benchmarks/crowd.py [--pages 25]``. Pages are asked for over HTTP, without a browser, which
would outweigh the server.
"""

from __future__ import annotations

import argparse
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
from browsing import Server
from sides import side, table


def page(url: str) -> bool:
    """Whether the page came whole, its widgets with it."""
    with urllib.request.urlopen(url, timeout=300) as answer:
        return b"widget-view+json" in answer.read()


def kernels(server: Server) -> list[int]:
    """Processes that run a notebook."""
    below = psutil.Process(server.process.pid).children(recursive=True)
    plain = [p.pid for p in below if "ipykernel_launcher" in " ".join(p.cmdline())]
    zygotes = [p for p in below if any(part.endswith("zygote.py") for part in p.cmdline())]
    forked = [child.pid for zygote in zygotes for child in zygote.children()]
    return forked or plain


def proportional(pid: int) -> float:
    """Megabytes of a process, shared pages divided among those who share them."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=25)
    count = parser.parse_args().pages
    figures: dict[str, dict[str, float]] = {}
    for name in ("ours", "stock Voila"):
        with side(name) as (_, server, url):
            page(url)
            began = time.monotonic()
            with ThreadPoolExecutor(count) as pool:
                whole = sum(pool.map(page, [url] * count))
            wall = time.monotonic() - began
            pids = kernels(server)
            weight = sum(map(proportional, pids)) / len(pids)
            figures[name] = {"wall s": wall, "session MB": weight}
            print(f"{name}: {whole} of {count} pages whole, {len(pids)} sessions", flush=True)
    table(figures, "")


if __name__ == "__main__":
    main()
