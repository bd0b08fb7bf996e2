"""The served suite and pages of it in a browser without a way out."""

from urllib.parse import urlsplit

import browsing
import pytest

from tests.conftest import SHORT_LIVED
from tests.sharing import shared_server
from tests.waiting import PATIENCE

READY = "[data-ready=true]"


@pytest.fixture(scope="session")
def suite_url(of_all_workers):
    """Address of the served suite."""
    with shared_server(of_all_workers, "suite") as url:
        yield url


@pytest.fixture(scope="session")
def sessions_url(of_all_workers):
    """Address of the suite served with a session for every page, as it opens."""
    with shared_server(of_all_workers, "sessions", "--sessions", "always") as url:
        yield url


ALLOWED = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="session")
def warm(chromium, tmp_path_factory):
    """A context with a folder of its own, where compiled scripts are kept from page to page.

    A third of what opening a page takes is the compiling of its scripts, and others forget it. Its pages
    share one process, which a first page keeps alive: that saves another sixth.
    """
    context = chromium.browser_type.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=browsing.installed(whole=False),
        args=[*browsing.FLAGS, SHORT_LIVED, "--process-per-site"],
        permissions=ALLOWED,
    )
    context.set_default_timeout(1000 * PATIENCE)
    first = context.pages[0]
    first.route("**/*", lambda route: route.fulfill(body=""))
    first.goto("http://127.0.0.1/")
    yield context
    context.close()


class Opener:
    """Opens notebooks of the suite, and keeps what went wrong on any of them."""

    def __init__(self, chromium, suite_url, warm):
        self.chromium, self.suite_url, self.warm = chromium, suite_url, warm
        self.pages, self.contexts, self.faults, self.outside = [], [], [], []
        self.origins = set()  # that were asked

    def __call__(self, stem, query="", size=(1440, 900), dark=False, at=None, **more):
        page = self.blank(size, dark, **more) if at or more else self.tab(size, dark)
        if at:
            page.clock.set_fixed_time(at)
        page.goto(f"{self.suite_url}voila/render/{stem}.ipynb{query}")
        page.wait_for_selector(READY)
        return page

    def tab(self, size=(1440, 900), dark=False):
        """A page in the warm context, which remembers nothing else from test to test."""
        page = self.watched(self.warm.new_page())
        self.pages.append(page)
        page.on("popup", lambda popup: self.pages.append(popup))
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme="dark" if dark else "light")
        return page

    def blank(self, size=(1440, 900), dark=False, **more):
        context = self.chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            permissions=ALLOWED,
            **more,
        )
        context.set_default_timeout(1000 * PATIENCE)
        self.contexts.append(context)
        return self.watched(context.new_page())

    def watched(self, page):
        page.on("request", lambda request: self.note(request.url))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("dialog", lambda dialog: (self.faults.append("a dialog"), dialog.dismiss()))
        return page

    def note(self, url):
        scheme, place, *_ = urlsplit(url)
        if scheme == "http":
            self.origins.add(f"{scheme}://{place}")
        if scheme in ("http", "https", "ws", "wss") and urlsplit(url).hostname != "127.0.0.1":
            self.outside.append(url)

    def forget(self):
        """Empty what pages keep; compiled scripts stay."""
        if not self.pages:
            return
        line = self.warm.new_cdp_session(self.warm.pages[0])
        kept = "cookies,local_storage,indexeddb"
        for origin in self.origins:
            line.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": kept})
        line.detach()

    def close(self):
        for page in (*self.pages, *self.contexts):
            page.close()
        self.forget()
        assert not self.outside, f"asked outside this machine: {self.outside}"
        assert not self.faults, f"faults on the page: {self.faults}"


@pytest.fixture
def open_page(chromium, suite_url, warm):
    """Open a notebook and wait until its pictures stand; no request may leave the machine."""
    opener = Opener(chromium, suite_url, warm)
    yield opener
    opener.close()
