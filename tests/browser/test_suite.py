"""The suite as a whole: a state goes through all pages, each is accessible, each fits both sizes."""

from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Opener
from tests.browser.sights import shown, wait_for_query
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
APPS = sorted(
    (p.stem for p in (ROOT / "notebooks").glob("*.ipynb") if not p.stem.startswith("0_")),
    key=lambda stem: int(stem.partition("_")[0]),
)


@pytest.fixture(scope="module", params=APPS)
def app(request, chromium, suite_url):
    """Each app, opened once with a notice on it, for all the tests that only look at it."""
    opener = Opener(chromium, suite_url)
    yield opener(request.param, "?readiness=7")
    opener.close()


def test_a_state_goes_through_all_pages_by_the_navigation(open_page):
    page = open_page(APPS[0], "?scenario=nato-poland&readiness=0.7&will.USA=0.3&leave=TUR")
    answer, sentence = shown(page, "credibility"), shown(page, "sentence")
    compared = 0
    for stem in APPS[1:]:
        page.locator(f"nav a[href*='{stem}']").click()
        page.wait_for_url(f"**/{stem}.ipynb*")
        page.wait_for_selector("[data-ready=true]", timeout=90_000)
        wait_for_query(page, "readiness=0.7")
        if stem == "10_fork_me":  # shows a scenario of its own, so only levers come along
            continue
        for part in ("scenario=nato-poland", "will.USA=0.3", "leave=TUR"):
            wait_for_query(page, part)
        if page.locator(".dk-credibility").count():  # other pages have a headline of their own
            compared += 1
            assert page.get_by_label("Scenario", exact=True).input_value() == "nato-poland"
            assert shown(page, "credibility") == answer
            assert shown(page, "sentence") == sentence
    assert compared >= 3


def test_the_start_page_opens_at_once_and_leads_on(open_page):
    page = open_page.blank()
    page.goto(open_page.suite_url)
    assert page.get_by_role("heading", name="Start here").is_visible()
    for image in page.locator("main img").all():
        assert image.evaluate("(i) => i.complete && i.naturalWidth > 0")
    page.get_by_role("link", name="without the United States").click()
    page.wait_for_selector("[data-ready=true]", timeout=90_000)
    assert "leave=USA" in page.evaluate("location.search")
    assert not page.locator(".dk-notices").is_visible()


def serious(page):
    found = Axe().run(page).response["violations"]
    return [
        (v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_accessible(app, scheme):
    app.emulate_media(color_scheme=scheme)
    app.evaluate("document.querySelectorAll('.dk-table').forEach((twin) => (twin.open = true))")
    assert serious(app) == []


def test_the_start_page_is_accessible(open_page):
    page = open_page.blank()
    page.goto(open_page.suite_url)
    assert serious(page) == []


def test_a_page_fits_a_phone(app):
    app.set_viewport_size({"width": 390, "height": 844})
    app.wait_for_timeout(300)
    assert app.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    app.set_viewport_size({"width": 1440, "height": 900})


# Chromium refuses more than ten downloads in a row, so what would be saved is caught on the way.
CATCH = """() => {
  window.caught = [];
  const urls = new Map(), make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = make(blob); urls.set(url, blob); return url; };
  HTMLAnchorElement.prototype.click = function () {
    urls.get(this.href).text().then((text) => window.caught.push([this.download, text]));
  };
}"""


def caught(picture, button):
    """What a button would save: its name and its text; pressed by key, as the page may still move."""
    page = picture.page
    before = page.evaluate("caught.length")
    picture.get_by_role("button", name=button).press("Enter")
    page.wait_for_function("(n) => caught.length > n", arg=before)
    return page.evaluate("caught.at(-1)")


def rows_of(picture):
    """The table's rows; some pictures are empty until the page has rested."""
    for _ in range(40):
        rows = caught(picture, "Download CSV")[1].splitlines()
        if len(rows) > 1:
            return rows
        picture.page.wait_for_timeout(500)
    raise AssertionError("the table has no rows")


def test_every_picture_can_be_downloaded_with_its_table(app):
    app.evaluate(CATCH)
    for picture in app.locator(".dk-picture").all():
        title = picture.locator("h2").inner_text()
        name, png = caught(picture, "download as PNG")
        assert name == f"{title}.png"
        assert png[1:4] == "PNG"
        name, svg = caught(picture, "download as SVG")
        assert name == f"{title}.svg"
        assert len(ElementTree.fromstring(svg)) > 1
        picture.locator(".dk-table").evaluate("(twin) => (twin.open = true)")
        rows = rows_of(picture)
        assert rows[0].count('","') == rows[1].count('","')


def tab_to(page, selector, key="Tab"):
    """Go on by the Tab key alone until an element has the focus."""
    for _ in range(200):
        page.keyboard.press(key)
        if page.evaluate("(s) => document.activeElement?.matches(s) ?? false", selector):
            return
    raise AssertionError(f"{selector} was not reached by keyboard")


def test_the_main_job_can_be_done_by_keyboard_alone(open_page):
    page = open_page("1_credibility_explorer")
    before = shown(page, "credibility")
    tab_to(page, ".dk-picker select")
    page.keyboard.press("ArrowDown")
    wait_for_query(page, "scenario=nato-poland")
    tab_to(page, ".dk-picture-map summary")
    page.keyboard.press("Enter")
    tab_to(page, ".dk-picture-map tbody button")
    page.keyboard.press("Enter")
    page.locator(".dk-card").wait_for(state="visible")
    tab_to(page, ".dk-name-readiness .noUi-handle")
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    wait_for_query(page, "readiness=0.6")
    page.keyboard.press("Control+z")
    page.wait_for_function("() => !location.search.includes('readiness=0.6')")
    page.keyboard.press("Control+z")
    wait_for_query(page, "scenario=nato-estonia")
    assert shown(page, "credibility") == before
