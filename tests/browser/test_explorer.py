"""The main job, in a browser: move a lever, see what changed and why, share it, take it back."""

import pytest
from playwright.sync_api import expect

from deterrence_kit.datasets.shipped import FOLDER
from tests.browser.sights import (
    at_rest,
    column,
    press,
    shown,
    wait_for_change,
    wait_for_no_query,
    wait_for_query,
    wait_for_text,
)
from tests.waiting import eventually

pytestmark = pytest.mark.browser
STEM = "1_credibility_explorer"


def test_the_page_opens_with_the_answer_for_estonia(open_page):
    page = open_page(STEM)
    expect(page.get_by_label("Scenario", exact=True)).to_have_value("nato-estonia")
    eventually(lambda: 0 < float(shown(page, "credibility")) < 1)
    eventually(lambda: "With all of it the attack fails" in shown(page, "sentence"))
    eventually(lambda: "EST" in column(page, "states", "code"))
    eventually(lambda: len(column(page, "edges", "width")) == 31)


def test_a_lever_by_keyboard_moves_everything_and_undo_brings_it_back(open_page):
    page = open_page(STEM)
    plot = page.locator(".dk-picture-map .dk-plot")
    before = {
        "credibility": shown(page, "credibility"), "sentence": shown(page, "sentence"),
        "widths": column(page, "edges", "width"), "why": column(page, "waterfall", "label"),
    }  # fmt: skip
    still = plot.screenshot()
    press(page, "readiness", "ArrowRight", 20)
    wait_for_query(page, "readiness=0.7")
    wait_for_text(page, ".dk-picture-why .dk-caption", "Readiness")
    eventually(lambda: shown(page, "credibility") != before["credibility"])
    eventually(lambda: shown(page, "sentence") != before["sentence"])
    eventually(lambda: column(page, "edges", "width") != before["widths"])
    eventually(lambda: column(page, "waterfall", "label") == ["Baseline", "Readiness", "Now"])
    eventually(lambda: plot.screenshot() != still)
    page.get_by_role("button", name="Undo").click()
    wait_for_text(page, ".dk-credibility", before["credibility"])
    eventually(lambda: shown(page, "sentence") == before["sentence"])
    eventually(lambda: column(page, "edges", "width") == pytest.approx(before["widths"], rel=1e-5))
    eventually(lambda: column(page, "waterfall", "label") == before["why"])
    page.get_by_role("button", name="Redo").click()
    wait_for_query(page, "readiness=0.7")


