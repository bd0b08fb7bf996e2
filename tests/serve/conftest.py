"""A served folder of small notebooks, a browser, and ways to look at the processes behind them."""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = Path(__file__).parent / "notebooks"
sys.path.insert(0, str(ROOT / "benchmarks"))

import browsing  # noqa: E402

from tests.waiting import PATIENCE  # noqa: E402


@dataclass
class Answer:
    """What came back over HTTP."""

    status: int
    text: str
    headers: Any


def get(url: str, headers: dict[str, str] | None = None, data: bytes | None = None) -> Answer:
    request = urllib.request.Request(url, headers=headers or {}, data=data)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirect)
    try:
        with opener.open(request, timeout=300) as reply:
            return Answer(reply.status, reply.read().decode("utf-8", "replace"), reply.headers)
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read().decode("utf-8", "replace"), error.headers)


def cells(url: str, headers: dict[str, str] | None = None) -> Answer:
    """A notebook's cells, as the page's own script asks for them: a line of JSON each."""
    return get(url, {"X-Deterrence-Page": "1"} | (headers or {}))


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def health(server: browsing.Server) -> dict[str, Any]:
    return json.loads(get(server.url + "healthz").text)


def zygote(server: browsing.Server) -> psutil.Process:
    children = psutil.Process(server.process.pid).children()
    return next(child for child in children if any("zygote" in part for part in child.cmdline()))


def sessions(server: browsing.Server) -> list[psutil.Process]:
    return zygote(server).children()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browsing.Server]:
    """The test notebooks, served; without spare sessions, so that each one has its page."""
    log = tmp_path_factory.mktemp("serve") / "log"
    options = ["--grace-seconds", "2", "--spares", "0"]
    with browsing.serving(NOTEBOOKS, *options, log=log) as server:
        yield server


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A fresh page that remembers what it asked for and what went wrong."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(1000 * PATIENCE)
    page = context.new_page()
    page.asked, page.errors = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("dialog", lambda dialog: (page.errors.append("dialog"), dialog.dismiss()))
    yield page
    context.close()
