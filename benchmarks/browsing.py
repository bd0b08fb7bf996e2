"""A server to load and a browser to load it with, for benchmarks and tests."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
#: What Playwright turns off (of two such flags the last one counts), and the pages in which the
#: address bar shows its proposals: each new window draws both, which costs more than opening a blank page.
WITHOUT = (
    "AimEnabled", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter",
    "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch",
    "ThirdPartyStoragePartitioning", "WebUIOmniboxAimPopup", "WebUIOmniboxPopup",
)  # fmt: skip
FLAGS = [
    f"--disable-features={','.join(WITHOUT)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The air gap: no name resolves but this machine's.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@dataclass
class Server:
    """A running server."""

    process: subprocess.Popen[str]
    url: str
    log: Path
    render: str = "voila/render/"
    extra: dict[str, Any] = field(default_factory=dict)

    def page(self, name: str) -> str:
        """Address of a notebook."""
        return f"{self.url}{self.render}{name}"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(command: list[str], ready: str, log: Path, **extra: Any) -> Iterator[Server]:
    """Start a server, wait until its log says `ready` (a pattern), and stop it in the end."""
    env = os.environ | extra.pop("env", {})
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, text=True, cwd=ROOT, env=env)
    try:
        found = _wait_for(ready, log, process)
        yield Server(process, found, log, **extra)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(ready: str, log: Path, process: subprocess.Popen[str]) -> str:
    for _ in range(1800):  # 3 min: a machine may be busy with other work
        if found := re.search(ready, log.read_text()):
            return found.group(1)
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text()[-2000:]}")


@contextmanager
def serving(
    notebooks: Path, *arguments: str, port: int = 0, log: Path | None = None
) -> Iterator[Server]:
    """Our own server."""
    port = port or free_port()
    where = ["--notebooks", str(notebooks), "--port", str(port)]
    command = [sys.executable, "-m", "deterrence_kit.serve", *where, *arguments]
    log = log or Path(os.environ.get("TMPDIR", "/tmp")) / f"serve-{port}.log"
    with running(command, r"Open (http://\S+)", log) as server:
        yield server


@contextmanager
def browser(*more: str, whole: bool = True) -> Iterator[Any]:
    """A Chromium that cannot reach beyond this machine, with more flags if there are any."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=installed(whole=whole), args=[*FLAGS, *more]
        )
        try:
            yield chromium
        finally:
            chromium.close()


def installed(*, whole: bool = True) -> str | None:
    """Where the browser is, a whole one or the shell that tests take; None for Playwright's choice."""
    sys.path.insert(0, str(ROOT / "tools"))
    import find_browser

    return find_browser.installed(whole=whole) or find_browser.playwrights()
