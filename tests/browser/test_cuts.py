"""The line is cut while a slider is dragged, the session ends, the server is gone: a page goes on.

CUTS=200 in the environment makes as many cuts, shared out among the pages; SEED another run of them;
DOWN=60 leaves the line cut for as many seconds once on each page.
"""

import os
import random
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from deterrence_kit.app.links import state_from
from tests.browser.cutting import cutting
from tests.browser.engines import (
    EXPLORER,
    GOES_ON,
    LEFT,
    NOTE,
    PAGES,
    agree,
    banner,
    drag,
    query,
    read,
    settled,
    stands,
    sure,
)
from tests.browser.sights import column, press, wait_for_no_query, wait_for_query, wait_for_text
from tests.waiting import eventually

CUTS, DOWN = int(os.environ.get("CUTS", "4")), float(os.environ.get("DOWN", "0"))

COUNT_LINES = """(() => {
  window.lines = 0;
  window.WebSocket = class extends WebSocket {
    constructor(...content) {
      super(...content);
      this.addEventListener("open", () => window.lines++);
    }
  };
})()"""
END = """() => {
  const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  return fetch(`${baseUrl}voila/api/shutdown/${kernelId}`, { method: "POST" }).then(({ ok }) => ok);
}"""
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
)
TABLES = """() => [...document.querySelectorAll(".dk-board .dk-picture .dk-table")].map((table) => {
  table.open = true;
  return table.checkVisibility() ? table.querySelector("tbody").textContent : "";
})"""
# What a picture is asked for: the first list of those that stand at one, if no other is named.
ASKED = {EXPLORER: ".dk-picture-why select"}


@pytest.fixture
def stem(request):
    """The page; the explorer where a test names no other."""
    return getattr(request, "param", EXPLORER)


@pytest.fixture
def bad_line(open_page, sessions_url, stem):
    """A page with its engine, behind a network that can be cut."""
    with cutting(urlsplit(sessions_url).port) as cutter:
        page = open_page.blank()
        page.add_init_script(NOTE + ";" + COUNT_LINES)
        page.goto(f"http://127.0.0.1:{cutter.own}/voila/render/{stem}.ipynb")
        page.wait_for_function(GOES_ON)
        yield page, cutter


def seconds_to_heal(page, cutter, chance, lever, left):
    """Drag, cut, and wait: seconds from the line's return until everything agrees."""
    lines, cuts = page.evaluate("window.lines"), []
    swallow, down = chance.choice((0, 0.05, 0.2)), chance.choice((0, 0, 0.3))
    left[lever] = drag(
        page, lever, chance, chance.randrange(20), lambda: cuts.append(cutter.cut(swallow, down))
    )
    cuts[0].result()
    page.wait_for_function("(before) => window.lines > before", arg=lines)
    since = time.monotonic()
    agree(page, left)
    return time.monotonic() - since


def tables(page):
    """What the tables of the pictures say, opened if they were not."""
    return eventually(lambda: (said := page.evaluate(TABLES)) and any(said) and said)


def calm(page, sentence):
    """Wait for the one sentence that says who answers."""
    expect(banner(page)).to_have_count(1)
    expect(banner(page)).to_contain_text(sentence)
    expect(banner(page)).to_contain_text("answers by itself")
    expect(banner(page)).to_have_attribute("role", "status")


def works(page, lever):
    """Answer, pictures, tables, what a picture is asked for, undo and link, all by the page itself."""
    first, said = settled(page), tables(page)
    press(page, lever, "PageUp" if stands(page, lever) < 0.5 else "PageDown")
    page.wait_for_function("(before) => location.search !== before", arg=first)
    moved = settled(page)
    eventually(lambda: tables(page) != said)
    asked = ASKED.get(Path(urlsplit(page.url).path).stem, ".dk-picture select")
    choice = page.locator(asked).locator("visible=true").first
    choice.select_option(index=1)
    page.wait_for_function("(before) => location.search !== before", arg=moved)
    settled(page)
    for before in (moved, first):
        page.get_by_role("button", name="Undo").click()
        page.wait_for_function("(before) => location.search === before", arg=before)
    settled(page)
    eventually(lambda: tables(page) == said)
    page.get_by_role("button", name="Copy link").click()
    eventually(lambda: page.evaluate("navigator.clipboard.readText()").endswith(first))
    return first


