"""Words of the glossary are explained where they stand: by a key or by a finger."""

import pytest
from playwright.sync_api import expect

from deterrence_kit.views.glossary import GLOSSARY
from tests.browser.engines import sure
from tests.browser.sights import ending

pytestmark = pytest.mark.browser
STEM = "1_credibility_explorer"


def test_a_word_in_the_answer_is_explained_by_one_key_or_tap(open_page):
    page = open_page(STEM, "?scenario=nato-poland&v=0", size=(390, 844), has_touch=True)
    term, note = page.locator(".dk-verdict .dk-term").first, page.locator(".dk-meaning")
    expect(page.locator(".dk-sure")).to_have_text(sure(page))  # which may change the verdict
    term.focus()
    page.keyboard.press("Enter")
    meaning = GLOSSARY[term.inner_text().lower()]
    expect(note).to_have_text(ending(meaning[1:]))
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    page.wait_for_function("document.activeElement.className === 'dk-term'")
    page.locator(".dk-answer h2 .dk-term").first.tap()
    expect(note).to_contain_text(GLOSSARY["credibility"][1:])
