"""A file of one's own in the browser: opened, taken along by clicks, there after a reload."""

import pytest
from playwright.sync_api import expect

from deterrence_kit.datasets.shipped import FOLDER
from tests.browser.sights import wait_for_query

EXPLORER, BURDENS, REGION = "1_credibility_explorer", "3_burden_sharing", "6_regional_conflict"
FILES = {
    "toml": ("mine.toml", (FOLDER / "training.toml").read_bytes()),
    "csv": ("my_pact.csv", b"code,will\nEST,\nLVA,0.9\nFIN,0.2\n"),
}


def open_file(page, name, contents):
    file = {"name": name, "mimeType": "text/plain", "buffer": contents}
    page.locator(".dk-toolbar input[type=file]").set_input_files(file)
    if name.endswith(".csv"):
        page.get_by_label("Who is defended").select_option("EST")
        page.get_by_label("Against whom").select_option("RUS")
        page.locator(".dk-ask button[type=submit]").click()


def ready(page):
    page.wait_for_selector("[data-ready=true]")
    wait_for_query(page, "check=")


def go(page, stem):
    with page.expect_navigation():
        page.locator(f'.dk-nav a[href*="{stem}"]').first.click()
    ready(page)


def state(page):
    return page.evaluate("location.search").partition("&from=")[0]


@pytest.mark.parametrize("kind", FILES)
def test_a_file_goes_along_and_survives_a_reload(open_page, kind):
    name, contents = FILES[kind]
    page = open_page(EXPLORER)
    open_file(page, name, contents)
    page.wait_for_selector(".dk-news:not([hidden])")
    expect(page.locator(".dk-news").first).to_have_attribute("role", "status")
    expect(page.locator(".dk-notices")).to_be_hidden()
    wait_for_query(page, "scenario=own-")
    page.locator(".dk-name-clarity .noUi-handle").press("ArrowRight")
    wait_for_query(page, "clarity=")
    before = state(page)
    scenario = page.locator(".dk-picker select").input_value()
    go(page, BURDENS)
    assert state(page) == before
    expect(page.locator(".dk-picker select")).to_have_value(scenario)
    expect(page.locator(".dk-notices")).to_be_hidden()
    page.reload()
    ready(page)
    assert state(page) == before
    go(page, REGION)
    page.wait_for_selector(".dk-news:has-text('waits for the other pages')")
    go(page, EXPLORER)
    assert state(page) == before
    page.locator(".dk-picker select").select_option("us-japan")
    wait_for_query(page, "scenario=us-japan")
    page.locator(".dk-picker select").select_option(scenario)
    wait_for_query(page, scenario)


def test_a_link_about_a_file_that_is_not_there_waits_for_it(open_page):
    page = open_page(EXPLORER)
    open_file(page, *FILES["csv"])
    wait_for_query(page, "scenario=own-")
    page.locator(".dk-name-clarity .noUi-handle").press("ArrowRight")
    wait_for_query(page, "clarity=")
    query = state(page)
    other = open_page(REGION, query)
    other.wait_for_selector(".dk-notices:has-text('not open in this tab')")
    wait_for_query(other, "scenario=nato-estonia")
    assert "clarity=" not in state(other)
    open_file(other, *FILES["csv"])
    wait_for_query(other, "scenario=own-")
    assert state(other) == query


def test_a_file_that_is_too_large_is_said(open_page):
    page = open_page(EXPLORER)
    open_file(page, "large.toml", b"#" * 300_000)
    page.wait_for_selector(".dk-notices:has-text('larger than 200 kB')")
