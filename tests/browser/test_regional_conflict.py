"""Regional conflict in a browser: region, lever, year and a pair's card, by mouse and keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.sights import column, press, wait_for_query, wait_for_text
from tests.waiting import eventually

pytestmark = pytest.mark.browser
STEM = "6_regional_conflict"


def test_a_lever_deters_and_another_region_begins_anew(open_page):
    page = open_page(STEM)
    before = column(page, "cells", "propensity")
    press(page, "readiness", "ArrowRight", 30)
    wait_for_query(page, "readiness=0.8")
    wait_for_text(page, ".dk-answer", "deters more than it diverts")
    after = column(page, "cells", "propensity")
    eventually(lambda: after[0] < before[0] == pytest.approx(column(page, "cells", "before")[0]))
    page.get_by_label("Region", exact=True).select_option("west-africa")
    wait_for_text(page, ".dk-answer", "JNIM")
    page.get_by_role("button", name="AES", exact=True).click()
    wait_for_query(page, "scenario=west-africa.jnim-mli")
    assert "readiness" not in page.url


def test_a_pair_of_the_table_is_marked_in_map_matrix_and_ranking(open_page):
    page = open_page(STEM)
    page.locator(".dk-picture-matrix .dk-table summary").click()
    page.get_by_role("button", name="Russia → Norway", exact=True).click()
    card = page.locator(".dk-card")
    card.wait_for()
    expect(card).to_contain_text("NATO is pledged to Norway")
    expect(card.get_by_role("button")).to_have_count(1)  # to close it: a pair cannot leave a pact
    marked = page.evaluate(
        """() => ["pairs", "cells", "ranked_pairs"].map((name) => {
          const source = Bokeh.documents.map((d) => d.get_model_by_name(name)).find((s) => s);
          return source.data.code[source.selected.indices[0]];
        })"""
    )
    assert marked == ["RUS-NOR"] * 3


def test_years_go_by_with_the_keyboard_on_a_phone(open_page):
    page = open_page(STEM, "?scenario=gcc-kuwait&readiness=0.8", size=(390, 844))
    page.wait_for_function("document.documentElement.scrollWidth <= 390")
    year = page.get_by_label("Year shown")
    year.focus()
    year.press("ArrowRight")
    wait_for_query(page, "when=1")
    wait_for_text(page, ".dk-answer", "in a year")
