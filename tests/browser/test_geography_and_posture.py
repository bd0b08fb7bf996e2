"""Geography and posture in a browser: levers, choices, tables, both sizes."""

import pytest

from tests.browser.sights import (
    column,
    press,
    shown,
    wait_for_change,
    wait_for_query,
    wait_for_text,
)
from tests.waiting import eventually

pytestmark = pytest.mark.browser
STEM = "4_geography_and_posture"


@pytest.mark.parametrize("lever", ["lift", "stocks", "presence"])
def test_a_lever_changes_picture_and_sentence_and_undo_brings_them_back(open_page, lever):
    page = open_page(STEM, "?scenario=nato-norway")
    plot = page.locator(".dk-picture-arrival .dk-plot")
    caption = ".dk-picture-arrival .dk-caption"
    told, still = page.locator(caption).inner_text(), plot.screenshot()
    level = column(page, "arrival_days", "level6")
    alike = pytest.approx(level, rel=1e-5)  # the session sends six digits, the page's engine all
    press(page, lever, "ArrowRight", 12)
    wait_for_query(page, f"{lever}=")
    wait_for_change(page, caption, told)
    eventually(lambda: column(page, "arrival_days", "level6") != alike)
    eventually(lambda: plot.screenshot() != still)
    page.get_by_role("button", name="Undo").click()
    wait_for_text(page, caption, told)
    eventually(lambda: column(page, "arrival_days", "level6") == alike)


def test_choices_are_in_the_address_and_change_the_picture(open_page):
    page = open_page(STEM)
    page.get_by_role("button", name="Draw it").click()
    caption = ".dk-picture-pair .dk-caption"
    told = page.locator(caption).inner_text()
    page.locator(".dk-picture-pair select").select_option("presence-stocks")
    wait_for_change(page, caption, told)
    page.locator(".dk-picture-obstacle select").select_option("water")
    wait_for_text(page, ".dk-picture-obstacle .dk-caption", "cross a sea")
    wait_for_query(page, "pair=presence-stocks")
    wait_for_query(page, "obstacle=water")


def test_a_state_on_the_map_opens_its_card(open_page):
    page = open_page(STEM)
    page.locator(".dk-picture-map .dk-table summary").click()
    page.locator(".dk-picture-map .dk-table").get_by_role("button", name="Germany").click()
    wait_for_text(page, ".dk-card h3", "Germany")


def test_the_table_of_days_holds_the_same_figures(open_page):
    page = open_page(STEM, "?scenario=us-japan")
    page.locator(".dk-picture-arrival .dk-table summary").click()
    for name in ("United States", "China"):
        wait_for_text(page, ".dk-picture-arrival .dk-table tbody", name)


@pytest.mark.parametrize("dark", [False, True])
def test_on_a_phone_nothing_is_wider_than_the_screen(open_page, dark):
    page = open_page(STEM, "?scenario=gcc-kuwait", size=(390, 844), dark=dark)
    page.wait_for_function("document.documentElement.scrollWidth <= 390")
    eventually(lambda: shown(page, "credibility"))