def test_the_copied_link_shows_the_same_state_in_a_new_tab(open_page):
    page = open_page(STEM, "?scenario=us-japan")
    press(page, "will", "ArrowLeft", 10)
    wait_for_query(page, "will=0.4")
    page.get_by_role("button", name="Copy link").click()
    wait_for_text(page, ".dk-copied", "Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    other = open_page.blank()
    other.goto(link)
    other.wait_for_selector("[data-ready=true]")
    wait_for_text(other, ".dk-credibility", shown(page, "credibility"))
    eventually(lambda: shown(other, "sentence") == shown(page, "sentence"))
    expect(other.get_by_label("Scenario", exact=True)).to_have_value("us-japan")
    widths = pytest.approx(column(page, "edges", "width"), rel=1e-5)
    eventually(lambda: column(other, "edges", "width") == widths)


def test_a_bad_link_keeps_the_good_and_says_what_was_ignored(open_page):
    page = open_page(STEM, "?readiness=7&foo=1&cohesion=<script>alert(1)</script>&clarity=0.9")
    banner = page.locator(".dk-notices")
    expect(banner).to_contain_text("readiness must be a number from 0.1 to 0.95")
    expect(banner).to_contain_text("“foo=1” was ignored")
    expect(banner).to_contain_text("<script>")  # as text
    expect(banner.locator("script")).to_have_count(0)
    wait_for_no_query(page, "foo")  # the address follows the state a moment after the banner
    page.wait_for_function("new URLSearchParams(location.search).get('clarity') === '0.9'")
    page.wait_for_function("!new URLSearchParams(location.search).has('readiness')")
    banner.get_by_role("button", name="Close").click()
    expect(banner).to_be_hidden()


def test_what_is_said_of_a_link_leaves_the_answer_of_a_phone_in_sight(open_page):
    page = open_page(STEM, "?readiness=7&foo=1&bar=2&clarity=much", size=(390, 844))
    banner = page.locator(".dk-notices")
    whole = banner.get_by_role("button", name="Read all")
    expect(whole).to_be_visible()
    top = "document.querySelector('.dk-notices').getBoundingClientRect().top"
    verdict = "document.querySelector('.dk-sure').getBoundingClientRect().bottom"
    eventually(lambda: page.evaluate(f"{top} > {verdict}"))
    whole.click()
    expect(whole).to_be_hidden()
    page.wait_for_function(
        "(([list]) => list.scrollHeight === list.clientHeight)(document.querySelectorAll('.dk-notices ul'))"
    )
    banner.get_by_role("button", name="Close").click()
    expect(banner).to_be_hidden()


def test_a_reload_keeps_the_state(open_page):
    page = open_page(STEM)
    press(page, "clarity", "ArrowLeft", 5)
    wait_for_query(page, "clarity=0.7")
    credibility = shown(page, "credibility")
    page.reload()
    page.wait_for_selector("[data-ready=true]")
    wait_for_text(page, ".dk-credibility", credibility)
    wait_for_query(page, "clarity=0.7")


def test_every_slider_has_a_name_an_entry_a_reset_and_an_explanation(open_page):
    page = open_page(STEM)
    levers = page.locator(".dk-lever")
    eventually(lambda: levers.count() > 45)
    for part in (".noUi-handle[aria-label]", ".dk-entry[aria-label]", ".dk-mark[aria-label]",
                 ".dk-info summary[aria-label]"):  # fmt: skip
        expect(page.locator(f".dk-lever {part}"), part).to_have_count(levers.count())
    page.locator(".dk-name-readiness .dk-info summary").click()
    expect(page.locator(".dk-name-readiness .dk-info")).to_contain_text("Evidence: judgement")


def test_a_number_can_be_typed_and_reset_on_the_mark(open_page):
    page = open_page(STEM)
    entry = page.locator(".dk-name-readiness .dk-entry")
    entry.fill("0.63")
    entry.press("Enter")
    wait_for_query(page, "readiness=0.63")
    page.locator(".dk-name-readiness .dk-mark").click()
    page.wait_for_function("() => !location.search.includes('readiness=0.63')")
    eventually(lambda: entry.input_value() == "0.50")


def test_levers_are_found_by_word(open_page):
    page = open_page(STEM)
    expect(page.locator(".dk-name-durability")).to_be_hidden()
    page.get_by_role("searchbox").fill("budget")
    expect(page.locator(".dk-name-durability")).to_be_visible()
    expect(page.locator(".dk-name-readiness")).to_be_hidden()


def test_a_state_opens_its_card_from_the_table_and_from_the_map(open_page):
    page = open_page(STEM)
    picture = page.locator(".dk-picture-map")
    picture.get_by_text("The same as a table").click()
    picture.get_by_role("button", name="Poland", exact=True).click()
    wait_for_text(page, ".dk-card", "Poland")
    expect(page.locator(".dk-card")).to_contain_text("Honours the commitment")
    page.get_by_role("button", name="Change this state alone").click()
    press_own(page, "will", "ArrowLeft", 10)
    wait_for_query(page, "will.POL=0.4")
    page.get_by_role("button", name="Close the card").click()
    page.locator(".dk-card").wait_for(state="hidden")
    x, y = page.evaluate(PLACE, "USA")
    page.locator(".dk-picture-map .dk-plot").click(position={"x": x, "y": y})
    wait_for_text(page, ".dk-card", "United States")


PLACE = """(code) => {
  for (const doc of Bokeh.documents) {
    const source = doc.get_model_by_name("states");
    if (!source) continue;
    const i = Array.from(source.data.code).indexOf(code);
    const [x, y] = [doc.get_model_by_name("map_x"), doc.get_model_by_name("map_y")];
    const plot = doc.get_model_by_name("map");
    const box = document.querySelector(".dk-picture-map .dk-plot");
    const across = (source.data.x[i] - x.start) / (x.end - x.start);
    const up = (source.data.y[i] - y.start) / (y.end - y.start);
    return [across * box.clientWidth, (1 - up) * box.clientHeight];
  }
}"""


def press_own(page, lever, key, times):
    page.locator(f".dk-own-{lever} .noUi-handle").focus()
    for _ in range(times):
        page.keyboard.press(key)


def test_another_scenario_can_be_picked_and_taken_back(open_page):
    page = open_page(STEM)
    picker = page.get_by_label("Scenario", exact=True)
    before = shown(page, "sentence")
    picker.select_option("csto-armenia")
    wait_for_query(page, "scenario=csto-armenia")
    wait_for_change(page, ".dk-sentence", before)
    eventually(lambda: "ARM" in column(page, "states", "code"))
    page.get_by_role("button", name="Undo").click()
    wait_for_query(page, "scenario=nato-estonia")
    expect(picker).to_have_value("nato-estonia")


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desktop", "phone"])
def test_nothing_runs_over_the_edge_and_the_answer_is_seen_first(open_page, size):
    page = open_page(STEM, size=size)
    page.wait_for_function("document.documentElement.scrollWidth <= window.innerWidth")
    box = at_rest(page, ".dk-credibility")
    assert box["y"] + box["height"] < size[1]


def test_nothing_jumps_while_a_lever_moves(open_page):
    page = open_page(STEM)
    parts = [".dk-answer", ".dk-picture-map .dk-plot", ".dk-picture-why .dk-plot", ".dk-panel"]
    places = [at_rest(page, part) for part in parts]
    scale = page.evaluate(SCALE)
    for _ in range(5):
        press(page, "signalling" if page.locator(".dk-name-signalling").is_visible() else "will",
              "ArrowRight", 4)  # fmt: skip
        page.wait_for_timeout(150)
        assert [page.locator(part).bounding_box() for part in parts] == places
    assert page.evaluate(SCALE) == scale


SCALE = """() => Bokeh.documents.flatMap((doc) => ["map_x", "map_y", "why_x", "response_y"]
  .map((name) => doc.get_model_by_name(name)).filter(Boolean).map((r) => [r.start, r.end]))"""


def test_dark_is_dark(open_page):
    page = open_page(STEM, dark=True)
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(int(part) for part in colour[4:-1].split(",")[:3]) < 150


def test_a_scenario_file_of_ones_own_can_be_opened(open_page, tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text((FOLDER / "training.toml").read_text(encoding="utf-8"), encoding="utf-8")
    page = open_page(STEM)
    page.locator("input[type=file]").set_input_files(mine)
    wait_for_text(page, ".dk-news", "was opened from mine.toml")
    expect(page.locator(".dk-parts")).to_contain_text("Arden")
    mine.write_text("protege = 3", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(mine)
    wait_for_text(page, ".dk-notices", "column 'protege': expected a text")


def test_a_link_is_not_undone_by_sliders_that_tell_their_first_value(open_page):
    query = "?lift=1200&access=0.55&trust_memory=0.9&durability=0.2&stakes=1.3"
    for _ in range(3):
        page = open_page(STEM, query)
        page.wait_for_timeout(500)
        for part in query[1:].split("&"):
            wait_for_query(page, part)
