"""The reader's own font size counts, and nothing is lost when it is twice the usual one."""

import re
from pathlib import Path

import pytest

from tests.browser.sights import LIVE, PAGES
from tests.conftest import ROOT

SHEETS = sorted((ROOT / "deterrence_kit").rglob("*.css"))
WRITTEN = sorted(p for kind in ("js", "html") for p in (ROOT / "deterrence_kit").rglob(f"*.{kind}"))
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
TEXT_IN_PX = re.compile(
    r"(?:^|[\s;{`\"'])(?:(?:--[\w-]*)?font(?:-size\d?)?|line-height|min-height|(?:max-)?height)\s*:[^;}]*?\b\d+(?:\.\d+)?px"
)
# What holds no text: pictures have their own size, a track and its knob are as large as a finger.
NO_TEXT = re.compile(r"\.dk-plot|\.noUi-|\.slider-container|\.dk-unseen|\.dk-scale-|\.dk-meter")

LOSSES = Path(__file__).with_name("losses.js").read_text(encoding="utf-8")
LETTERS = Path(__file__).with_name("letters.js").read_text(encoding="utf-8")
SMALLEST = 13  # px of a picture's letters at the usual size
UNFOLD = """() => document.querySelectorAll(".dk-more").forEach((button) => button.click())"""


def sizes_in_px(sheet):
    """Rules of a style sheet that set the size of a text in px."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
    rules = [(who.strip(), what) for who, what in RULE.findall(text)]
    return [who for who, what in rules if TEXT_IN_PX.search(what) and not NO_TEXT.search(who)]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_no_style_sheet_sets_a_text_in_px(sheet):
    assert sizes_in_px(sheet) == []


@pytest.mark.parametrize("script", WRITTEN, ids=lambda path: path.name)
def test_no_script_or_template_sets_a_text_in_px(script):
    if script.name.endswith(".min.js") or "bundle" in script.name:
        pytest.skip("not our own")
    assert TEXT_IN_PX.findall(script.read_text(encoding="utf-8")) == []


@pytest.mark.browser
@pytest.mark.parametrize("stem", PAGES)
def test_letters_twice_as_large_lose_nothing(open_page, suite_url, stem):
    page = open_page.tab()
    by_reader = page.context.new_cdp_session(page)
    by_reader.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.goto(f"{suite_url}voila/render/{stem}.ipynb")
    if stem in LIVE:
        page.wait_for_selector("[data-ready=true]")
        assert page.evaluate(LETTERS, 2 * SMALLEST) == []
    page.evaluate(UNFOLD)
    for size in ((390, 844), (1440, 900)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.wait_for_function(
            "width => document.documentElement.clientWidth === width", arg=size[0]
        )
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        assert page.evaluate(LOSSES) == [], size
