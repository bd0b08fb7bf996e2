"""High contrast and paper drop backgrounds: what is drawn by one must be seen all the same."""

from pathlib import Path

import pytest

from tests.browser.conftest import Opener
from tests.browser.sights import LIVE, PAGES

pytestmark = pytest.mark.browser
DRAWN = Path(__file__).with_name("drawn.js").read_text(encoding="utf-8")
FIXED = """() => [...document.querySelectorAll("body *")]
  .filter((it) => it.checkVisibility() && it.offsetHeight)
  .filter((it) => /fixed|sticky/.test(getComputedStyle(it).position)).map((it) => it.outerHTML)"""
BANNER = """() => {
  const box = document.querySelector(".dk-lifeline");
  box.hidden = false;
  box.style.cssText = "position: fixed; bottom: 0; display: flex";
  return getComputedStyle(box).display;
}"""


@pytest.fixture(scope="module", params=PAGES)
def opened(request, chromium, suite_url, warm):
    """Every page, opened once, with what it draws by backgrounds noted."""
    stem, open_page = request.param, Opener(chromium, suite_url, warm)
    page = open_page(stem) if stem in LIVE else open_page.blank()
    if stem not in LIVE:
        page.goto(f"{suite_url}voila/render/{stem}.ipynb")
    page.drawn = page.evaluate(DRAWN)
    yield page
    open_page.close()


def test_what_backgrounds_say_is_seen_in_forced_colours_and_on_paper(opened):
    assert any("a." in name for name in opened.drawn), (
        "the page one is on is marked in the navigation"
    )
    if opened.locator(".dk-scale, .noUi-target").count():
        assert len(opened.drawn) > 3, opened.drawn
    for dark in ("light", "dark"):
        opened.emulate_media(forced_colors="active", color_scheme=dark)
        assert opened.evaluate(DRAWN, "forced") == []
    opened.emulate_media(forced_colors="none", color_scheme="light", media="print")
    assert opened.evaluate(DRAWN, "print") == []


def test_nothing_covers_lines_of_a_printed_sheet(opened):
    opened.emulate_media(forced_colors="none", color_scheme="light", media="screen")
    if opened.locator(".dk-lifeline").count():
        assert opened.evaluate(BANNER) == "flex"
    opened.emulate_media(media="print")
    for width in (390, 794, 1440):
        opened.set_viewport_size({"width": width, "height": 900})
        opened.wait_for_function("width => innerWidth === width", arg=width)
        assert opened.evaluate(FIXED) == []
