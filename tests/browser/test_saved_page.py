"""*Save as a page*: the file opens offline with the state that was shown; so does its own copy."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.sights import (
    column,
    press,
    shown,
    wait_for_change,
    wait_for_query,
    wait_for_text,
)
from tests.waiting import PATIENCE

pytestmark = pytest.mark.browser
READY = "[data-ready=true]"
STEM = "1_credibility_explorer"
MOVED = "?scenario=us-japan&readiness=0.7&will.USA=0.25&touched=readiness&why=propensity&v=0"
LEFT = "?scenario=nato-estonia&leave=TUR&readiness=0.7&v=0"
SLIDERS = """() => [...document.querySelectorAll('.dk-lever [role=slider]')].map(
  (handle) => [handle.getAttribute('aria-label'), handle.getAttribute('aria-valuetext')])"""


@pytest.fixture
def from_disk(chromium, tmp_path):
    """Opens a saved file in a browser that has no network; what it asks for is noted."""
    contexts, asked = [], []

    def opened(download):
        path = tmp_path / download.suggested_filename
        download.save_as(path)
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        context.set_offline(True)
        context.set_default_timeout(1000 * PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_selector(READY)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]


def saved(page):
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a page").click()
    wait_for_text(page, ".dk-copied", "The page is saved")
    return download.value


def seen(page):
    """Answer, sliders, pictures and the link without what marks its end."""
    return {
        "said": [shown(page, part) for part in ("sentence", "credibility", "war", "verdict")],
        "sliders": page.evaluate(SLIDERS),
        "states": [round(value, 5) for value in column(page, "states", "resolve")],
        "rows": column(page, "waterfall", "label"),
        "why": page.locator(".dk-picture-why .dk-caption").inner_text(),
        "query": page.evaluate("location.search.slice(1) || location.hash.slice(1)"),
    }


def test_a_moved_state_is_the_same_in_the_file_and_in_the_files_own_copy(open_page, from_disk):
    page = open_page(STEM, MOVED, at="2026-11-25T12:00:00Z")
    wait_for_query(page, "check=")
    button = page.get_by_role("button", name="Save as a page")
    told = re.compile(r"without server or network: all \d+ scenarios .* MB")
    expect(button).to_have_attribute("title", told)
    tops = {each.bounding_box()["y"] for each in page.locator(".dk-toolbar > button").all()}
    assert len(tops) == 1, "the buttons no longer fit one line"
    first = saved(page)
    assert first.suggested_filename == "explorer_us-japan_2026-11-25_page.html"
    file = from_disk(first)
    served, alone = seen(page), seen(file)
    assert alone == served
    assert "readiness=0.7" in alone["query"]
    press(file, "clarity", "ArrowRight", 4)
    wait_for_change(file, ".dk-sentence", served["said"][0])
    file.wait_for_function("() => location.hash.includes('clarity=')")
    moved, copy = seen(file), from_disk(saved(file))
    assert seen(copy) == moved
    assert moved["said"] != served["said"]
    press(copy, "clarity", "ArrowLeft", 4)  # its scripts are still those that its policy lets in
    wait_for_text(copy, ".dk-sentence", served["said"][0])


def test_what_the_file_cannot_hold_is_said_where_it_was_asked_for(open_page, from_disk):
    page = open_page(STEM, LEFT)
    file = from_disk(saved(page))
    wait_for_text(page, ".dk-notices", "without the changes of membership")
    assert "readiness=0.7" in seen(file)["query"]
    expect(file.locator(".dk-notices li")).to_have_count(0)
    page.get_by_label("Scenario", exact=True).select_option("ecowas-benin")
    wait_for_query(page, "ecowas-benin")
    page.get_by_role("button", name="Save as a page").click()
    wait_for_text(page, ".dk-notices", "war is under way")
    wait_for_text(page, ".dk-copied", "")


def test_pages_that_are_in_no_file_have_no_button(open_page):
    page = open_page("5_crises_and_trust")
    expect(page.get_by_role("button", name="As notebook")).to_be_visible()
    expect(page.get_by_role("button", name="Save as a page")).to_be_hidden()
