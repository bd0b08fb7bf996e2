"""Ten minutes, the Start page alone: from “Washington wavers” to a brief that answers four questions."""

import re

import pytest
from playwright.sync_api import expect

from deterrence_kit.analysis import assess_cases, dependence, uncertainty
from deterrence_kit.analysis.doubt.uncertainty import AT_REST
from deterrence_kit.app.brief import brief
from deterrence_kit.app.links import state_from
from deterrence_kit.model.rounding import beside, level
from deterrence_kit.pages.compare_and_decide.page import DecisionReading

pytestmark = pytest.mark.browser
NUMBER = r"\d+(?:[.,]\d+)*"
PAPER = (297 - 24) / 25.4 * 96  # pixels between the margins of A4


def follow(page, start, place):
    """Open the Start page's step of that place, as a reader does."""
    page.goto(start)
    page.locator("ol").first.locator("a").nth(place).click()
    page.wait_for_selector("[data-ready=true]")


def printed(page):
    """The brief of the page, once it stands in its window."""
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Brief").click()
    popup.value.wait_for_selector("body[data-ready=true]")
    return popup.value


def library():
    """What the library says of that state, worked out here: the page has no part in it."""
    reading = DecisionReading(state_from("?scenario=nato-estonia&will.USA=0.2&v=0")[0])
    for _ in reading.refine():
        if reading.ways is not None:
            return reading
    raise AssertionError("no ways")


def test_who_follows_the_start_page_has_a_brief_that_answers_the_four_questions(open_page):
    page, reading = open_page.blank(), library()
    start = f"{open_page.suite_url}voila/render/0_start_here.ipynb"
    hangs = dependence(reading.scenario, reading.changes)
    follow(page, start, 0)
    page.locator(".dk-tour").get_by_role("button", name="Skip").click()
    expect(page.locator("span.dk-credibility")).to_have_text(level(float(reading.now.credibility)))
    follow(page, start, 1)
    expect(page.locator(".dk-picture-ranking")).to_contain_text(reading.names[hangs.pivotal])
    follow(page, start, 2)
    page.locator(".dk-picture-worlds .dk-caption").wait_for()
    follow(page, start, 3)
    page.locator(".dk-ways article").nth(2).wait_for()
    paper = printed(page)
    check_answers(paper.locator("main").inner_text(), reading, hangs)
    for size in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b", paper.pdf(format=size))) == 1
    full = paper.evaluate("document.querySelector('main').getBoundingClientRect().height")
    assert full > 0.85 * PAPER
    check_figures(paper, reading)


def check_answers(text, reading, hangs):
    """What wavering does, whom it hangs on, the ways back, how sure: from the formulas themselves."""
    before = assess_cases(reading.shipped, {})
    here, there = beside(float(reading.now.credibility), float(before.credibility))
    assert f"{here} instead of {there}" in text
    less, _ = beside(float(hangs.without.min()), hangs.credibility)
    assert f"on {reading.names[hangs.pivotal]}: without it, credibility would be {less}" in text
    assert len(reading.ways) == 3
    for way in reading.ways:
        assert way.costs.sentence() in text
        assert f"in {100 * way.sure.share:.0f} of 100 draws" in text
    drawn = uncertainty(reading.scenario, reading.changes, AT_REST)
    low, high = map(level, drawn.band("credibility", (0.05, 0.95)))
    assert f"lies between {low} and {high}" in text
    assert f"in {100 * drawn.holding:.0f} of 100" in text


def check_figures(paper, reading):
    """No figure on the paper that the library does not say; legends, day and link apart."""
    paper.evaluate(
        "document.querySelectorAll('.dk-legend, .meta:last-of-type').forEach(e => e.remove())"
    )
    shown = paper.locator("main").inner_text().partition(" Printed ")[0]
    said = f"{brief(reading)} {reading.captions()}"
    assert (  # at once: the paper is ready
        {*re.findall(NUMBER, shown)} <= {*re.findall(NUMBER, said)}
    )
