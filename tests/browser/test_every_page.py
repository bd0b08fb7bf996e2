"""Every page, opened once, for all that only looks at it or takes something away.

What a test leaves behind is put back; what it cannot put back comes last.
"""

import csv
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from deterrence_kit.app.controls import descriptions
from tests.browser.catching import CATCH, caught
from tests.browser.conftest import Opener
from tests.browser.sights import LIVE, serious
from tests.browser.test_copying import press_until_still
from tests.waiting import eventually

pytestmark = pytest.mark.browser
START = "0_start_here"
DRAWN = Path(__file__).with_name("drawn.js").read_text(encoding="utf-8")
FIXED = """() => [...document.querySelectorAll("body *")]
  .filter((it) => it.checkVisibility() && it.offsetHeight)
  .filter((it) => /fixed|sticky/.test(getComputedStyle(it).position)).map((it) => it.outerHTML)"""
ON_PAPER = """() => {
  const all = (what) => [...document.querySelectorAll(what)].filter((it) => it.checkVisibility());
  const style = (it) => getComputedStyle(it), box = (it) => it.getBoundingClientRect();
  const plots = all(".dk-plot");
  const below = (it) => [...it.parentElement.children].filter(
    (other) => it.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const levers = all(".dk-lever")[0], named = (it) => it.outerHTML.slice(0, 120);
  const pressed = "button, summary, select, input, .dk-top, .dk-strip, .dk-said";
  const kept = ".dk-term, .dk-mark, .dk-table :not(.dk-actions) > button, [aria-pressed=true], "
    + "details[open] > summary";
  return {
    drawn: plots.map((plot) => plot.firstElementChild).flatMap((it) => [it.offsetWidth, it.offsetHeight]),
    outside: plots.filter((plot) => box(plot.firstElementChild).right > box(plot).right + 1
      || box(plot.firstElementChild).bottom > box(plot).bottom + 1 || box(plot).right > innerWidth
      || below(plot).some((it) => it.checkVisibility() && box(it).top < box(plot).bottom - 1)).map(named),
    parted: all(".dk-picture, .dk-answer, .dk-lever, .dk-ways > article")
      .filter((it) => style(it).breakInside !== "avoid").map(named),
    broken: all(".dk-table :is(th, td)").filter((it) => style(it).overflowWrap === "anywhere").map(named),
    large: plots.filter((it) => box(it).height > Math.max(200, 0.7 * it.firstElementChild.offsetHeight) + 3)
      .map(named),
    pressed: all(pressed).filter((it) => !it.matches(kept) && !it.closest(".dk-unseen")
      && !(it.matches("select, input") && style(it).borderStyle === "none")).map(named),
    first: !levers || box(all(".dk-answer")[0]).bottom < box(levers).top ? "answer" : "levers",
  };
}"""
BANNER = """() => {
  const box = document.querySelector(".dk-lifeline");
  box.hidden = false;
  box.style.cssText = "position: fixed; bottom: 0; display: flex";
  return getComputedStyle(box).display;
}"""
EVERY_LEVER = """() => [...document.querySelectorAll(".dk-lever[data-name]")].map((lever) => {
  const handle = lever.querySelector(".noUi-handle"), entry = lever.querySelector(".dk-entry");
  return {
    name: lever.dataset.name, entry: entry?.value, mode: entry?.inputMode, label: entry?.ariaLabel,
    said: document.getElementById(entry?.getAttribute("aria-describedby"))?.getAttribute("role"),
    text: handle.getAttribute("aria-valuetext"), now: handle.getAttribute("aria-valuenow"),
    low: handle.getAttribute("aria-valuemin"), high: handle.getAttribute("aria-valuemax"),
    titles: [...lever.querySelectorAll("[aria-label]")].map((part) => part.ariaLabel),
  };
})"""
# Each list in turn with each of its choices: the letters, what stands around them, and its arrow. Where
# it takes the width that there is beside its label, it may cut what is longer than a phone is wide.
CUT = """() => {
  const pen = document.createElement("canvas").getContext("2d"), ARROW = 16;
  const lists = [...document.querySelectorAll(".dk-board select")].filter((it) => it.checkVisibility());
  return lists.flatMap((list) => {
    const was = list.selectedIndex, style = getComputedStyle(list), found = [];
    const room = list.closest(".dk-toolbar, .dk-picture, .dk-part").clientWidth - 110;
    pen.font = style.font;
    const around = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight) + ARROW;
    for (const option of list.options) {
      option.selected = true;
      const cut = pen.measureText(option.text).width + around > list.clientWidth + 1;
      if (cut && list.offsetWidth < room) found.push(option.text);
    }
    list.selectedIndex = was;
    return found;
  });
}"""
NOISE = re.compile(r"\d\.\d{7}|e[-+]?\d")


