"""The served suite and pages of it in a browser without a way out."""

from urllib.parse import urlsplit

import browsing
import pytest

from tests.conftest import ROOT
from tests.waiting import PATIENCE

READY = "[data-ready=true]"


@pytest.fixture(scope="session")
def suite_url(tmp_path_factory):
    """Address of the served suite."""
    log = tmp_path_factory.mktemp("suite") / "log"
    with browsing.serving(ROOT / "notebooks", log=log) as server:
        yield server.url


class Opener:
    """Opens notebooks of the suite, and keeps what went wrong on any of them."""

    def __init__(self, chromium, suite_url):
        self.chromium, self.suite_url = chromium, suite_url
        self.contexts, self.faults, self.outside = [], [], []

    def __call__(self, stem, query="", size=(1440, 900), dark=False, at=None, **more):
        page = self.blank(size, dark, **more)
        if at:
            page.clock.set_fixed_time(at)
        page.goto(f"{self.suite_url}voila/render/{stem}.ipynb{query}")
        page.wait_for_selector(READY)
        return page

    def blank(self, size=(1440, 900), dark=False, **more):
        context = self.chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            permissions=["clipboard-read", "clipboard-write"],
            **more,
        )
        context.set_default_timeout(1000 * PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.note(request.url))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("dialog", lambda dialog: (self.faults.append("a dialog"), dialog.dismiss()))
        return page

    def note(self, url):
        host = urlsplit(url).hostname
        if url.startswith(("http", "ws")) and host != "127.0.0.1":
            self.outside.append(url)

    def close(self):
        for context in self.contexts:
            context.close()
        assert not self.outside, f"asked outside this machine: {self.outside}"
        assert not self.faults, f"faults on the page: {self.faults}"


@pytest.fixture
def open_page(chromium, suite_url):
    """Open a notebook and wait until its pictures stand; no request may leave the machine."""
    opener = Opener(chromium, suite_url)
    yield opener
    opener.close()