@pytest.mark.parametrize("stem", PAGES, indirect=True)
def test_a_page_goes_on_through_cuts_and_without_session_and_server(bad_line, stem):
    page, cutter = bad_line
    levers, count = PAGES[stem][-1], -(-CUTS // len(PAGES))
    seed = os.environ.get("SEED", "7")
    chance, left = random.Random(f"{seed} {stem}"), {}
    times = [
        seconds_to_heal(page, cutter, chance, chance.choice(levers), left) for _ in range(count)
    ]
    late = sum(seconds > 2 for seconds in times)
    print(f"{stem}: {count} cuts healed, {late} after more than 2 s; longest {max(times):.1f} s")
    other, lever = levers[:2]  # the dragged one, pressed at once, would be one step with the drag
    left[lever] = drag(page, lever, chance, 10, cutter.die)
    since = time.monotonic()
    calm(page, "The server does not answer")
    assert state_from(settled(page))[0].value(lever) == pytest.approx(left[lever])
    for only_served in LEFT.get(stem, [])[:1]:
        expect(page.locator(only_served)).to_be_hidden()
    before = works(page, other)
    while time.monotonic() - since < DOWN:
        page.wait_for_timeout(500)
    cutter.mend()
    since = time.monotonic()
    expect(banner(page)).to_have_count(0)
    agree(page, left)
    print(f"{stem}: agreed {time.monotonic() - since:.1f} s after the server's return")
    eventually(lambda: query(page) == before)
    if stem in LEFT:
        picture, *where = LEFT[stem]
        expect(page.locator(picture)).to_be_visible()
        there = read(page).columns()[where[0]][where[1]]
        eventually(lambda: column(page, *where) == pytest.approx(list(there), rel=1e-4))
    assert page.evaluate(END)
    calm(page, "has lost its session")
    expect(banner(page).get_by_role("button", name="Reload with what I set")).to_be_visible()
    works(page, other)
    cutter.die()
    works(page, other)
    calm(page, "has lost its session")


def test_what_only_python_does_is_refused_while_it_is_away_and_not_lost_afterwards(bad_line):
    page, cutter = bad_line
    press(page, "clarity", "PageUp")
    wait_for_query(page, "clarity=")
    cutter.cut(0.1)
    calm(page, "The line to the server is cut")
    before = settled(page)
    expect(page.locator(".dk-part-ladder")).to_be_visible()  # which the page makes as well
    expect(page.locator(".dk-sure")).to_have_text(sure(page))
    press(page, "will", "PageDown")  # once: on a starved machine two are two steps
    wait_for_query(page, "will=")
    moved = settled(page)
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("(before) => location.search === before", arg=before)
    page.get_by_role("button", name="As notebook").click()
    wait_for_text(page, ".dk-notices", "needs the server")
    page.locator(".dk-picker select").first.select_option("us-japan")
    expect(page.locator(".dk-picker select").first).to_have_value("nato-estonia")
    cutter.mend()
    banner(page).wait_for(state="detached")
    agree(page, {})
    page.get_by_role("button", name="Redo").click()
    page.wait_for_function("(now) => location.search === now", arg=moved)
    agree(page, {})
    expect(page.locator(".dk-notices")).to_be_hidden()


def test_what_is_clicked_while_the_line_is_down_is_done_later_once_and_in_order(bad_line):
    page, cutter = bad_line
    drag(page, "readiness", random.Random(1))
    wait_for_query(page, "readiness=")
    cut = cutter.cut(0.3, 0.3)
    page.get_by_role("button", name="Undo").click()
    cut.result()
    wait_for_no_query(page, "readiness=")
    agree(page, {"readiness": 0.5})
    page.get_by_role("button", name="Redo").click()
    wait_for_query(page, "readiness=")
    agree(page, {})


def test_in_a_network_that_refuses_live_lines_each_page_answers_by_itself(open_page, sessions_url):
    with cutting(urlsplit(sessions_url).port) as cutter:
        cutter.down = True
        page = open_page.blank()
        page.add_init_script(FULL)  # which is no matter either
        for stem, (*_, levers) in PAGES.items():
            page.goto(f"http://127.0.0.1:{cutter.own}/voila/render/{stem}.ipynb")
            page.wait_for_function("document.body.dataset.shell === 'whole'")
            expect(page.locator(".dk-more-of")).to_contain_text("This page answers by itself")
            expect(banner(page)).to_have_count(0)
            works(page, levers[1])
