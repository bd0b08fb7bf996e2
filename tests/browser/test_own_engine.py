"""A served page's own engine: it answers within the frame, the session confirms, and while the line
is cut it goes on alone.

STATES=200 in the environment compares as many states; SEED others.
"""

import os
import random
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from deterrence_kit.app.links import state_from
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.burden_sharing.page import BurdenReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.geography_and_posture.page import GeographyReading
from tests.browser.cutting import cutting
from tests.browser.sights import column, press, shown, wait_for_query, wait_for_text
from tests.browser.test_cuts import drag
from tests.waiting import eventually

STATES = int(os.environ.get("STATES", "24"))
EXPLORER, NETWORK, BURDEN = "1_credibility_explorer", "2_alliance_network", "3_burden_sharing"
GEOGRAPHY = "4_geography_and_posture"
# Of each page with an engine: its reading, the columns that are looked at, the levers that are moved.
PAGES = {
    EXPLORER: (
        ExplorerReading,
        (("here", "x"), ("waterfall", "end"), ("edges", "width")),
        ("readiness", "will", "clarity", "spending_floor", "sanctions", "presence", "air_defence"),
    ),
    NETWORK: (
        AllianceReading,
        (("edges", "width"), ("losses", "points"), ("web_adds", "right"), ("gauges", "dot")),
        ("readiness", "will", "clarity", "presence", "air_defence"),
    ),
    BURDEN: (
        BurdenReading,
        (("burdens", "gap"), ("lorenz_curve", "y"), ("costs", "gain"), ("worths", "right")),
        ("guideline", "spending_floor", "spending", "durability", "sanctions"),
    ),
    GEOGRAPHY: (
        GeographyReading,
        (
            ("arrivals", "on30"),
            ("states", "days"),
            ("window_presets", "credibility"),
            ("obstacles", "points"),
            ("ring_labels", "x"),
        ),
        ("presence", "stocks", "lift", "access", "mobilisation_days", "decision_days", "readiness"),
    ),
}
# What an engine leaves to its session: hidden while the page answers by itself, right afterwards.
LEFT = {GEOGRAPHY: (".dk-picture-pair", "pair_table", "credibility")}
KEYS = ("ArrowRight", "ArrowLeft", "PageUp", "PageDown", "Home", "End")

NOTE = """(() => {
  window.agreed = [];
  addEventListener("deterrence:agreed", ({ detail }) => window.agreed.push(detail));
})()"""
GOES_ON = "document.body.dataset.goesOn === 'true'"


@pytest.fixture
def stem(request):
    """The page; the explorer where a test names no other."""
    return getattr(request, "param", EXPLORER)


@pytest.fixture
def bad_line(open_page, suite_url, stem):
    """A page with its engine, behind a network that can be cut."""
    with cutting(urlsplit(suite_url).port) as cutter:
        page = open_page.blank()
        page.add_init_script(NOTE)
        page.goto(f"http://127.0.0.1:{cutter.own}/voila/render/{stem}.ipynb")
        page.wait_for_function(GOES_ON)
        yield page, cutter


def query(page):
    """The address as the page would write it now."""
    return page.evaluate("location.search")


def told_of(page):
    """The page that is open, as `PAGES` has it."""
    return PAGES[Path(urlsplit(page.url).path).stem]


def read(page):
    """What Python has for the address."""
    return told_of(page)[0](state_from(query(page))[0])


def wrong(page):
    """What is not as Python has it for the address, in words; empty when all is."""
    _, notices = state_from(query(page))
    reading, looked_at = read(page), told_of(page)[1]
    words, columns = reading.words(), reading.columns()
    found = {
        "link": not notices,
        "credibility": shown(page, "credibility") == words["credibility"],
        "sentence": shown(page, "sentence") == words["sentence"],
        "war": shown(page, "war") == words["war"],
        **{
            f"{source} {name}": column(page, source, name)
            == pytest.approx(list(columns[source][name]), rel=1e-4)
            for source, name in looked_at
        },
    }
    return [name for name, right in found.items() if not right]


def confirmed(page):
    """Wait until the session has said what it makes of the state that the address has."""
    page.wait_for_function(
        "agreed.length && location.search.slice(1) === agreed.at(-1).query", timeout=20_000
    )


@pytest.mark.parametrize("stem", PAGES, indirect=True)
def test_the_session_says_of_every_state_what_the_page_has_shown(bad_line, stem):
    page, _ = bad_line
    count = STATES if stem == EXPLORER else (STATES + 1) // 2
    chance = random.Random(int(os.environ.get("SEED", "5")))
    for _ in range(count):
        before = len(page.evaluate("agreed"))
        press(page, chance.choice(PAGES[stem][-1]), chance.choice(KEYS), chance.randint(1, 3))
        if chance.random() < 0.3:
            page.get_by_role("button", name="Undo").click()
        page.wait_for_function("(n) => agreed.length > n", arg=before)
        eventually(lambda: not wrong(page))
    told = page.evaluate("agreed")
    assert len({each["query"] for each in told}) >= count * 0.6
    assert not [each for each in told if each["differs"]]


