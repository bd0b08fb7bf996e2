"""Two views of one page, as JupyterLab can open them: each has its own controls beside its sliders."""

import json

import browsing
import pytest
from playwright.sync_api import expect

from tests.waiting import PATIENCE

pytestmark = pytest.mark.browser
CELL = """
from IPython.display import display
from deterrence_kit.app.page import Page
from deterrence_kit.pages.alliance_network.page import AllianceReading
page = Page(AllianceReading)
display(page.widget)
display(page.widget)
"""
# Observers that are still at work, by where they look; set up before any script of the page.
COUNT_OBSERVERS = """(() => {
  window.watched = new Map();
  window.everWatched = [];
  window.MutationObserver = class extends MutationObserver {
    observe(where, how) {
      super.observe(where, how);
      const one = { where, by: new Error().stack };
      window.watched.set(this, one);
      window.everWatched.push(one);
    }
    disconnect() {
      super.disconnect();
      window.watched.delete(this);
    }
  };
})()"""
ALL_SAY = """(value) => [...document.querySelectorAll(".dk-name-readiness .dk-entry")]
  .every((entry) => entry.value === value)"""
# Those of the page's own scripts, which anywidget loads from a blob, and of the frame's.
OURS = """([held]) => (held ? [...window.watched.values()] : window.everWatched)
  .filter(({ by }) => /blob:|kit\\/page/.test(by)).map(({ where }) => where)
  .filter((where) => where.contains(document.querySelector(".dk-lever")) || where.closest?.(".dk-page"))
  .map((where) => where.className ?? where.nodeName)"""


@pytest.fixture
def two_views(open_page, tmp_path):
    """A page that stands twice in one notebook, and all its sliders are drawn."""
    cell = {
        "cell_type": "code", "execution_count": None, "id": "a", "metadata": {}, "outputs": [],
        "source": CELL,
    }  # fmt: skip
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = {"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "1_twice.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    with browsing.serving(folder, log=tmp_path / "log") as server:
        page = open_page.blank()
        page.add_init_script(COUNT_OBSERVERS)
        page.goto(f"{server.url}voila/render/1_twice.ipynb")
        page.wait_for_function(
            "() => document.querySelectorAll('[data-ready=true]').length === 2",
            timeout=1000 * PATIENCE,
        )
        page.wait_for_function("() => document.querySelectorAll('.dk-search').length === 2")
        yield page, page.locator(".dk-page")


def test_each_view_has_its_own_controls_and_both_show_one_state(two_views):
    page, views = two_views
    expect(views).to_have_count(2)
    for view in views.all():
        levers = view.locator(".dk-lever")
        for part in (".dk-entry", ".dk-mark", ".dk-info", ".dk-unit"):
            expect(view.locator(f".dk-lever {part}"), part).to_have_count(levers.count())
        expect(view.locator(".dk-search")).to_have_count(1)
        expect(view.locator(".dk-picture-map .dk-members")).to_have_count(1)
    entries = [view.locator(".dk-name-readiness .dk-entry") for view in views.all()]
    entries[1].fill("0.7")
    entries[1].press("Enter")
    page.wait_for_function(ALL_SAY, arg="0.70")
    views.nth(0).locator(".dk-toolbar").get_by_role("button", name="Undo").click()
    page.wait_for_function(ALL_SAY, arg="0.50")


def test_a_word_is_looked_for_in_the_view_where_it_was_typed(two_views):
    _, views = two_views
    views.nth(1).locator(".dk-search").fill("budget")
    expect(views.nth(1).locator(".dk-searching .dk-found")).not_to_have_count(0)
    expect(views.nth(0).locator(".dk-searching .dk-found")).to_have_count(0)


def test_nothing_watches_for_sliders_once_all_are_dressed(two_views):
    page, _ = two_views
    before, now = (page.evaluate(OURS, [held]) for held in (False, True))
    assert sum("dk-page" in name for name in before) >= 2  # each view has watched its own
    assert not [name for name in now if "dk-page" in name or name in ("BODY", "#document")]
