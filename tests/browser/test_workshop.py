"""A room at one page: no answer before its guess; on a projector one picture, large."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.sights import SAID, starting
from tests.waiting import eventually

pytestmark = pytest.mark.browser
STEM = "1_credibility_explorer"
LINK = "?scenario=nato-estonia&readiness=0.7&will.USA=0.2&v=0"


def test_the_room_guesses_first_and_again_after_a_move(open_page):
    page = open_page(STEM, LINK + "&guess=first")
    answer, told = page.locator(".dk-answer"), page.locator(".dk-guess-told")
    field = page.get_by_label("Guess first")
    for wrong in ("", "7"):
        field.fill(wrong)
        page.keyboard.press("Enter")
        expect(page.locator(".dk-guess-fault")).to_have_text(SAID)
        expect(answer).to_be_hidden()
    field.fill("50 %")
    page.keyboard.press("Enter")
    shown = page.locator(".dk-credibility").inner_text()
    expect(told).to_have_text(starting(f"The room said 0.50; the model says {shown}:"))
    page.locator(".dk-name-readiness .noUi-handle").press("ArrowRight")
    page.wait_for_selector(".dk-guessing")
    expect(answer).to_be_hidden()
    expect(page.locator(".dk-pictures")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    answer.wait_for()  # of this state the room has spoken


def test_a_projector_shows_one_picture_in_larger_letters_and_a_replay_each_change(open_page):
    page = open_page(STEM, LINK)
    size = "parseFloat(getComputedStyle(document.querySelector('.dk-credibility')).fontSize)"
    before = page.evaluate(size)
    page.locator(".dk-workshop summary").click()
    page.get_by_role("button", name="Projector").click()
    page.wait_for_selector(".dk-projector")
    eventually(lambda: page.evaluate(size) > 1.3 * before)
    page.get_by_label("Picture to show").select_option("why")
    seen = page.locator(".dk-picture:visible")
    expect(seen).to_have_count(1)
    expect(seen).to_have_class(re.compile(r"\bdk-picture-why\b"))
    page.get_by_role("button", name="Hide numbers").click()
    page.wait_for_selector(".dk-hide-numbers")
    expect(page.locator(".dk-credibility")).to_be_hidden()
    expect(page.locator(".dk-scale").first).to_be_visible()
    page.get_by_role("button", name="Replay").click()
    for step in ("0 of 2: the baseline", "1 of 2: Readiness 0.5", "2 of 2: Domestic will"):
        page.locator(".dk-replay p", has_text=step).wait_for()
    page.get_by_role("button", name="End", exact=True).click()
    page.locator(".dk-replay").wait_for(state="hidden")