def banner(page):
    return page.locator(".dk-lifeline:not([hidden])")


def test_a_page_whose_line_is_cut_in_a_drag_goes_on_and_both_agree_afterwards(bad_line):
    page, cutter = bad_line
    chance, cuts = random.Random(3), []
    press(page, "clarity", "PageUp")
    wait_for_query(page, "clarity=")
    left_at = drag(page, "readiness", chance, 10, lambda: cuts.append(cutter.cut(0.1)))
    banner(page).get_by_text("answers by itself").wait_for()
    expect(page.locator(".dk-part-ladder")).to_be_visible()  # which the page makes as well
    dragged = settled(page)
    expect(page.locator(".dk-sure")).to_have_text(sure(page))  # by the page itself
    assert state_from(dragged)[0].value("readiness") == pytest.approx(left_at)
    press(page, "will", "PageDown", 2)
    wait_for_query(page, "will=")
    moved = settled(page)
    page.locator(".dk-picture-why select").select_option("propensity")
    wait_for_query(page, "why=propensity")
    settled(page)
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("(before) => location.search === before", arg=dragged)
    settled(page)
    page.get_by_role("button", name="As notebook").click()
    wait_for_text(page, ".dk-notices", "needs the server")
    assert cutter.down
    expect(banner(page)).to_have_count(1)
    cutter.mend()
    before = len(page.evaluate("agreed"))
    page.wait_for_function("(n) => agreed.length > n", arg=before)
    banner(page).wait_for(state="detached")
    expect(page.locator(".dk-part-ladder")).to_be_visible()
    assert settled(page) == dragged
    page.get_by_role("button", name="Redo").click()
    page.wait_for_function("(now) => location.search === now", arg=moved)
    page.wait_for_function("(now) => now.slice(1) === agreed.at(-1).query", arg=moved)
    settled(page)
    assert not [each for each in page.evaluate("agreed") if each["differs"]]


@pytest.mark.parametrize("stem", [each for each in PAGES if each != EXPLORER], indirect=True)
def test_another_page_goes_on_too_when_its_line_is_cut_in_a_drag(bad_line, stem):
    page, cutter = bad_line
    chance, lever = random.Random(3), PAGES[stem][-1][1]
    left_at = drag(page, lever, chance, 10, lambda: cutter.cut(0.1))
    banner(page).get_by_text("answers by itself").wait_for()
    dragged = settled(page)
    assert state_from(dragged)[0].value(lever) == pytest.approx(left_at)
    if stem in LEFT:
        expect(page.locator(LEFT[stem][0])).to_be_hidden()
    choice = page.locator(".dk-picture select").locator("visible=true").first
    choice.select_option(index=1)
    page.wait_for_function("(before) => location.search !== before", arg=dragged)
    settled(page)
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("(before) => location.search === before", arg=dragged)
    before = len(page.evaluate("agreed"))
    cutter.mend()
    page.wait_for_function("(n) => agreed.length > n", arg=before)
    assert settled(page) == dragged
    if stem in LEFT:
        expect(page.locator(LEFT[stem][0])).to_be_visible()
        there = read(page).columns()[LEFT[stem][1]][LEFT[stem][2]]
        eventually(lambda: column(page, *LEFT[stem][1:]) == pytest.approx(list(there), rel=1e-4))
    assert not [each for each in page.evaluate("agreed") if each["differs"]]


def settled(page):
    """The address once all that is shown is as Python has it for that address."""
    eventually(lambda: not wrong(page))
    return query(page)


def sure(page):
    """How sure the answer is that the address stands for."""
    reading = read(page)
    reading.draw()
    return reading.words()["sure"]


END = """() => {
  const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  return fetch(`${baseUrl}voila/api/shutdown/${kernelId}`, { method: "POST" }).then(({ ok }) => ok);
}"""


def test_a_page_whose_session_has_ended_goes_on_and_refuses_what_needs_python(bad_line):
    page, _ = bad_line
    assert page.evaluate(END)
    banner(page).get_by_text("answers by itself").wait_for()
    expect(banner(page).get_by_role("button", name="Reload with what I set")).to_be_visible()
    press(page, "readiness", "PageUp", 2)
    wait_for_query(page, "readiness=")
    moved = settled(page)
    page.locator(".dk-picker select").first.select_option("us-japan")
    wait_for_text(page, ".dk-notices", "needs the server")
    expect(page.locator(".dk-picker select").first).to_have_value("nato-estonia")
    press(page, "will", "Home")
    page.wait_for_function("(before) => location.search !== before", arg=moved)
    settled(page)
    expect(page.locator(".dk-notices")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("(before) => location.search === before", arg=moved)


def test_another_scenario_brings_its_own_engine(bad_line):
    page, _ = bad_line
    page.locator(".dk-picker select").first.select_option("us-japan")
    wait_for_query(page, "scenario=us-japan")
    page.wait_for_function(GOES_ON)
    press(page, "readiness", "PageUp")
    wait_for_query(page, "readiness=")
    confirmed(page)
    settled(page)
    assert not [each for each in page.evaluate("agreed") if each["differs"]]
