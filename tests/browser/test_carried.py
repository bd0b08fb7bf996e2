"""By clicks from page to page: what has been set goes along, through a notebook of one's own too."""

from playwright.sync_api import expect

from tests.browser.sights import wait_for_query

START, FORK = "1_credibility_explorer", "10_fork_me"
SET = (
    "?scenario=nato-poland&shared_threat=0.8&clarity=0.9&will.USA=0.3&leave=TUR"
    "&package1=Ready~readiness:0.7~will.USA:0.4&v=1"
)


def go(page, stem):
    with page.expect_navigation():
        page.locator(f'.dk-nav a[href*="{stem}"]').first.click()
    page.wait_for_selector("[data-ready=true]")
    wait_for_query(page, "check=")


def test_through_fork_me_and_back_nothing_is_lost(open_page):
    page = open_page(START, SET)
    wait_for_query(page, "check=")
    before = page.evaluate("location.search")
    go(page, FORK)
    wait_for_query(page, "scenario=my_pact")
    expect(page.locator(".dk-notices")).to_be_hidden()
    go(page, "3_burden_sharing")
    wait_for_query(page, "scenario=nato-poland")
    expect(page.locator(".dk-notices")).to_be_hidden()
    page.wait_for_function("(q) => location.search.split('&from=')[0] === q", arg=before)
