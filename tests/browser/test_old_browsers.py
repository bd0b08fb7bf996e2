"""A browser that knows no JavaScript modules is told so by a served page, instead of waiting for ever."""

import pytest

from tests.browser.sights import wait_for_text

pytestmark = pytest.mark.browser
STEM = "1_credibility_explorer"


def test_without_modules_the_page_says_so(open_page, suite_url):
    """No browser of today is that old: what it would run is run, and what it could not is not."""
    page = open_page.blank()

    def as_if_old(route):
        answer = route.fetch()
        text = answer.text()
        assert text.count("<script nomodule>") == 1
        route.fulfill(response=answer, body=text.replace("<script nomodule>", "<script>"))

    page.route("**/*.ipynb", as_if_old)
    for begins in ("alone", "enter"):
        page.route(f"**/{begins}.js*", lambda route: route.abort())
    page.goto(f"{suite_url}voila/render/{STEM}.ipynb")
    wait_for_text(page, "#loading", "too old for this page")
