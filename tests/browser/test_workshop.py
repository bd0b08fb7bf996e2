"""A room at one page: nothing of the answer shows before its guess; a projector shows one picture, large."""

import pytest

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
        assert page.locator(".dk-guess-fault").inner_text()
        assert not answer.is_visible()
    field.fill("50 %")
    page.keyboard.press("Enter")
    shown = page.locator(".dk-credibility").inner_text()
    assert told.inner_text().startswith(f"The room said 0.50; the model says {shown}:")
    page.locator(".dk-name-readiness .noUi-handle").press("ArrowRight")
    page.wait_for_selector(".dk-guessing")
    assert not answer.is_visible()
    assert not page.locator(".dk-pictures").is_visible()
    page.get_by_role("button", name="Undo").click()
    answer.wait_for()  # of this state the room has spoken


def test_a_projector_shows_one_picture_in_larger_letters_and_a_replay_each_change(open_page):
    page = open_page(STEM, LINK)
    size = "parseFloat(getComputedStyle(document.querySelector('.dk-credibility')).fontSize)"
    before = page.evaluate(size)
    page.locator(".dk-workshop summary").click()
    page.get_by_role("button", name="Projector").click()
    page.wait_for_selector(".dk-projector")
    assert page.evaluate(size) > 1.3 * before
    page.get_by_label("Picture to show").select_option("why")
    assert [
        p.get_attribute("class").split()[1]
        for p in page.locator(".dk-picture").all()
        if p.is_visible()
    ] == ["dk-picture-why"]
    page.get_by_role("button", name="Hide numbers").click()
    page.wait_for_selector(".dk-hide-numbers")
    assert not page.locator(".dk-credibility").is_visible()
    assert page.locator(".dk-scale").first.is_visible()
    page.get_by_role("button", name="Replay").click()
    said = page.locator(".dk-replay p")
    for step in (
        "0 of 2: the baseline",
        "1 of 2: Readiness 0.5 → 0.7",
        "2 of 2: Domestic will, United States",
    ):
        page.wait_for_function(
            "([e, text]) => e.textContent.startsWith(text)", arg=[said.element_handle(), step]
        )
    page.get_by_role("button", name="End").click()
    page.locator(".dk-replay").wait_for(state="hidden")
