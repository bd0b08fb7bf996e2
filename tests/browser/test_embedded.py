"""Inside another page: what that page forbids is said in words, with a way to open this one alone."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import browsing
import pytest
from playwright.sync_api import expect

from tests.browser.sights import starting, wait_for_text
from tests.browser.test_suite import APPS
from tests.waiting import eventually

pytestmark = pytest.mark.browser
FRAME = '<iframe sandbox="{may}" src="{src}" style="width: 1300px; height: 1000px"></iframe>'
SCRIPTS = "allow-scripts allow-same-origin"
WAYS = {
    "Brief": ".dk-toolbar",
    "As notebook": ".dk-toolbar",
    "download as PNG": ".dk-picture",
    "download as SVG": ".dk-picture",
    "Download CSV": ".dk-picture",
    "Download Excel": ".dk-picture",
}


def embed(page, parent, src, may):
    """A page of its own with ours in a frame, ready."""
    body = FRAME.format(may=may, src=src)
    page.route(parent, lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(parent)
    return framed(page)


def framed(page):
    frame = page.wait_for_selector("iframe").content_frame()
    frame.wait_for_selector("[data-ready=true]")
    frame.evaluate("document.querySelectorAll('details.dk-table').forEach((t) => (t.open = true))")
    return frame


@contextmanager
def another_site():
    """A server of one page; what stands in the list that is yielded is that page."""
    body = []

    class Around(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write("".join(body).encode())

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Around) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", body
        server.shutdown()


def take(frame, what):
    frame.locator(WAYS[what]).first.get_by_role("button", name=what).first.click()


@pytest.mark.parametrize("stem", APPS)
def test_what_a_sandbox_forbids_is_said(open_page, stem):
    page, saved = open_page.tab(), []
    page.on("download", lambda download: saved.append(download))
    src = f"{open_page.suite_url}voila/render/{stem}.ipynb?clarity=0.9"
    frame = embed(page, f"{open_page.suite_url}around.html", src, SCRIPTS)
    expect(frame.locator(".dk-embedded")).to_be_hidden()
    for what in WAYS:
        take(frame, what)
        wait_for_text(frame, ".dk-notices", "forbids")
        notice = frame.locator(".dk-notices")
        expect(notice).to_contain_text("new windows" if what == "Brief" else "files to be saved")
        link = notice.locator("a")
        expect(link).to_have_attribute("target", "_blank")
        expect(link).to_have_text(link.get_attribute("href"))
        expect(link).to_have_text(starting(src.partition("?")[0]))
        notice.get_by_role("button", name="Close").click()
        frame.evaluate("document.querySelector('.dk-notices').replaceChildren()")
    assert not saved


def test_what_a_page_around_this_one_allows_is_done(open_page):
    page = open_page.tab()
    may = f"{SCRIPTS} allow-downloads allow-popups"
    src = f"{open_page.suite_url}voila/render/{APPS[0]}.ipynb"
    frame = embed(page, f"{open_page.suite_url}around.html", src, may)
    with page.expect_download() as download:
        take(frame, "download as PNG")
    assert download.value.suggested_filename.endswith(".png")
    with page.expect_popup() as popup:
        take(frame, "Brief")
    popup.value.wait_for_selector("body[data-ready=true]")
    expect(frame.locator(".dk-notices")).to_be_hidden()


def test_a_window_that_cannot_be_opened_becomes_a_file(open_page):
    page = open_page.tab()
    src = f"{open_page.suite_url}voila/render/{APPS[0]}.ipynb"
    frame = embed(page, f"{open_page.suite_url}around.html", src, f"{SCRIPTS} allow-downloads")
    with page.expect_download() as download:
        take(frame, "Brief")
    assert download.value.suggested_filename.endswith(".html")
    wait_for_text(frame, ".dk-notices", "saved as a file instead")


def test_where_it_cannot_be_known_the_page_says_so_from_the_start(open_page, folder_of, tmp_path):
    """Inside a page of another origin, which the operator has allowed."""
    with another_site() as (around, body):
        name, allowed = f"{APPS[0]}.ipynb", ["--frame-ancestors", around]
        with browsing.serving(folder_of(name), *allowed, log=tmp_path / "log") as server:
            src = server.page(name)
            body.append(FRAME.format(may=SCRIPTS, src=src))
            page = open_page.tab()
            page.goto(around)
            frame = framed(page)
            hint = frame.locator(".dk-embedded")
            expect(hint).to_contain_text("may forbid files and new windows")
            expect(hint.locator("a")).to_have_text(starting(src))
            frame.locator(".dk-name-readiness .noUi-handle").press("ArrowRight")
            eventually(lambda: "readiness=" in hint.locator("a").get_attribute("href"))
            take(frame, "Brief")
            wait_for_text(frame, ".dk-notices", "forbids new windows")
            take(frame, "download as PNG")
            wait_for_text(frame, ".dk-notices", "If no file was saved")
            page.close()
