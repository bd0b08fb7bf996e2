"""The tour on the page itself: three steps, to be left at any time, and shown once."""

import pytest

pytestmark = pytest.mark.browser
STEM = "1_credibility_explorer"


def test_the_tour_has_three_steps_and_comes_once(open_page):
    page = open_page(STEM, "?scenario=nato-estonia&v=0#tour")
    tour = page.locator(".dk-tour")
    for step in (1, 2, 3):
        assert tour.locator("p").first.inner_text().startswith(f"{step} of 3.")
        assert page.locator(".dk-toured").count() == 1
        tour.locator(".dk-tour-next").click()
    assert tour.count() == page.locator(".dk-toured").count() == 0
    page.reload()
    page.wait_for_selector("[data-ready=true]")
    assert tour.count() == 0


def test_it_can_be_left_by_keyboard_and_nobody_else_meets_it(open_page):
    page = open_page(STEM, "?scenario=nato-estonia&v=0")
    assert page.locator(".dk-tour").count() == 0
    page = open_page(STEM, "?scenario=nato-estonia&v=0#tour")
    assert page.locator(".dk-tour").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".dk-tour").count() == 0