def each(stems):
    return pytest.mark.parametrize("opened", stems, indirect=True, scope="module")


every, live = each([*LIVE, START]), each(LIVE)


@pytest.fixture(scope="module")
def opened(request, chromium, suite_url, warm):
    """A page with a notice on it; the start page is plain text and has no session."""
    opener = Opener(chromium, suite_url, warm)
    if request.param == START:
        page = opener.tab()
        page.goto(f"{suite_url}voila/render/{START}.ipynb")
    else:
        page = opener(request.param, "?readiness=7")
    page.stem = request.param
    yield page
    opener.close()


@pytest.fixture
def page(opened):
    """As it was opened."""
    yield opened
    opened.emulate_media(forced_colors="none", color_scheme="light", media="screen")
    opened.set_viewport_size({"width": 1440, "height": 900})


@every
def test_a_page_is_accessible_in_the_light_and_its_colours_in_the_dark(page):
    page.evaluate("document.querySelectorAll('.dk-table').forEach((twin) => (twin.open = true))")
    assert serious(page) == []
    page.emulate_media(color_scheme="dark")
    assert serious(page, runOnly=["color-contrast"]) == []


@live
def test_what_takes_a_picture_away_stands_in_its_titles_line(page):
    lower = """() => [...document.querySelectorAll(".dk-picture")].filter((picture) => {
      const at = (part) => picture.querySelector(part).getBoundingClientRect();
      const [title, ways] = [at("h2"), at(".dk-downloads")];
      return ways.top >= title.bottom || ways.left < title.right;
    }).map((picture) => picture.className)"""
    for width in (1440, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(lower) == []


@every
def test_a_page_fits_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    eventually(lambda: page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@live
def test_what_is_said_of_a_file_or_a_link_moves_nothing(page):
    tops = """() => {
      const said = [...document.querySelectorAll(".dk-notices, .dk-news")];
      const top = () => document.querySelector(".dk-answer").getBoundingClientRect().top;
      const before = said.map((each) => each.hidden);
      const found = [false, true].map((hidden) => {
        said.forEach((each) => (each.hidden = hidden));
        return top();
      });
      said.forEach((each, place) => (each.hidden = before[place]));
      return [said.length, ...found];
    }"""
    count, shown_, hidden = page.evaluate(tops)
    assert count >= 3
    assert shown_ == hidden


@live
def test_the_answer_takes_the_width_there_is_and_fills_it(page):
    """A fold that floats once took a column beside it, and empty columns half of its own."""
    widths = """() => {
      const answer = document.querySelector(".dk-answer");
      const box = answer.getBoundingClientRect();
      const room = answer.parentElement.clientWidth;  // the board has no padding
      const blocks = [...answer.querySelectorAll(":scope > .dk-block")];
      const ends = blocks.map((each) => each.getBoundingClientRect().right);
      return [box.width / room, (Math.max(...ends) - box.left) / box.width];
    }"""
    for width in (1920, 1024):
        page.set_viewport_size({"width": width, "height": 1080})
        eventually(lambda: page.evaluate(widths)[0] > 0.99)
        eventually(lambda: page.evaluate(widths)[1] > 0.95)


@live
def test_every_picture_and_slider_leaves_swipes_up_and_down_to_the_page(page):
    taken = page.evaluate("""() => {
      const all = (root) => [...root.querySelectorAll("*")].flatMap(
        (it) => [it, ...(it.shadowRoot ? all(it.shadowRoot) : [])]);
      return [...document.querySelectorAll(".dk-plot, .dk-lever")].flatMap((part) => all(part))
        .filter((it) => it.matches(".bk-events, .noUi-target, .noUi-target *"))
        .map((it) => getComputedStyle(it).touchAction).filter((how) => !/pan-y|auto/.test(how));
    }""")
    assert taken == []


@live
def test_every_slider_tells_its_number_as_it_is_shown(page):
    levers = page.evaluate(EVERY_LEVER)
    assert bool(levers) == (page.stem != "9_evidence"), "the one page without sliders"
    expect(page.locator(".dk-lever")).to_have_count(len(levers))
    known = descriptions(["levers", "assumptions", "rates", "costs", "regional"])
    for lever in levers:
        about = known[lever["name"]]
        unit = "(0 to 1)" if about["unit"] == "0 to 1" else about["unit"]
        assert lever["text"] == f"{lever['entry']} {unit}"
        assert float(lever["now"]) == float(lever["entry"])
        assert (float(lever["low"]), float(lever["high"])) == (about["low"], about["high"])
        assert not [text for text in (*lever["titles"], lever["text"]) if NOISE.search(text)]
        assert (lever["mode"], lever["said"]) == ("decimal", "alert")
        assert about["label"] in lever["label"]


def rows_of(picture):
    """The table's rows; some pictures are empty until the page has rested."""

    def rows():
        lines = list(csv.reader(caught(picture, "Download CSV")[1].splitlines()))
        table = lines[lines.index([]) + 1 :]  # below the lines that say where it comes from
        return table[1:] and table

    return eventually(rows)


@live
def test_every_table_can_be_downloaded(page):
    page.evaluate(CATCH)
    for picture in page.locator(".dk-picture").all():
        picture.locator(".dk-table").evaluate("(twin) => (twin.open = true)")
        rows = rows_of(picture)
        assert {len(row) for row in rows} == {len(rows[0])}
        name, book, *_ = caught(picture, "Download Excel")
        assert name.endswith(".xlsx")
        assert book.startswith("PK")


NAME = r"[\w-]+(_[\w-]+)?_\d{4}-\d\d-\d\d"  # page, what it is about, date
ABOUT = """() => [...document.querySelectorAll(".dk-picker")].filter((p) => !p.hidden)
  .map((p) => p.querySelector("option:checked").text).join("")"""


@live
def test_every_picture_stands_alone_as_a_file(page):
    page.evaluate(CATCH)
    seen, about = set(), page.evaluate(ABOUT)
    for picture in page.locator(".dk-picture").all():
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


@every
def test_what_backgrounds_say_is_seen_in_forced_colours_and_on_paper(page):
    drawn = page.evaluate(DRAWN)
    assert any("a." in name for name in drawn), "the page one is on is marked in the navigation"
    if page.locator(".dk-scale, .noUi-target").count():
        assert len(drawn) > 3, drawn
    for dark in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=dark)
        assert page.evaluate(DRAWN, "forced") == []
    page.emulate_media(forced_colors="none", color_scheme="light", media="print")
    assert page.evaluate(DRAWN, "print") == []


@live
def test_copying_moves_nothing_and_keeps_the_focus(page):
    press_until_still(page)


@every
def test_nothing_covers_lines_of_a_printed_sheet(page):
    if page.locator(".dk-lifeline").count():
        assert page.evaluate(BANNER) == "flex"
    page.emulate_media(media="print")
    for width in (390, 794, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("width => innerWidth === width", arg=width)
        assert page.evaluate(FIXED) == []


@live
def test_a_printed_page_says_its_answer_first_whole_and_without_what_one_presses(page):
    """Paper is laid out anew, drawings are not: a map was cut where its box had become lower."""
    shown = page.evaluate(ON_PAPER)["drawn"]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794 - 91, "height": 1000})  # A4 within its margins
    page.wait_for_function("innerWidth === 703")
    eventually(lambda: page.evaluate("document.documentElement.scrollWidth <= innerWidth"), 20)
    paper = page.evaluate(ON_PAPER)
    assert shown
    assert paper["drawn"] == shown
    for fault in ("outside", "parted", "broken", "large", "pressed"):
        assert paper[fault] == [], fault
    assert paper["first"] == "answer"


