"""What a user takes away, in the browser: a brief that prints to one page, a notebook that is one."""

import json
import re

from tests.browser.sights import wait_for_text

STEM = "1_credibility_explorer"
QUERY = "?readiness=0.7&will.USA=0.25&clarity=0.9&lift=900&contest_exponent=0.8&leave=TUR"


def test_the_brief_prints_to_one_page(open_page):
    page = open_page(STEM, QUERY, dark=True)
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Brief").click()
    paper = popup.value
    paper.wait_for_selector("body[data-ready=true]")
    text = paper.locator("main").inner_text()
    assert page.locator(".dk-sentence").inner_text() in text
    assert "readiness=0.7" in text
    assert "Readiness" in text
    assert paper.locator("img").count() == 2
    assert paper.evaluate("[...document.images].every((i) => i.complete && i.naturalWidth > 300)")
    pages = re.findall(rb"/Type\s*/Page\b", paper.pdf(prefer_css_page_size=True))
    assert len(pages) == 1
    with page.expect_download() as download:
        paper.get_by_role("button", name="Save as HTML").click()
    html = download.value.path().read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert "Türkiye has left the pact." in html
    assert not re.search(r'(src|href)="https?:', html)


def test_the_notebook_is_downloaded(open_page):
    page = open_page(STEM, QUERY)
    wait_for_text(page, ".dk-sentence", "credibility")
    with page.expect_download() as download:
        page.get_by_role("button", name="As notebook").click()
    assert download.value.suggested_filename == "nato-estonia.ipynb"
    notebook = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert "'readiness': 0.7" in "".join(cell["source"] for cell in notebook["cells"])
