"""What a user takes away, in the browser: a brief that prints to one page, a notebook that is one."""

import json
import re
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from tests.browser.sights import starting, wait_for_text

STEM = "1_credibility_explorer"
QUERY = "?readiness=0.7&will.USA=0.25&clarity=0.9&lift=900&contest_exponent=0.8&leave=TUR"


def test_the_brief_prints_to_one_page(open_page):
    page = open_page(STEM, QUERY, dark=True)
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Brief").click()
    paper = popup.value
    paper.wait_for_selector("body[data-ready=true]")
    text = paper.locator("main").inner_text()
    assert page.locator(".dk-sentence").inner_text() in text  # at once: the brief was made of it
    assert "readiness=0.7" in text  # at once: the paper is ready
    assert "Readiness" in text  # at once: the paper is ready
    expect(paper.locator("img")).to_have_count(2)
    paper.wait_for_function("[...document.images].every((i) => i.complete && i.naturalWidth > 300)")
    assert (  # at once: the paper is ready
        text.index("What if") < text.index("than the baseline") < text.index("How sure that is")
    )
    for paper_size in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b", paper.pdf(format=paper_size))) == 1
    full = paper.evaluate("document.querySelector('main').getBoundingClientRect().height")
    assert full > 0.85 * (297 - 24) / 25.4 * 96  # of the longer paper: not half empty
    with page.expect_download() as download:
        paper.get_by_role("button", name="Save as HTML").click()
    html = download.value.path().read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert "Türkiye has left the pact." in html
    assert not re.search(r'(src|href)="https?:', html)


def test_the_notebook_is_downloaded(open_page):
    page = open_page(STEM, QUERY, at="2026-11-25T12:00:00Z")
    wait_for_text(page, ".dk-sentence", "credibility")
    with page.expect_download() as download:
        page.get_by_role("button", name="As notebook").click()
    assert download.value.suggested_filename == "explorer_nato-estonia_2026-11-25.ipynb"
    notebook = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert "'readiness': 0.7" in "".join(cell["source"] for cell in notebook["cells"])


@pytest.mark.parametrize(
    ("zone", "moment", "date"),
    [
        ("Pacific/Auckland", "2026-11-24T20:00:00Z", "2026-11-25"),
        ("America/Los_Angeles", "2026-11-26T04:00:00Z", "2026-11-25"),
    ],
)
def test_the_brief_bears_the_readers_date(open_page, zone, moment, date):
    page = open_page(STEM, at=moment, timezone_id=zone)
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Brief").click()
    popup.value.wait_for_selector("body[data-ready=true]")
    expect(popup.value.locator(".meta").first).to_contain_text(f"Printed {date}.")


HOSTILE = r"""title = "Ours\n<img src=x onerror=alert(1)> <script>alert(2)</script>\u202e &amp; **b**"
protege = "EST"
members = ["EST", "LVA"]
[[member]]
code = "EST"
name = "<i>Eesti</i>\r\n=1+1"
[[challenger]]
code = "RUS"
"""
SHOWN = "Ours <img src=x onerror=alert(1)> <script>alert(2)</script> &amp; **b**"


def test_a_title_from_a_file_is_shown_letter_by_letter(open_page, tmp_path):
    """On the page, in the brief, in a picture: no alert, no request, no element of its own."""
    (tmp_path / "ours.toml").write_text(HOSTILE, encoding="utf-8")
    page = open_page(STEM)
    page.locator("input[type=file]").first.set_input_files(tmp_path / "ours.toml")
    wait_for_text(page, ".dk-picker option:checked", SHOWN)
    wait_for_text(page, ".dk-board", "<i>Eesti</i> =1+1")
    ours = ".dk-legend i, .dk-meter i, .dk-scale-key i"
    expect(page.locator(f".dk-page :is(img, i:not({ours}), script)")).to_have_count(0)
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Brief").click()
    popup.value.wait_for_selector("body[data-ready=true]")
    expect(popup.value.locator("h1")).to_have_text(starting(SHOWN))
    expect(popup.value.locator("main script, main img[src=x]")).to_have_count(0)
    popup.value.close()
    with page.expect_download() as download:
        page.get_by_role("button", name="download as SVG").first.click()
    sheet = ElementTree.parse(download.value.path()).getroot()
    said = " ".join(text.text or "" for text in sheet.findall("{*}text"))
    assert SHOWN in said
    assert not sheet.findall(".//{*}script")
    assert re.fullmatch(r"[\w.-]+", download.value.suggested_filename)
