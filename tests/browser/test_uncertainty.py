"""Uncertainty in a browser: bands as one drags, a flip that is tried, a rule that is loaded, a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.sights import column, press, starting, wait_for_query, wait_for_text
from tests.waiting import eventually

pytestmark = pytest.mark.browser
STEM = "8_uncertainty"
SETTLED = "() => document.querySelector('.dk-answer').innerText.includes('settled: twice')"


def test_bands_move_with_the_lever_and_settle_at_rest(open_page):
    page = open_page(STEM)
    page.wait_for_function(SETTLED)
    before = column(page, "band_rows", "high"), column(page, "world_dots", "x")
    press(page, "readiness", "ArrowRight", 10)
    wait_for_query(page, "readiness=0.6")
    page.wait_for_function(SETTLED)
    eventually(lambda: column(page, "band_rows", "high")[0] > before[0][0])
    eventually(
        lambda: sum(x > 0 for x in column(page, "world_dots", "x")) > sum(x > 0 for x in before[1])
    )
    wait_for_text(page, ".dk-part-ranks", "United States")
    expect(page.locator(".dk-answer")).to_contain_text("draws agree")


def test_a_flip_is_tried_by_keyboard_and_undone(open_page):
    page = open_page(STEM)
    first = page.locator(".dk-part-flips .dk-actions button").first
    expect(first).to_have_attribute("aria-label", starting("Try it: Loss when repelled"))
    told = ("Deterrence holds. It would fail", "Deterrence fails. It would hold")
    before = next(text for text in told if text in page.locator(".dk-part-flips").inner_text())
    (after,) = {*told} - {before}
    first.focus()
    page.keyboard.press("Enter")
    wait_for_query(page, "loss=")
    wait_for_text(page, ".dk-part-flips", after)
    page.get_by_role("button", name="Undo").click()
    wait_for_text(page, ".dk-part-flips", before)


def test_a_rule_is_found_and_its_case_loaded(open_page):
    pytest.importorskip("ema_workbench", reason="the EMA Workbench is not installed")
    page = open_page(STEM, "?scenario=us-philippines")
    page.get_by_role("button", name="Look among the levers").click()
    wait_for_query(page, "rules=levers")
    load = page.get_by_role("button", name="Load this case").first
    load.wait_for()
    rules = page.locator(".dk-part-rules").inner_text()
    verdict = "holds" if "Deterrence holds when" in rules else "fails"
    assert f"Deterrence {verdict} when readiness is " in rules  # at once: its button is there
    load.click()
    wait_for_query(page, "readiness=0.")
    wait_for_text(page, ".dk-answer", f"deterrence {verdict}")


def test_a_phone_has_all_of_it_in_one_column(open_page):
    page = open_page(STEM, "?scenario=korea-1950", size=(390, 844), dark=True)
    eventually(lambda: column(page, "ally_bands", "code") == ["USA"])
    page.wait_for_function("document.documentElement.scrollWidth <= 390")
