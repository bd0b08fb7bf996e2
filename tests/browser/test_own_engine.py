"""A served page's own engine: it answers within the frame, and the session confirms each state.

STATES=200 in the environment compares as many states; SEED others.
"""

import os
import random

import pytest

from tests.browser.engines import (
    EXPLORER,
    GOES_ON,
    NOTE,
    PAGES,
    agree,
    settled,
    stands,
)
from tests.browser.sights import press, wait_for_query

STATES = int(os.environ.get("STATES", "24"))
KEYS = ("ArrowRight", "ArrowLeft", "PageUp", "PageDown", "Home", "End")


@pytest.fixture
def engine_page(open_page, sessions_url):
    """Opens a page that computes by itself."""

    def opened(stem):
        page = open_page.tab()
        page.add_init_script(NOTE)
        page.goto(f"{sessions_url}voila/render/{stem}.ipynb")
        page.wait_for_function(GOES_ON)
        return page

    return opened


def moved(page, chance, levers):
    """Press keys at a lever until that goes somewhere, and perhaps undo it.

    Tells the lever, and where it should stand; after an undo that is known to the page alone, which takes
    what was pressed in one go for one step.
    """
    while True:
        lever = chance.choice(levers)
        before = stands(page, lever)
        press(page, lever, chance.choice(KEYS), chance.randint(1, 3))
        if (
            now := stands(page, lever)
        ) != before:  # at its end a lever stays, and nobody hears of it
            break
    if chance.random() >= 0.3:
        return lever, now
    page.get_by_role("button", name="Undo").click()
    return lever, None


@pytest.mark.parametrize("stem", PAGES)
def test_the_session_says_of_every_state_what_the_page_has_shown(engine_page, stem):
    page = engine_page(stem)
    count = STATES if stem == EXPLORER else (STATES + 1) // 2
    chance = random.Random(int(os.environ.get("SEED", "5")))
    seen = set()
    for _ in range(count):
        lever, place = moved(page, chance, PAGES[stem][-1])
        agree(page, {lever: place})
        seen.add(settled(page))
    assert len(seen) >= count * 0.5


def test_another_scenario_brings_its_own_engine(engine_page):
    page = engine_page(EXPLORER)
    page.locator(".dk-picker select").first.select_option("us-japan")
    wait_for_query(page, "scenario=us-japan")
    page.wait_for_function(GOES_ON)
    press(page, "readiness", "PageUp")
    wait_for_query(page, "readiness=")
    agree(page, {})
    settled(page)
