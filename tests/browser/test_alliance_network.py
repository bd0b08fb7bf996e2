"""The alliance network in a browser: its own controls change picture and sentence."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.sights import column, press, shown, wait_for_change, wait_for_query
from tests.waiting import eventually

pytestmark = pytest.mark.browser
STEM = "2_alliance_network"
CAPTION = ".dk-picture-ranking .dk-caption"


def test_a_lever_by_keyboard_moves_edges_ranking_and_sentence(open_page):
    page = open_page(STEM)
    before = page.locator(CAPTION).inner_text()
    widths, bars = column(page, "edges", "width"), column(page, "losses", "points")
    press(page, "readiness", "ArrowRight", 20)
    wait_for_query(page, "readiness=0.7")
    wait_for_change(page, CAPTION, before)
    eventually(lambda: column(page, "edges", "width") != widths)
    eventually(lambda: column(page, "losses", "points") != bars)


def test_a_member_leaves_from_its_card_and_rejoins(open_page):
    page = open_page(STEM)
    credibility = shown(page, "credibility")
    page.locator(".dk-picture-map .dk-table summary").click()
    page.get_by_role("button", name="United States", exact=True).click()
    page.get_by_role("button", name="Leave the pact").click()
    wait_for_query(page, "leave=USA")
    wait_for_change(page, ".dk-credibility", credibility)
    eventually(lambda: "has left" in column(page, "states", "role"))
    page.get_by_role("button", name="The United States rejoins").click()
    page.wait_for_function("!location.search.includes('leave')")
    eventually(lambda: shown(page, "credibility") == credibility)


def test_a_state_joins_and_undo_takes_it_back(open_page):
    page = open_page(STEM, size=(390, 844))
    page.get_by_label("State to join the pact").select_option("UKR")
    page.get_by_role("button", name="Join", exact=True).click()
    wait_for_query(page, "join=UKR")
    eventually(lambda: "UKR" in column(page, "edges", "code"))
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("!location.search.includes('join')")
    eventually(lambda: "UKR" not in column(page, "edges", "code"))


def test_the_network_view_hides_the_coast_and_keeps_the_states(open_page):
    page = open_page(STEM, dark=True)
    places = column(page, "states", "x")
    page.get_by_label("Who would come: choose").select_option("network")
    wait_for_query(page, "layout=network")
    eventually(lambda: column(page, "states", "x") != places)
    coast = """() => Bokeh.documents.map((doc) => doc.get_model_by_name("coast")).find(Boolean).visible"""
    eventually(lambda: page.evaluate(coast) is False)


def test_a_link_from_here_opens_in_the_explorer_with_the_same_answer(open_page):
    page = open_page(STEM, "?leave=USA&join=UKR&readiness=0.7&layout=network")
    wait_for_query(page, "check=")  # a link of one's own hand has none
    other = open_page("1_credibility_explorer", f"?{urlsplit(page.url).query}")
    eventually(lambda: shown(page, "credibility") == shown(other, "credibility"))
    eventually(lambda: column(other, "waterfall", "label")[-1] == "Now")
    eventually(lambda: "Membership" in column(other, "waterfall", "label"))
    expect(other.locator(".dk-notices:visible")).to_have_count(0)