@live
def test_the_first_sheet_holds_the_answer_and_a_whole_picture(page):
    """A high picture once left half of it empty, where a later one would have filled it."""
    page.evaluate("document.querySelectorAll('.dk-table').forEach((twin) => (twin.open = false))")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 725, "height": 965})  # Letter within its margins
    page.wait_for_function("innerWidth === 725")
    end = """() => {
      const top = document.body.getBoundingClientRect().top;
      const there = [...document.querySelectorAll(".dk-pictures > *")].filter((each) => each.offsetHeight);
      if (there[0].parentElement.getBoundingClientRect().top - top > 965) return 0; // other blocks fill it
      return Math.min(...there.map((each) => each.getBoundingClientRect().bottom - top));
    }"""
    eventually(lambda: page.evaluate(end) <= 965, 20)


@live
def test_what_was_drawn_for_the_dark_has_a_dark_ground_on_white_paper(page):
    page.emulate_media(color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    grounds = """() => ["--text", "--bg"].map((name) => getComputedStyle(document.querySelector(".dk-page"))
      .getPropertyValue(name)).concat(document.querySelectorAll(".dk-plot").length
        - document.querySelectorAll(".dk-drawn-dark > .dk-plot").length)"""
    assert page.evaluate(grounds) == ["#1b2530", "#ffffff", 0]
    assert serious(page, runOnly=["color-contrast"]) == []


@live
def test_no_list_cuts_what_is_chosen(page):
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("width => innerWidth === width", arg=width)
        assert page.evaluate(CUT) == [], width


@live
def test_what_a_row_is_about_stays_in_sight_in_a_table_that_is_scrolled(page):
    """Its name once left with the first column, and a table that was made anew stayed there."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    lost = """() => [...document.querySelectorAll(".dk-scroll")].filter((box) => {
      box.scrollLeft = box.scrollWidth;
      const [around, names] = [box.getBoundingClientRect(), [...box.querySelectorAll("tr > :first-child")]];
      return box.scrollLeft && names.some((name) => name.getBoundingClientRect().left < around.left - 1);
    }).map((box) => box.getAttribute("aria-label"))"""
    eventually(lambda: page.evaluate(lost) == [])


FAULTS = (
    '<button type="button"></button>',
    '<span style="color: #eee">pale</span>',
    '<img src="data:,">',
)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_one_row_of_many_that_are_alike_is_seen(chromium, fault):
    """Axe looks at the first rows of a kind; one with something else in it is of another kind."""
    rows = ["<tr><th scope='row'>A</th><td>1</td></tr>"] * 20
    rows[-2] = rows[-2].replace("1", fault)
    page = chromium.new_page()
    page.set_content(
        f"<html lang='en'><title>T</title><body style='background: white'><main><h1>T</h1>"
        f"<table><tbody>{''.join(rows)}</tbody></table></main>"
    )
    assert serious(page)
    expect(page.locator("[data-alike]")).to_have_count(len(rows) - 3)  # two of a kind, and the one
    page.close()
