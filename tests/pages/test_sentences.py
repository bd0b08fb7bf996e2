"""Sentences of all pages in many states: none has a fault of the kinds that were once found.

`SENTENCE_STATES` sets how many states of each page are rendered; by default few, by the thousand where
words have been changed (``SENTENCE_STATES=400 pytest tests/pages/test_sentences.py``).
"""

import os
import random
import re

import pytest

from deterrence_kit.app.brief import brief
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model.settings import LEVERS, SETTINGS
from deterrence_kit.pages.alliance_network.page import AllianceReading
from deterrence_kit.pages.burden_sharing.page import BurdenReading
from deterrence_kit.pages.compare_and_decide.page import DecisionReading
from deterrence_kit.pages.crises_and_trust.page import CrisesReading
from deterrence_kit.pages.explorer.page import ExplorerReading
from deterrence_kit.pages.geography_and_posture.page import GeographyReading
from deterrence_kit.pages.regional_conflict.page import RegionReading
from deterrence_kit.pages.uncertainty.page import UncertaintyReading

PAGES = (
    ExplorerReading, AllianceReading, BurdenReading, GeographyReading, CrisesReading,
    RegionReading, DecisionReading, UncertaintyReading,
)  # fmt: skip
COUNT = int(os.environ.get("SENTENCE_STATES", "12"))
NAMES = {name for s in scenario_names() for name in scenario_called(s).names}
CODES = {code for s in scenario_names() for code in scenario_called(s).codes}
INTERNAL = {name for name in SETTINGS if "_" in name}
ARTICLE = r"(?:Philippines|Netherlands|United \w+)"
FAULTS = {
    "a number that is none": r"\bnan\b|\binf\b|\bNone\b(?! (?:of|lie))|\[\]|\{\}|e[-+]\d\d\b",
    "nothing with a sign": r"[-+−]0\.0(?!\d)",
    "a plural possessive": r"s's\b",
    "two of a sign": r"\.\.|,,|;;|\s[,.;](?!\d)|  |\(\)|: \.",
    "one of many": r"(?<![.\d])1 (?:allies|states|members|points|draws|levers|years|scenarios)\b",
    "many of one": r"(?<![.,\d])(?:[2-9]|1\d) (?:ally|member|draw|lever|scenario) ",
    "from a number to the same": r"\bfrom ([\d.,]+) to \1(?![.,]?\d)",
    "a number against itself": r"\b([\d]\.\d+), (?:just )?(?:above|below) the \1\b",
    "an empty beginning": r"(?:^|[.] )(?:It|They) (?:invites?|deters?|mostly diverts?)\b",
    "no capital": r"^[a-z]|[.] [a-z](?![.])",
    "no article": rf"(?i:\b(?:of|to|for|by|from|than|without|is|that|challenges)) {ARTICLE}\b"
    rf"|(?<![Tt]he )\b{ARTICLE} (?:gives|leaves|moves|challenges)\b",
    "a unit twice": r"from [−\d.,]+ ([a-z%][a-z %']*?) to [−\d.,]+ \1\b",
    "a unit of the table's": r"share, added|\d exponent|\d probability",
    "most and least alike": r"most for ([\w ]+) \([^)]*\), least for \1 \(",
    "a name where it would do": r"“([^”]+)” comes first [^;]*; “\1”",
    "brackets that are none": r"In brackets: the baseline",
    "more known than it is": r"is known to lie",
    "an article too many": r"\bthe the\b|\ba the\b|\bThe the\b",
}
ABBREVIATIONS = re.compile(r"\b(?:e\.g|i\.e|et al|v|vs|pub|ca)\. ")


def states(seed):
    """States moved at random: levers, one ally's own, a leaver."""
    draw = random.Random(seed)
    for _ in range(COUNT):
        scenario = scenario_called(draw.choice(scenario_names()))
        moved = {}
        allies = [c for c in scenario.codes if c != scenario.codes[scenario.protege]]
        for name in draw.sample(sorted(LEVERS), draw.choice((0, 1, 1, 2, 4))):
            lever = LEVERS[name]
            steps = round((lever.high - lever.low) / lever.step)
            value = round(lever.low + draw.randint(0, steps) * lever.step, 6)
            own = lever.scope == "member" and draw.random() < 0.3
            moved[f"{name}.{draw.choice(allies)}" if own else name] = value
        leavers = (
            tuple(draw.sample(allies, 1))
            if moved and draw.random() < 0.2 and len(allies) > 1
            else ()
        )
        moved = {n: v for n, v in moved.items() if n.partition(".")[2] not in leavers}
        plan = f"3:announce:{allies[0]};5:violated" if draw.random() < 0.3 and not leavers else ""
        state = State(scenario.name, left=leavers, plan=plan)
        for name, value in moved.items():
            state = state.moved(name, value)
        yield state


def texts(made):
    """Every text of a block."""
    for part in made["parts"]:
        yield from ([part["text"]] if part["kind"] == "text" else [])
        yield from (part["items"] if part["kind"] == "list" else [])
        if part["kind"] in ("cards", "fold"):
            inner = part["cards"] if part["kind"] == "cards" else [part["parts"]]
            for each in inner:
                yield from texts({"parts": each})


def said(reading):
    """All sentences that a page and its brief say."""
    words = reading.words()
    yield words["sentence"]
    yield words.get("parts", "")
    yield words.get("pillars_why", "")
    yield from reading.captions().values()
    for made in reading.blocks().values():
        yield from texts(made)
    told = brief(reading)
    yield from (told["lead"], told["title"], *told["ways"])
    for _, lines in told["story"]:
        yield from lines


def faults(text):
    """The faults of a text, with where they stand."""
    plain = ABBREVIATIONS.sub("", text)
    for name, pattern in FAULTS.items():
        if found := re.search(pattern, plain):
            yield f"{name}: “{found.group()}” in: {text}"
    if word := {*re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", text)} & INTERNAL:
        yield f"internal names {sorted(word)} in: {text}"
    if code := {*re.findall(r"\b[A-Z]{3}\b", text)} & CODES:
        yield f"codes {sorted(code)} in: {text}"
    for state in NAMES:
        if state.lower() != state and re.search(rf"\b{re.escape(state.lower())}\b", text):
            yield f"a small letter: {state} in: {text}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_no_sentence_has_a_known_fault(page):
    found = {}
    for state in states(page.__name__):
        for text in said(page(state)):
            for fault in faults(text) if text else ():
                found.setdefault(fault.partition(" in: ")[0], fault)
    assert not found, "\n".join(found.values())


@pytest.mark.parametrize(
    "text",
    ["0.36 is Philippines's own defence", "domestic will, united states moves it.",
     "It is from 0.51 to 0.51.", "Without United States alone it falls.",
     "credibility is 0.40, below the 0.40", "−0.0 elsewhere",
     "It went from 1 times today's to 2 times today's.", "presence from 0 share, added",
     "It buys most for Saudi Arabia (0 points), least for Saudi Arabia (0 points).",
     "By risk, “A” comes first in 2 of 3; “A” regrets least.", "It is known to lie between",
     "It invites: 2 more", "Year 5: United States leaves",
     "China challenges Philippines: it fails.", "It costs nan.", "It names will.USA here.",
     "1 allies come."],
)  # fmt: skip
def test_what_was_once_wrong_is_known(text):
    assert [*faults(text)]
