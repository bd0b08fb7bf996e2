"""Burden sharing in a browser: the guideline by keyboard, a choice, a card, a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.sights import at_rest, column, press, shown, wait_for_query, wait_for_text
from tests.waiting import eventually

pytestmark = pytest.mark.browser
STEM = "3_burden_sharing"


def test_the_guideline_moves_bars_and_sentences_and_undo_brings_them_back(open_page):
    page = open_page(STEM)
    wait_for_text(page, ".dk-picture-burden .dk-caption", "guideline of 3.5 % of GDP")
    before = shown(page, "credibility"), column(page, "burdens", "gap")
    press(page, "guideline", "ArrowRight", 10)
    wait_for_query(page, "guideline=4.5")
    wait_for_text(page, ".dk-picture-burden .dk-caption", "guideline of 4.5 % of GDP")
    eventually(lambda: sum(column(page, "burdens", "gap")) > sum(before[1]))
    eventually(lambda: shown(page, "credibility") != before[0])
    page.get_by_role("button", name="Undo").click()
    wait_for_text(page, ".dk-picture-burden .dk-caption", "guideline of 3.5 % of GDP")
    eventually(lambda: column(page, "burdens", "gap") == pytest.approx(before[1], rel=1e-5))


def test_order_and_cost_are_chosen_in_the_title(open_page):
    page = open_page(STEM)
    page.get_by_label("Who carries what: choose").select_option("name")
    wait_for_query(page, "order=name")

    def ordered():
        names = column(page, "burdens", "name")
        return names == sorted(names, key=str.casefold)

    eventually(ordered)
    page.get_by_label("What the guideline costs, and buys: choose").select_option("head")
    wait_for_query(page, "cost=head")
    eventually(lambda: column(page, "cost_heads", "text")[0] == "costs, $ a head")


def test_a_row_of_the_table_opens_the_card_with_its_gap(open_page):
    page = open_page(STEM, "?guideline=5")
    page.locator(".dk-picture-burden .dk-table summary").click()
    page.get_by_role("button", name="Canada", exact=True).click()
    card = page.locator(".dk-card")
    card.wait_for()
    expect(card).to_contain_text("Gap per head")
    expect(page.locator(".dk-picture-burden + .dk-card")).to_have_count(1)


def test_two_members_and_a_phone(open_page):
    page = open_page(STEM, "?scenario=korea-1950", size=(390, 844))
    eventually(lambda: column(page, "burdens", "code") == ["USA", "KOR"])
    wait_for_text(page, ".dk-picture-cost .dk-caption", "no population figures")
    page.wait_for_function("document.documentElement.scrollWidth <= 390")


def test_a_tap_on_a_bar_opens_its_card(open_page):
    page = open_page(STEM)
    plot = page.locator(".dk-picture-burden .dk-plot")
    plot.scroll_into_view_if_needed()
    at = page.evaluate(
        """() => {
          const figure = Bokeh.documents.map((d) => d.get_model_by_name("burden")).find((m) => m);
          const { frame } = Bokeh.index.find_one(figure);
          return [frame.x_scale.compute(1), frame.y_scale.compute(31.5)];
        }"""
    )
    box = at_rest(page, ".dk-picture-burden .dk-plot")
    page.mouse.click(box["x"] + at[0], box["y"] + at[1])
    page.locator(".dk-card h3", has_text="Poland").wait_for()
