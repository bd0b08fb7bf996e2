"""The tour on the page itself: three steps, to be left at any time, and shown once."""

import pytest
from playwright.sync_api import expect

from tests.browser.sights import starting

pytestmark = pytest.mark.browser
STEM = "1_credibility_explorer"


def test_the_tour_has_three_steps_and_comes_once(open_page):
    page = open_page(STEM, "?scenario=nato-estonia&v=0#tour")
    tour = page.locator(".dk-tour")
    for step in (1, 2, 3):
        expect(tour.locator("p").first).to_have_text(starting(f"{step} of 3."))
        expect(page.locator(".dk-toured")).to_have_count(1)
        tour.locator(".dk-tour-next").click()
    expect(page.locator(".dk-tour, .dk-toured")).to_have_count(0)
    page.reload()
    page.wait_for_selector("[data-ready=true]")
    expect(tour).to_have_count(0)


def test_it_can_be_left_by_keyboard_and_nobody_else_meets_it(open_page):
    page = open_page(STEM, "?scenario=nato-estonia&v=0")
    expect(page.locator(".dk-tour")).to_have_count(0)
    page = open_page(STEM, "?scenario=nato-estonia&v=0#tour")
    expect(page.locator(".dk-tour")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".dk-tour")).to_have_count(0)
