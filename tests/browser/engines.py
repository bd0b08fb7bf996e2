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
from tests.browser.sights import COLUMN, at_rest
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
WORDS = ("credibility", "sentence", "war")
# All that is looked at, in one go: who waits asks ten times a second, and asking costs more than looking.
SEEN = f"""([words, sources, levers]) => {{
  const column = {COLUMN};
  const said = (word) =>
    [...document.querySelectorAll(`.dk-${{word}}`)].find((it) => it.textContent.trim())?.innerText;
  const told = (lever) => {{
    const [handle, another] = document.querySelectorAll(`.dk-name-${{lever}} .noUi-handle`);
    if (another) throw new Error(`${{lever}} has two handles`);
    return handle.getAttribute("aria-valuetext");
  }};
  return {{
    query: location.search, words: words.map(said), columns: sources.map(column),
    levers: levers.map(told), agreed: window.agreed?.at(-1) ?? {{}},
  }};
}}"""


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


def seen(page, levers=()):
    """What a page shows, and where some of its levers stand."""
    found = page.evaluate(SEEN, [WORDS, told_of(page)[1], list(levers)])
    return found | {"levers": [float(text.split()[0]) for text in found["levers"]]}


def unlike(page, found):
    """What of that is not as Python has it for the address, in words; empty when all is."""
    reading, looked_at, _ = told_of(page)
    words, columns, notices = answered(reading, found["query"])
    right = {"link": not notices}
    right |= {word: said == words[word] for word, said in zip(WORDS, found["words"], strict=True)}
    for (source, name), there in zip(looked_at, found["columns"], strict=True):
        right[f"{source} {name}"] = there == pytest.approx(list(columns[source][name]), rel=1e-4)
    return [name for name, is_right in right.items() if not is_right]


def settled(page):
    """The address once all that is shown is as Python has it for that address."""

    def found_right():
        found = seen(page)
        return not unlike(page, found) and found

    return eventually(found_right)["query"]


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
    found = seen(page, left)
    state = state_from(found["query"])[0]
    strayed = {
        lever: (place, now, state.value(lever))
        for (lever, place), now in zip(left.items(), found["levers"], strict=True)
        if abs(now - state.value(lever)) > SETTINGS[lever].step / 2 + 1e-9
        or (place is not None and now != place)
    }
    confirmed = found["agreed"].get("query") == found["query"][1:]
    word = [] if confirmed else ["the session's word"]
    return [*strayed.items(), *unlike(page, found), *word]


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
