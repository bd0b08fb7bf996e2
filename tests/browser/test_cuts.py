"""The line is cut while a slider is dragged: afterwards everything agrees, and nothing is lost.

CUTS=200 in the environment makes as many cuts; SEED another run of them.
"""

import os
import random
import time
from urllib.parse import urlsplit

import pytest

from deterrence_kit.app.links import state_from
from deterrence_kit.pages.explorer.page import ExplorerReading
from tests.browser.cutting import cutting
from tests.browser.sights import at_rest, column, shown, wait_for_no_query, wait_for_query
from tests.waiting import eventually

STEM = "1_credibility_explorer"
CUTS = int(os.environ.get("CUTS", "4"))
LEVERS = ("readiness", "will", "clarity")

COUNT_LINES = """(() => {
  window.lines = 0;
  window.WebSocket = class extends WebSocket {
    constructor(...content) {
      super(...content);
      this.addEventListener("open", () => window.lines++);
    }
  };
})()"""


@pytest.fixture
def bad_line(open_page, suite_url):
    """A page behind a network that can be cut."""
    with cutting(urlsplit(suite_url).port) as cutter:
        page = open_page.blank()
        page.add_init_script(COUNT_LINES)
        page.goto(f"http://127.0.0.1:{cutter.own}/voila/render/{STEM}.ipynb")
        page.wait_for_selector("[data-ready=true]")
        yield page, cutter


def stands(page, lever):
    """Where a slider stands, in the browser."""
    handle = page.locator(f".dk-name-{lever} .noUi-handle")
    return float(handle.get_attribute("aria-valuetext").split()[0])


def drag(page, lever, chance, at_step=None, then=None):
    """Drag a slider about; `then` happens at one of the steps. Where it was let go is told."""
    box = at_rest(page, f".dk-name-{lever} .noUi-target")
    knob = at_rest(page, f".dk-name-{lever} .noUi-handle")
    middle = knob["y"] + knob["height"] / 2
    page.mouse.move(knob["x"] + knob["width"] / 2, middle)
    page.mouse.down()
    for step in range(20):
        if step == at_step:
            then()
        page.mouse.move(box["x"] + chance.random() * box["width"], middle)
        time.sleep(chance.uniform(0, 0.06))  # a hand, not a check
    page.mouse.up()
    return stands(page, lever)


def disagreement(page, lever, left_at):
    """What does not agree with the slider as it was let go, in words; empty when all does."""
    query = page.evaluate("location.search")
    state, notices = state_from(query)
    reading = ExplorerReading(state)
    words = reading.words()
    found = {
        "slider": abs(stands(page, lever) - left_at) < 1e-6,
        "address": abs(state.value(lever) - left_at) < 1e-3,
        "answer": shown(page, "credibility") == words["credibility"],
        "sentence": shown(page, "sentence") == words["sentence"],
        "picture": abs(column(page, "here", "x")[0] - reading.columns()["here"]["x"][0]) < 1e-3,
        "link": not notices,
    }
    return [name for name, agrees in found.items() if not agrees]


def seconds_to_heal(page, cutter, chance):
    """Drag, cut, and wait: seconds from the line's return until everything agrees."""
    lever, lines, cuts = chance.choice(LEVERS), page.evaluate("window.lines"), []
    swallow, down = chance.choice((0, 0.05, 0.2)), chance.choice((0, 0, 0.3))
    left_at = drag(
        page, lever, chance, chance.randrange(20), lambda: cuts.append(cutter.cut(swallow, down))
    )
    cuts[0].result()
    page.wait_for_function("(before) => window.lines > before", arg=lines)
    since = time.monotonic()
    eventually(lambda: not disagreement(page, lever, left_at))
    return time.monotonic() - since


def test_a_cut_during_a_drag_heals(bad_line):
    page, cutter = bad_line
    chance = random.Random(int(os.environ.get("SEED", "7")))
    times = [seconds_to_heal(page, cutter, chance) for _ in range(CUTS)]
    late = sum(seconds > 2 for seconds in times)
    print(f"{CUTS} cuts healed, {late} after more than 2 s; longest {max(times):.1f} s")


def test_what_is_clicked_while_the_line_is_down_is_done_later_once_and_in_order(bad_line):
    page, cutter = bad_line
    chance = random.Random(1)
    drag(page, "readiness", chance)
    wait_for_query(page, "readiness=")
    cut = cutter.cut(0.3, 0.3)
    page.get_by_role("button", name="Undo").click()
    cut.result()
    wait_for_no_query(page, "readiness=")
    eventually(lambda: not disagreement(page, "readiness", 0.5))
    page.get_by_role("button", name="Redo").click()
    wait_for_query(page, "readiness=")
