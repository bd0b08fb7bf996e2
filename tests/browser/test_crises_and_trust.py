"""Crises and trust in a browser: a plan by keyboard, undo, another future, a phone."""

import pytest

from tests.browser.sights import column, press, wait_for_no_query, wait_for_query, wait_for_text

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
    fallen = column(page, "trust_fan", "mean")
    assert fallen[3] == flat[3]
    assert fallen[4] < flat[4] - 0.05
    page.get_by_role("button", name="Undo").click()
    wait_for_text(page, ".dk-part-plan", "Nothing is planned yet")
    assert column(page, "trust_fan", "mean") == flat


def test_another_span_of_years_moves_the_axes(open_page):
    page = open_page(STEM, "?plan=8:leave:USA")
    page.locator(".dk-part-plan").get_by_label("Years shown").select_option("5")
    wait_for_query(page, "years=5")
    wait_for_text(page, ".dk-part-plan", "beyond the 5 years shown")
    assert column(page, "trust_fan", "year") == [0, 1, 2, 3, 4, 5]
    page.wait_for_function(f"({END})() < 5.5")
    page.get_by_role("button", name="Undo").click()
    wait_for_no_query(page, "years=")
    assert len(column(page, "trust_fan", "year")) == 21
    page.wait_for_function(f"({END})() > 20")


def test_a_lever_moves_the_fan_and_another_future_is_told(open_page):
    page = open_page(STEM)
    before = column(page, "credibility_fan", "mean")
    press(page, "readiness", "ArrowRight", 10)
    wait_for_query(page, "readiness=")
    assert column(page, "credibility_fan", "mean")[-1] > before[-1]
    title = page.locator(".dk-part-story h2").inner_text()
    page.get_by_role("button", name="Most challenges").click()
    wait_for_query(page, "future=")
    assert page.locator(".dk-part-story h2").inner_text() != title
    assert "Russia challenges Estonia" in page.locator(".dk-part-story").inner_text()


def test_a_bad_plan_is_said_on_a_phone(open_page):
    page = open_page(STEM, "?plan=3:leave:USA;8:leave:USA", size=(390, 844))
    wait_for_text(page, ".dk-part-plan", "United States leaves")
    assert "already left in year 3" in page.locator(".dk-board").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
