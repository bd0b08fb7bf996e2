"""Pages with an engine of their own, and what is looked at on each: all that Python has for the address."""

import time
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from deterrence_kit.app.links import state_from
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.burden_sharing.page import BurdenReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.geography_and_posture.page import GeographyReading
from tests.browser.sights import at_rest, column, shown
from tests.waiting import eventually

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
NOTE = """(() => {
  window.agreed = [];
  addEventListener("deterrence:agreed", ({ detail }) => window.agreed.push(detail));
})()"""
GOES_ON = "document.body.dataset.goesOn === 'true'"


def query(page):
    """The address as the page would write it now."""
    return page.evaluate("location.search")


def told_of(page):
    """The page that is open, as `PAGES` has it."""
    return PAGES[Path(urlsplit(page.url).path).stem]


def read(page):
    """What Python has for the address."""
    return told_of(page)[0](state_from(query(page))[0])


@lru_cache(maxsize=8)
def answered(reading, link):
    """Words and columns for a link, and what is said of it; who waits for a page asks for them often."""
    state, notices = state_from(link)
    found = reading(state)
    return found.words(), found.columns(), notices


def wrong(page):
    """What is not as Python has it for the address, in words; empty when all is."""
    reading, looked_at, _ = told_of(page)
    words, columns, notices = answered(reading, query(page))
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


def settled(page):
    """The address once all that is shown is as Python has it for that address."""
    eventually(lambda: not wrong(page))
    return query(page)


def sure(page):
    """How sure the answer is that the address stands for."""
    reading = read(page)
    reading.draw()
    return reading.words()["sure"]


def banner(page):
    """What is said of a line, a session or a server that is gone."""
    return page.locator(".dk-lifeline:not([hidden])")


def stands(page, lever):
    """Where a slider stands, in the browser."""
    handle = page.locator(f".dk-name-{lever} .noUi-handle")
    return float(handle.get_attribute("aria-valuetext").split()[0])


def drag(page, lever, chance, at_step=None, then=None):
    """Drag a slider about; `then` happens at one of the steps. Where it was let go is told."""
    page.locator(f".dk-name-{lever}").evaluate("(each) => each.scrollIntoView({ block: 'center' })")
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


def apart(page, left):
    """What session, page and levers do not agree on, in words; levers are known by where they were left."""
    state = state_from(query(page))[0]
    told = page.evaluate("agreed.at(-1)") or {}
    strayed = {
        lever: (place, stands(page, lever), state.value(lever))
        for lever, place in left.items()
        if abs(stands(page, lever) - state.value(lever)) > SETTINGS[lever].step / 2 + 1e-9
        or (place is not None and stands(page, lever) != place)
    }
    confirmed = told.get("query") == query(page)[1:]
    return [*strayed.items(), *wrong(page), *([] if confirmed else ["the session's word"])]


def agree(page, left):
    """Wait until page, session, address and levers agree; nothing that was told differed."""
    found = []

    def met():
        found[:] = apart(page, left)
        return not found

    try:
        eventually(met)
    except AssertionError as late:
        raise AssertionError(f"{late}: {found}") from None
    assert not [each for each in page.evaluate("agreed") if each["differs"]]
