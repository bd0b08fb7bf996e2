"""Plain `voila notebooks/`, without our server: the notebooks as they are, and a kernel that answers."""

import sys

import browsing
import pytest

from deterrence_kit.app.links import state_from
from deterrence_kit.pages.explorer.page import ExplorerReading
from tests.browser.sights import press, shown
from tests.waiting import PATIENCE, eventually

STEM = "1_credibility_explorer"


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    command = [sys.executable, "-m", "voila", "notebooks/", "--no-browser", "--Voila.ip=127.0.0.1"]
    command += [f"--port={browsing.free_port()}"]
    log = tmp_path_factory.mktemp("plain") / "log"
    with browsing.running(command, r"running at:\s+(http://\S+)", log) as server:
        yield server


@pytest.fixture
def page(chromium):
    """A page that may ask outside, as plain Voila's own does for its symbols; it finds nobody there."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(1000 * PATIENCE)
    faults, page = [], context.new_page()
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page
    context.close()
    assert not faults


def test_a_notebook_runs_unchanged_under_plain_voila(plain, page):
    page.goto(f"{plain.url}voila/render/{STEM}.ipynb")
    page.wait_for_selector("[data-ready=true]")
    press(page, "readiness", "PageUp", 2)
    page.wait_for_function("location.search.includes('readiness=')")

    def answered():
        words = ExplorerReading(state_from(page.evaluate("location.search"))[0]).words()
        return all(shown(page, name) == words[name] for name in ("credibility", "sentence", "war"))

    eventually(answered)
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("!location.search.includes('readiness=')")
    eventually(answered)
    page.wait_for_function("!('goesOn' in document.body.dataset)")  # nobody but its kernel
