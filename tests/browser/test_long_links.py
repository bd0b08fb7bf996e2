"""A link that is too long for some mail programs says so, and the page can be sent as a file."""

from urllib.parse import urlencode

from playwright.sync_api import expect

from deterrence_kit.app.state import State
from deterrence_kit.model.settings import LEVERS
from tests.browser.sights import same_address, wait_for_query, wait_for_text
from tests.waiting import eventually

STEM = "1_credibility_explorer"
NAMES = {
    f"p{i}": f"Ein längerer Name, nämlich Nummer {i}~R.7~C.9~H.9~L900~W.9:USA~W.8:DEU~V.7:TUR~Q.9"
    for i in range(1, 7)
}


def long_query():
    levers = {}
    for name, p in LEVERS.items():
        levers[name] = p.low if State().value(name) != p.low else p.high
    return "?" + urlencode({"scenario": "nato-estonia", **levers, **NAMES, "v": "1"})


def test_a_long_link_is_said_and_saved_as_a_file_that_opens_again(open_page, tmp_path):
    page = open_page(STEM, long_query())
    wait_for_query(page, "check=")
    page.get_by_role("button", name="Copy link").click()
    wait_for_text(page, ".dk-copied", "some mail programs cut a link at 1,000")
    eventually(lambda: len(page.evaluate("navigator.clipboard.readText()")) > 1000)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    saved = tmp_path / download.value.suggested_filename
    assert saved.name.startswith("nato-estonia_")
    download.value.save_as(saved)
    other = open_page(STEM)
    other.locator(".dk-toolbar input[type=file]").set_input_files(saved)
    wait_for_text(other, ".dk-news", f"What was saved in {saved.name} is shown")
    wait_for_query(other, "p6=")
    same_address(page, other)


def test_a_link_that_is_short_enough_says_nothing(open_page):
    page = open_page(STEM, "?readiness=0.7&v=1")
    wait_for_query(page, "check=")
    page.get_by_role("button", name="Copy link").click()
    wait_for_text(page, ".dk-copied", "Link copied.")
    expect(page.locator(".dk-copied button")).to_have_count(0)


def test_a_link_about_ones_own_file_offers_both_as_one(open_page, tmp_path):
    page = open_page(STEM)
    table = {"name": "my_pact.csv", "mimeType": "text/csv", "buffer": b"code\nEST\nLVA\nFIN\n"}
    page.locator(".dk-toolbar input[type=file]").set_input_files(table)
    page.get_by_label("Who is defended").select_option("EST")
    page.get_by_label("Against whom").select_option("RUS")
    page.locator(".dk-ask button[type=submit]").click()
    wait_for_query(page, "scenario=own-")
    page.get_by_role("button", name="Copy link").click()
    wait_for_text(page, ".dk-copied", "cannot carry it")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    download.value.save_as(tmp_path / "both.json")
    other = open_page(STEM)
    other.locator(".dk-toolbar input[type=file]").set_input_files(tmp_path / "both.json")
    wait_for_query(other, "scenario=own-")
    same_address(page, other)
    other.reload()
    other.wait_for_selector("[data-ready=true]")
    wait_for_query(other, "scenario=own-")
