"""Crises and trust in a browser: a plan by keyboard, undo, another future, a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.sights import column, press, wait_for_no_query, wait_for_query, wait_for_text
from tests.waiting import eventually

pytestmark = pytest.mark.browser
STEM = "5_crises_and_trust"
END = """() => Bokeh.documents.map((d) => d.get_model_by_name("healing_x")).find(Boolean).end"""


def test_a_plan_is_made_by_keyboard_and_undone(open_page):
    page = open_page(STEM)
    flat = column(page, "trust_fan", "mean")
    plan = page.locator(".dk-part-plan")
    plan.get_by_label("What").select_option("violated")
    year = plan.get_by_label("In year")
    year.fill("4")
    year.press("Enter")
    wait_for_query(page, "plan=4:violated")
    wait_for_text(page, ".dk-part-plan", "the pact is called upon elsewhere and fails")
    eventually(lambda: column(page, "trust_fan", "mean")[4] < flat[4] - 0.05)
    eventually(lambda: column(page, "trust_fan", "mean")[3] == flat[3])
    page.get_by_role("button", name="Undo").click()
    wait_for_text(page, ".dk-part-plan", "Nothing is planned yet")
    eventually(lambda: column(page, "trust_fan", "mean") == flat)


def test_another_span_of_years_moves_the_axes(open_page):
    page = open_page(STEM, "?plan=8:leave:USA")
    page.locator(".dk-part-plan").get_by_label("Years shown").select_option("5")
    wait_for_query(page, "years=5")
    wait_for_text(page, ".dk-part-plan", "beyond the 5 years shown")
    eventually(lambda: column(page, "trust_fan", "year") == [0, 1, 2, 3, 4, 5])
    page.wait_for_function(f"({END})() < 5.5")
    page.get_by_role("button", name="Undo").click()
    wait_for_no_query(page, "years=")
    eventually(lambda: len(column(page, "trust_fan", "year")) == 21)
    page.wait_for_function(f"({END})() > 20")


def test_a_lever_moves_the_fan_and_another_future_is_told(open_page):
    page = open_page(STEM)
    before = column(page, "credibility_fan", "mean")
    press(page, "readiness", "ArrowRight", 10)
    wait_for_query(page, "readiness=")
    eventually(lambda: column(page, "credibility_fan", "mean")[-1] > before[-1])
    title = page.locator(".dk-part-story h2").inner_text()
    page.get_by_role("button", name="Most challenges").click()
    wait_for_query(page, "future=")
    expect(page.locator(".dk-part-story h2")).not_to_have_text(title)
    expect(page.locator(".dk-part-story")).to_contain_text("Russia challenges Estonia")


def test_a_bad_plan_is_said_on_a_phone(open_page):
    page = open_page(STEM, "?plan=3:leave:USA;8:leave:USA", size=(390, 844))
    wait_for_text(page, ".dk-part-plan", "United States leaves")
    expect(page.locator(".dk-board")).to_contain_text("already left in year 3")
    page.wait_for_function("document.documentElement.scrollWidth <= 390")
