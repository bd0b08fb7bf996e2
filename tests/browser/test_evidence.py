"""Evidence in a browser: pictures stand, a number is looked up, the cases arrive, a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.sights import column, ending, wait_for_query, wait_for_text
from tests.waiting import eventually

pytestmark = pytest.mark.browser
STEM = "9_evidence"


def test_claims_pictures_and_the_origin_of_a_number(open_page):
    page = open_page(STEM)
    eventually(lambda: page.locator(".dk-part-claims tbody tr").count() > 40)
    eventually(lambda: len(column(page, "honoured_rows", "value")) == 9)
    eventually(lambda: column(page, "slopes_rows", "label")[0] == "Disputes, alone")
    first = page.locator(".dk-part-origin h3").inner_text()
    page.get_by_label("Number", exact=True).select_option("contest_exponent")
    wait_for_query(page, "parameter=contest_exponent")
    wait_for_text(page, ".dk-part-origin", "How fitted")
    page.get_by_role("button", name="Undo").click()
    page.locator(".dk-part-origin h3", has_text=first).wait_for()
    # The cases, where the files are in place, else the sentence that says how to get them.
    page.wait_for_function(
        "!document.querySelector('.dk-part-cases').textContent.includes('being read')"
    )
    said = page.locator(".dk-part-cases").inner_text()
    assert (  # at once: it has been waited for until it is read
        "disputes against states with a defender" in said or "DETERRENCE_KIT_DATA" in said
    )


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_no_table_is_cut_within_a_row(open_page, size):
    page = open_page(STEM, size=size)
    wait_for_text(page, ".dk-part-claims", "holds")
    page.wait_for_function(
        """() => [...document.querySelectorAll("[class*=dk-part] .dk-scroll")]
          .filter(box => box.checkVisibility()).every(box => {
            const end = box.getBoundingClientRect().top + box.clientHeight;
            return [...box.querySelectorAll("tbody tr")].every(row => {
              const { top, bottom } = row.getBoundingClientRect();
              return top >= end - 2 || bottom <= end + 2;
            });
          })"""
    )
    table = page.locator(".dk-part-claims .dk-scroll")
    eventually(lambda: table.evaluate("e => e.scrollHeight > e.clientHeight"))


def test_on_a_phone_nothing_is_wider_than_the_page(open_page):
    page = open_page(STEM, "?parameter=rival_border_rate", size=(390, 844), dark=True)
    page.wait_for_function("document.documentElement.scrollWidth <= 390")
    expect(page.locator(".dk-part-origin h3")).to_have_text(ending("rivals with a border"))
