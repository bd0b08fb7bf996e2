"""The suite as a whole: a state goes through all pages, each is accessible, each fits a small laptop."""

from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from deterrence_kit.datasets import scenario_names
from tests.browser.catching import CATCH, caught
from tests.browser.sights import shown, wait_for_query
from tests.conftest import ROOT
from tests.waiting import eventually

pytestmark = pytest.mark.browser
APPS = sorted(
    (p.stem for p in (ROOT / "notebooks").glob("*.ipynb") if not p.stem.startswith("0_")),
    key=lambda stem: int(stem.partition("_")[0]),
)


def test_a_state_goes_through_all_pages_by_the_navigation(open_page):
    page = open_page(APPS[0], "?scenario=nato-poland&readiness=0.7&will.USA=0.3&leave=TUR&v=1")
    answer, sentence = shown(page, "credibility"), shown(page, "sentence")
    compared = 0
    for stem in APPS[1:]:
        page.locator(f"nav a[href*='{stem}']").click()
        page.wait_for_url(f"**/{stem}.ipynb*")
        page.wait_for_selector("[data-ready=true]")
        wait_for_query(page, "readiness=0.7")
        if stem == "10_fork_me":  # shows a scenario of its own, so only levers come along
            continue
        for part in ("scenario=nato-poland", "will.USA=0.3", "leave=TUR"):
            wait_for_query(page, part)
        if page.locator(".dk-credibility").count():  # other pages have a headline of their own
            compared += 1
            expect(page.get_by_label("Scenario", exact=True)).to_have_value("nato-poland")
            eventually(lambda: shown(page, "credibility") == answer)
            eventually(lambda: shown(page, "sentence") == sentence)
    assert compared >= 3


def test_the_start_page_opens_at_once_and_leads_on(open_page):
    page = open_page.blank()
    page.goto(open_page.suite_url)
    expect(page.get_by_role("heading", name="Start here")).to_be_visible()
    page.wait_for_function(
        "[...document.querySelectorAll('main img')].every((i) => i.complete && i.naturalWidth > 0)"
    )
    page.get_by_role("link", name="without the United States").click()
    page.wait_for_selector("[data-ready=true]")
    wait_for_query(page, "leave=USA")
    expect(page.locator(".dk-notices")).to_be_hidden()


def test_the_navigation_is_whole_on_a_small_laptop(open_page):
    page = open_page(APPS[0], size=(1024, 768))
    nav = page.locator(".dk-nav")
    eventually(lambda: nav.evaluate("(n) => n.scrollWidth <= n.clientWidth"))
    expect(nav.get_by_role("link", name="Fork me")).to_be_visible()


def test_a_picture_says_what_was_changed_in_light_and_dark(open_page):
    for dark in (False, True):
        page = open_page(APPS[0], "?readiness=0.7&leave=TUR", dark=dark, at="2026-11-25T12:00:00Z")
        page.evaluate(CATCH)
        picture = page.locator(".dk-picture").first
        name, svg, *_ = caught(picture, "download as SVG")
        assert name == "explorer_nato-estonia_2026-11-25.svg"
        sheet = ElementTree.fromstring(svg)
        said = " ".join(text.text or "" for text in sheet.findall("{*}text"))
        assert "Readiness 0.5 → 0.7; Türkiye has left the pact." in said
        ground = sheet.find("{*}rect").get("fill")
        style = "getComputedStyle(document.querySelector('.dk-page')).getPropertyValue('--bg')"
        assert ground == page.evaluate(style).strip() != ""
        page.close()


def tab_to(page, selector, key="Tab"):
    """Go on by the Tab key alone until an element has the focus."""
    for _ in range(200):
        page.keyboard.press(key)
        if page.evaluate("(s) => document.activeElement?.matches(s) ?? false", selector):
            return
    raise AssertionError(f"{selector} was not reached by keyboard")


def test_the_main_job_can_be_done_by_keyboard_alone(open_page):
    page = open_page("1_credibility_explorer")
    before = shown(page, "credibility")
    first, following = scenario_names()[:2]
    assert first == "nato-estonia"
    tab_to(page, ".dk-picker select")
    page.keyboard.press("ArrowDown")
    wait_for_query(page, f"scenario={following}")
    tab_to(page, ".dk-picture-map summary")
    page.keyboard.press("Enter")
    tab_to(page, ".dk-picture-map tbody button")
    page.keyboard.press("Enter")
    page.locator(".dk-card").wait_for(state="visible")
    tab_to(page, ".dk-name-readiness .noUi-handle")
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    wait_for_query(page, "readiness=0.6")
    page.keyboard.press("Control+z")
    page.wait_for_function("() => !location.search.includes('readiness=0.6')")
    page.keyboard.press("Control+z")
    wait_for_query(page, "scenario=nato-estonia")
    eventually(lambda: shown(page, "credibility") == before)
