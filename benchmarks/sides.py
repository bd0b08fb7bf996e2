"""The sides of a comparison, each a running server and the address of its page."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from browsing import ROOT, Server, free_port, running, serving

PEERS = Path(__file__).parent / "peers"
PAGES = {
    "ours": "voila/render/1_credibility_explorer.ipynb",
    "ours, with a session": "voila/render/1_credibility_explorer.ipynb",
    "stock Voila": "voila/render/stock.ipynb",
    "Panel": "panel_page",
}
Side = tuple[str, Server, str]


@contextmanager
def side(name: str, panel_python: str = "") -> Iterator[Side]:
    """One side, served: its name, its server, its page."""
    start = {
        "ours": _ours,
        "ours, with a session": _with_session,
        "stock Voila": _stock,
        "Panel": lambda log: _panel(log, panel_python),
    }
    log = Path(tempfile.mkdtemp()) / "log"
    with start[name](log) as server:
        yield name, server, server.url + PAGES[name]


def _ours(log: Path):
    return _suite("needed", log)


def _with_session(log: Path):
    return _suite("always", log)


def _suite(sessions: str, log: Path):
    # All pages come from this one machine, which stands for as many visitors.
    return serving(ROOT / "notebooks", "--per-visitor", "10000", "--sessions", sessions, log=log)


def _stock(log: Path):
    """Voila as it comes, no setting touched but where."""
    port = free_port()
    command = [sys.executable, "-m", "voila", str(PEERS), "--no-browser", f"--port={port}"]
    command += ["--Voila.ip=127.0.0.1"]
    path = os.pathsep.join([str(PEERS), os.environ.get("PYTHONPATH", "")])
    return running(command, r"running at:\s+(http://\S+)", log, env={"PYTHONPATH": path})


def _panel(log: Path, python: str):
    """Panel from an environment of its own, which borrows the rest from ours."""
    port = free_port()
    here = [str(PEERS), str(ROOT), *(p for p in sys.path if p.endswith("site-packages"))]
    command = [python, "-m", "panel", "serve", str(PEERS / "panel_page.py"), "--port", str(port)]
    command += ["--address", "127.0.0.1", "--allow-websocket-origin", f"127.0.0.1:{port}"]
    ready = r"running at: (http://[^/\s]+/)"
    return running(command, ready, log, env={"PYTHONPATH": os.pathsep.join(here)})


def names(panel_python: str) -> list[str]:
    """The sides there are here."""
    return ["ours", "ours, with a session", "stock Voila", *(["Panel"] if panel_python else [])]


def table(figures: dict[str, dict[str, float]], unit: str) -> None:
    """Print figures by side, and our ratios to the others."""
    for name, values in figures.items():
        line = "  ".join(f"{key} {value:8.1f} {unit}" for key, value in values.items())
        print(f"{name:12} {line}")
    if (ours := figures.get("ours")) is None:
        return
    for name, values in figures.items():
        if name != "ours":
            line = "  ".join(
                f"{key} {ours[key] / values[key]:.2f}" for key in values if values[key]
            )
            print(f"ours / {name}: {line}")
