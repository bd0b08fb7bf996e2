"""The decision page in a browser: examples kept, the cheapest way put on the sliders, a phone."""

import pytest

from tests.browser.sights import column, wait_for_query, wait_for_text
from tests.waiting import eventually

pytestmark = pytest.mark.browser
STEM = "7_compare_and_decide"


def test_examples_are_compared_and_the_cheapest_way_goes_on_the_sliders(open_page):
    page = open_page(STEM, "?scenario=us-korea&over=pact")
    page.get_by_role("button", name="Begin with three examples").click()
    wait_for_query(page, "p3=")
    wait_for_text(page, ".dk-picture-compare .dk-caption", "comes first")
    eventually(lambda: column(page, "package_dots", "letter") == ["·", "A", "B", "C"])
    button = page.locator(".dk-ways article").first.get_by_role("button", name="on the sliders")
    button.wait_for()
    button.focus()
    page.keyboard.press("Enter")  # by keyboard, like everything
    page.wait_for_function("""() => Bokeh.documents.map((d) => d.get_model_by_name("package_dots"))
        .find((m) => m).data.letter.includes("S")""")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("""() => !Bokeh.documents.map((d) => d.get_model_by_name("package_dots"))
        .find((m) => m).data.letter.includes("S")""")


def test_a_package_is_kept_under_its_name_and_removed_on_a_phone(open_page):
    page = open_page(STEM, "?scenario=us-korea&over=pact&readiness=0.7", size=(390, 844))
    page.get_by_label("Keep what is on the sliders as").fill("Ready <b>now</b>")
    page.get_by_role("button", name="Keep", exact=True).click()
    table = page.locator(".dk-part-packages table")
    table.get_by_text("Ready <b>now</b>").wait_for()
    page.wait_for_function("document.documentElement.scrollWidth <= 390")
    page.get_by_role("button", name="Remove “Ready <b>now</b>”").click()
    table.get_by_text("Ready <b>now</b>").wait_for(state="detached")
