"""Print the path of a Chromium for the browser tests, getting one if there is none.

Looked for in this order: the variable CHROMIUM, a browser already installed, Playwright's own,
Debian's package (as root or with passwordless sudo), Playwright's download. Tests take the headless
shell where there is one: the same engine without the windows around a page, which cost two fifths of
what opening one takes. Benchmarks and pictures take a whole browser, as readers have.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed(*, whole: bool = True) -> str | None:
    """Path of a browser that is here already, or None; a whole one first, or the shell."""
    names = (*NAMES, SHELL) if whole else (SHELL, *NAMES)
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def playwrights() -> str | None:
    """Path of the browser that Playwright brought, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _quiet(*command: str) -> bool:
    print("   getting a browser:", " ".join(command), file=sys.stderr, flush=True)
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


def from_debian() -> str | None:
    """Install Debian's headless shell, or its ``chromium``, where that is possible; its path, or None."""
    if not shutil.which("apt-get"):
        return None
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    _quiet(*sudo, "apt-get", "update", "-qq")
    any(_quiet(*sudo, "apt-get", "install", "-y", "-qq", name) for name in (SHELL, NAMES[0]))
    return installed(whole=False)


def from_playwright() -> str | None:
    """Let Playwright download its own build; its path, or None."""
    _quiet(sys.executable, "-m", "playwright", "install", "chromium")
    return playwrights()


def find() -> str | None:
    """Path of a browser to test with, got by the first way that works."""
    ways = (playwrights, from_debian, from_playwright)
    return installed(whole=False) or next(filter(None, (way() for way in ways)), None)


def main() -> None:
    """Print the path, or say in one sentence what to do and fail."""
    browser = find()
    if not browser:
        sys.exit(
            "No browser for the browser tests: install Chromium, or name one in the variable "
            "CHROMIUM."
        )
    print(browser)


if __name__ == "__main__":
    main()
