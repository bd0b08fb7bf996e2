"""The suite as a whole: a state goes through all pages, each is accessible, each fits both sizes."""

import csv
import re
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from deterrence_kit.datasets import scenario_names
from tests.browser.conftest import Opener
from tests.browser.sights import shown, wait_for_query
from tests.conftest import ROOT
from tests.waiting import eventually

pytestmark = pytest.mark.browser
APPS = sorted(
    (p.stem for p in (ROOT / "notebooks").glob("*.ipynb") if not p.stem.startswith("0_")),
    key=lambda stem: int(stem.partition("_")[0]),
)


@pytest.fixture(scope="module", params=APPS)
def app(request, chromium, suite_url, warm):
    """Each app, opened once with a notice on it, for all the tests that only look at it."""
    opener = Opener(chromium, suite_url, warm)
    yield opener(request.param, "?readiness=7")
    opener.close()


def test_a_state_goes_through_all_pages_by_the_navigation(open_page):
    page = open_page(APPS[0], "?scenario=nato-poland&readiness=0.7&will.USA=0.3&leave=TUR&v=1")
    answer, sentence = shown(page, "credibility"), shown(page, "sentence")
    compared = 0
    for stem in APPS[1:]:
        page.locator(f"nav a[href*='{stem}']").click()
        page.wait_for_url(f"**/{stem}.ipynb*")
        page.wait_for_selector("[data-ready=true]")
        wait_for_query(page, "readiness=0.7")
        if stem == "10_fork_me":  # shows a scenario of its own, so only levers come along
            continue
        for part in ("scenario=nato-poland", "will.USA=0.3", "leave=TUR"):
            wait_for_query(page, part)
        if page.locator(".dk-credibility").count():  # other pages have a headline of their own
            compared += 1
            expect(page.get_by_label("Scenario", exact=True)).to_have_value("nato-poland")
            eventually(lambda: shown(page, "credibility") == answer)
            eventually(lambda: shown(page, "sentence") == sentence)
    assert compared >= 3


def test_the_start_page_opens_at_once_and_leads_on(open_page):
    page = open_page.blank()
    page.goto(open_page.suite_url)
    expect(page.get_by_role("heading", name="Start here")).to_be_visible()
    page.wait_for_function(
        "[...document.querySelectorAll('main img')].every((i) => i.complete && i.naturalWidth > 0)"
    )
    page.get_by_role("link", name="without the United States").click()
    page.wait_for_selector("[data-ready=true]")
    wait_for_query(page, "leave=USA")
    expect(page.locator(".dk-notices")).to_be_hidden()


def test_the_navigation_is_whole_on_a_small_laptop(open_page):
    page = open_page(APPS[0], size=(1024, 768))
    nav = page.locator(".dk-nav")
    eventually(lambda: nav.evaluate("(n) => n.scrollWidth <= n.clientWidth"))
    expect(nav.get_by_role("link", name="Fork me")).to_be_visible()


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


def test_what_takes_a_picture_away_stands_in_its_titles_line(app):
    lower = """() => [...document.querySelectorAll(".dk-picture")].filter((picture) => {
      const at = (part) => picture.querySelector(part).getBoundingClientRect();
      const [title, ways] = [at("h2"), at(".dk-downloads")];
      return ways.top >= title.bottom || ways.left < title.right;
    }).map((picture) => picture.className)"""
    for width in (1440, 1024):
        app.set_viewport_size({"width": width, "height": 900})
        assert app.evaluate(lower) == []
    app.set_viewport_size({"width": 1440, "height": 900})


def test_a_page_fits_a_phone(app):
    app.set_viewport_size({"width": 390, "height": 844})
    eventually(lambda: app.evaluate("document.documentElement.scrollWidth <= innerWidth"))
    app.set_viewport_size({"width": 1440, "height": 900})


# Chromium refuses more than ten downloads in a row, so what would be saved is caught on the way.
CATCH = """() => {
  window.caught = [];
  const urls = new Map(), make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = make(blob); urls.set(url, blob); return url; };
  HTMLAnchorElement.prototype.click = function () {
    const blob = urls.get(this.href), pixels = blob.type === "image/png" ? createImageBitmap(blob) : {};
    Promise.all([blob.text(), pixels]).then(([text, { width, height }]) =>
      window.caught.push([this.download, text, width, height]));
  };
}"""


def caught(picture, button):
    """What a button would save: name, text, size; pressed by key, as the page may still move."""
    page = picture.page
    before = page.evaluate("caught.length")
    picture.get_by_role("button", name=button).press("Enter")
    page.wait_for_function("(n) => caught.length > n", arg=before)
    return page.evaluate("caught.at(-1)")


