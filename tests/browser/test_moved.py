"""What a link moves is in sight, marked, and told before everything else."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from deterrence_kit.app.state import State
from deterrence_kit.model.settings import TABLES
from deterrence_kit.pages.compare_and_decide.page import DecisionReading
from deterrence_kit.pages.crises_and_trust.page import CrisesReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.regional_conflict.page import RegionReading
from tests.browser.sights import wait_for_query, wait_for_text

PAGES = {
    "1_credibility_explorer": ExplorerReading,
    "5_crises_and_trust": CrisesReading,
    "6_regional_conflict": RegionReading,
    "7_compare_and_decide": DecisionReading,
}
HIDDEN = """() => [...document.querySelectorAll('.dk-panel .dk-lever[class*="dk-name-"]')]
  .filter((slider) => !slider.checkVisibility() || !slider.matches(".dk-changed"))
  .map((slider) => slider.dataset.name)"""
GROUP = ".dk-group:not(.dk-group-ally)"
OWN = ".dk-panel .dk-own-turmoil"


def everything(reading):
    """A value that differs from the baseline for every setting that has a slider."""
    state = State()
    for table in reading.SLIDERS:
        for name, p in TABLES[table].items():
            low = state.value(name) - p.low > p.high - state.value(name)
            state = state.moved(name, p.low if low else p.high)
    return dict(state.changes)


@pytest.mark.parametrize("stem", PAGES)
def test_every_slider_that_a_link_moves_is_in_sight_marked_and_told(open_page, stem):
    changes = everything(PAGES[stem])
    page = open_page(stem, "?" + urlencode({"scenario": State().scenario, **changes, "v": "1"}))
    wait_for_query(page, "check=")
    page.wait_for_function(f"({HIDDEN})().length === 0")
    expect(page.locator(f"{GROUP} > .dk-more:visible")).to_have_count(0)
    expect(page.locator(".dk-moved li")).to_have_count(len(changes))
    first = page.locator(".dk-moved").evaluate("(e) => e.getBoundingClientRect().top")
    answer = page.locator(".dk-answer").evaluate("(e) => e.getBoundingClientRect().top")
    assert first < answer


def test_an_allys_own_slider_is_in_sight_with_the_allys_name(open_page):
    page = open_page(
        "1_credibility_explorer", "?scenario=nato-poland&turmoil.TUR=0.9&will.USA=0.2&v=1"
    )
    wait_for_text(page, ".dk-moved", "Türkiye")
    wait_for_text(page, ".dk-moved", "United States")
    page.locator(".dk-moved button", has_text="Türkiye").click()
    page.wait_for_selector(f"{OWN}.dk-changed:visible")
    picker = page.locator(".dk-ally-picker select")
    expect(picker).to_be_visible()
    expect(picker.locator("option:checked")).to_have_text("Türkiye")
    page.wait_for_function(f"document.querySelector('{OWN}').contains(document.activeElement)")


def test_without_a_change_the_baseline_is_told(open_page):
    page = open_page("1_credibility_explorer")
    wait_for_text(page, ".dk-moved", "nothing: this is the baseline")


def test_a_page_without_sliders_does_not_speak_of_a_baseline(open_page):
    page = open_page("9_evidence")
    expect(page.locator(".dk-moved")).to_be_hidden()