def rows_of(picture):
    """The table's rows; some pictures are empty until the page has rested."""

    def rows():
        lines = list(csv.reader(caught(picture, "Download CSV")[1].splitlines()))
        table = lines[lines.index([]) + 1 :]  # below the lines that say where it comes from
        return table[1:] and table

    return eventually(rows)


def test_every_table_can_be_downloaded(app):
    app.evaluate(CATCH)
    for picture in app.locator(".dk-picture").all():
        picture.locator(".dk-table").evaluate("(twin) => (twin.open = true)")
        rows = rows_of(picture)
        assert {len(row) for row in rows} == {len(rows[0])}
        name, book, *_ = caught(picture, "Download Excel")
        assert name.endswith(".xlsx")
        assert book.startswith("PK")


NAME = r"[\w-]+(_[\w-]+)?_\d{4}-\d\d-\d\d"  # page, what it is about, date
ABOUT = """() => [...document.querySelectorAll(".dk-picker")].filter((p) => !p.hidden)
  .map((p) => p.querySelector("option:checked").text).join("")"""


def test_every_picture_stands_alone_as_a_file(app):
    app.evaluate(CATCH)
    seen, about = set(), app.evaluate(ABOUT)
    for picture in app.locator(".dk-picture").all():
        title = picture.locator("h2").inner_text()
        (name, png, *pixels), (other, svg, *_), caption = files_and_caption(picture)
        assert re.fullmatch(NAME + (r"_[\w-]+" if seen else "") + r"\.png", name)
        assert name not in seen
        seen.add(name)
        assert png[1:4] == "PNG"
        assert other == name.replace(".png", ".svg")
        sheet = ElementTree.fromstring(svg)
        assert pixels == [2 * int(sheet.get(side)) for side in ("width", "height")]
        said = " ".join(text.text or "" for text in sheet.findall("{*}text"))
        told = [title, about]
        legend = picture.locator(".dk-legend > span:visible").all_inner_texts()
        told += [re.sub(r"^\W ?", "", entry) for entry in legend]
        told += ["Changed: nothing: the baseline", "Source: deterrence_kit"]
        told += [re.search(r"\d{4}-\d\d-\d\d", name)[0], caption]
        for part in told:
            assert "".join(part.split()) in "".join(said.split()), title
        assert "var(" not in svg, title
        assert within(picture, svg), title


def files_and_caption(picture):
    """A picture as PNG, as SVG, and the caption that stood before and after both were saved.

    A search that ends in between changes the caption, rightly: then both are saved once more.
    """

    def both():
        before = picture.locator("figcaption").inner_text()
        files = [caught(picture, f"download as {kind}") for kind in ("PNG", "SVG")]
        after = picture.locator("figcaption").inner_text()
        return (*files, after) if before == after else None

    return eventually(both)


def within(picture, svg):
    """Whether every text of the sheet is inside it, as the browser draws it."""
    return picture.page.evaluate(
        """(svg) => {
          const holder = document.createElement("div");
          holder.innerHTML = svg;
          document.body.append(holder);
          const sheet = holder.firstElementChild, box = sheet.getBoundingClientRect();
          const good = [...sheet.children].filter((e) => e.tagName === "text")
            .map((e) => e.getBoundingClientRect())
            .every((b) => b.left >= box.left && b.right <= box.right + 1 && b.bottom <= box.bottom);
          holder.remove();
          return good;
        }""",
        svg,
    )


def test_a_picture_says_what_was_changed_in_light_and_dark(open_page):
    for dark in (False, True):
        page = open_page(APPS[0], "?readiness=0.7&leave=TUR", dark=dark, at="2026-11-25T12:00:00Z")
        page.evaluate(CATCH)
        picture = page.locator(".dk-picture").first
        name, svg, *_ = caught(picture, "download as SVG")
        assert name == "explorer_nato-estonia_2026-11-25.svg"
        sheet = ElementTree.fromstring(svg)
        said = " ".join(text.text or "" for text in sheet.findall("{*}text"))
        assert "Readiness 0.5 → 0.7; Türkiye has left the pact." in said
        ground = sheet.find("{*}rect").get("fill")
        style = "getComputedStyle(document.querySelector('.dk-page')).getPropertyValue('--bg')"
        assert ground == page.evaluate(style).strip() != ""
        page.close()


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
    first, following = scenario_names()[:2]
    assert first == "nato-estonia"
    tab_to(page, ".dk-picker select")
    page.keyboard.press("ArrowDown")
    wait_for_query(page, f"scenario={following}")
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
    eventually(lambda: shown(page, "credibility") == before)
