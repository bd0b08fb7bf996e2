"""What a brief says first: what was changed and what that does, how sure, what it hangs on, the words."""

from __future__ import annotations

import numpy as np

from deterrence_kit.analysis.alliance.dependence import dependence
from deterrence_kit.analysis.doubt.difference import difference as drawn_difference
from deterrence_kit.analysis.doubt.uncertainty import Uncertainty, uncertainty
from deterrence_kit.app.membership import name_of
from deterrence_kit.app.reading import Reading
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.rounding import beside, level, side, yearly
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import from_to
from deterrence_kit.views.doubt_sentences import CLOSE_CALL
from deterrence_kit.views.doubt_words import (
    NINE_IN_TEN,
    Standing,
    in_hundred,
    leaning,
    misread,
    standing,
)
from deterrence_kit.views.figures_told import UNCHANGED, compared
from deterrence_kit.views.glossary import explained
from deterrence_kit.views.labels import listed
from deterrence_kit.views.names import in_sentence, lower_first, within
from deterrence_kit.views.verdict_words import standing_words, wording

MOST_NAMED = 2  # changes in the title
IN_BRIEF = ("credibility", "threshold", "armed challenge")  # words that a brief explains


def about_commitment(reading: Reading) -> bool:
    """Whether the page is about one commitment, whose levers it moves."""
    return reading.PICKER == "scenario" and "levers" in reading.SLIDERS


def question(reading: Reading) -> str:
    """What was changed, as a question; empty where nothing was.

    Examples
    --------
    >>> from deterrence_kit.pages.explorer.page import ExplorerReading
    >>> from deterrence_kit.app.state import State
    >>> question(ExplorerReading(State("nato-estonia", {"will.USA": 0.2})))
    'What if domestic will of the United States went from 0.5 to 0.2?'
    >>> question(ExplorerReading(State("nato-estonia", left=("USA",))))
    'What if the United States left?'
    """
    state = reading.state
    parts = [f"{within(name_of(state, code))} left" for code in state.left]
    parts += [f"{within(name_of(state, code))} joined" for code in state.joined]
    parts += [_moved(reading, name) for name in ranked(reading)]
    if not parts:
        return ""
    more = len(parts) - MOST_NAMED
    tail = [f"{more} more things changed"] if more > 1 else parts[MOST_NAMED:]
    return f"What if {listed(parts[:MOST_NAMED] + tail)}?"


def ranked(reading: Reading) -> list[str]:
    """The changed settings, one ally's own first: they are fewest and say most."""
    return sorted(reading.state.changes, key=lambda name: SettingName.parse(name).code is None)


def _moved(reading: Reading, name: str) -> str:
    base, code = SettingName.parse(name)
    unit = declared(base).unit
    whose = f" of {in_sentence(reading.names.get(code, code))}" if code else ""
    ends = (reading.scenario.default_of(name), reading.state.changes[name])
    return f"{lower_first(declared(base).label)}{whose} went {from_to(*ends, unit)}"


def what_it_does(reading: Reading) -> str:
    """What the changes do to the answer, with the baseline beside it.

    Examples
    --------
    >>> from deterrence_kit.pages.explorer.page import ExplorerReading
    >>> from deterrence_kit.app.state import State
    >>> what_it_does(ExplorerReading(State("nato-estonia", {"will.USA": 0.2}))).split(":")[0][-17:]
    'than the baseline'
    """
    now, before = reading.now, reading.before
    here, there = beside(float(now.credibility), float(before.credibility))
    change = compared(float(now.credibility), float(before.credibility))
    told = (
        f"Credibility stays at {there}"
        if change == UNCHANGED
        else f"Credibility is {change} than the baseline: {here} instead of {there}"
    )
    bound = float(now.threshold)
    if reading.scenario.war:
        by_model = standing_words(float(now.credibility), bound, reading.scenario.war)
        return f"{told}; by the model {by_model.partition(', ')[2]}. {reading.restoring}"
    stands = side(float(now.credibility), bound)
    as_before = ", as before" if bool(now.holds) == bool(before.holds) else ", and was not before"
    chances = float(now.propensity), float(before.propensity)
    chance, was = yearly(*chances), yearly(*reversed(chances))
    moved = f"{chance} a year instead of {was}"
    challenge = moved if chance != was else f"{yearly(chances[0])} a year, as before"
    return (
        f"{told}. It is {stands} the {level(bound, float(now.credibility))} at which attacking stops "
        f"paying{as_before}{_how_close(reading)}. Chance of an armed challenge: {challenge}."
    )


def _drawn(reading: Reading) -> Uncertainty:
    reading.draw()
    assert reading.doubt is not None
    return reading.doubt


def _standing(reading: Reading) -> Standing:
    return standing(bool(reading.now.holds), float(_drawn(reading).holding))


def _how_close(reading: Reading) -> str:
    """What the draws make of the verdict, where they do not bear it."""
    found = _standing(reading)
    if found == "agree":
        return ""
    if found == "close":
        return f": {CLOSE_CALL}"
    other, count = leaning(float(_drawn(reading).holding))
    return f", but in doubt: {other} it in {count} of 100 draws"


def how_sure(reading: Reading) -> list[str]:
    """The range over the assumptions, and in how many draws the change goes the same way."""
    drawn = _drawn(reading)
    low, high = drawn.band("credibility", NINE_IN_TEN)
    holding = in_hundred(float(drawn.holding))
    lines = [
        f"In nine of ten draws of the assumptions credibility lies between {level(low)} and "
        f"{level(high)}; deterrence {wording(reading.scenario).holds} in {holding} of 100."
        + ("" if reading.scenario.war else misread(reading.now, _standing(reading)))
    ]
    if reading.state.differs:
        first = uncertainty(reading.shipped, {}, drawn.draws)
        change = drawn_difference(first, drawn)
        more = max((change.rising, "higher"), (change.falling, "lower"))
        lines.append(
            f"Against the baseline in the same draw it is {more[1]} in {100 * more[0]:.0f} of 100: the "
            "direction is surer than the level."
            if more[0] > 0.9
            else f"Against the baseline in the same draw it is higher in {100 * change.rising:.0f} and "
            f"lower in {100 * change.falling:.0f} of 100."
        )
    return [*lines, _what_matters(drawn)]


def _what_matters(drawn: Uncertainty) -> str:
    outcome = _ranks(drawn.values("credibility"))
    pull = {n: abs(float(np.corrcoef(_ranks(v), outcome)[0, 1])) for n, v in drawn.worlds.items()}
    first, second = sorted(pull, key=lambda name: -pull[name])[:2]
    names = [f"“{lower_first(declared(name).label)}”" for name in (first, second)]
    return f"Among the assumptions, {listed(names)} move it most."


def _ranks(values: Array) -> Array:
    ranks: Array = np.argsort(np.argsort(values)).astype(float)
    return ranks


def hangs_on(reading: Reading) -> str:
    """The ally that it hangs on most."""
    found = dependence(reading.scenario, reading.changes)
    who = in_sentence(reading.names[found.pivotal])
    without = float(found.without.min())
    if compared(without, found.credibility) == UNCHANGED:
        return "It hangs on no ally alone."
    less, here = beside(without, found.credibility)
    return f"It hangs most on {who}: without it, credibility would be {less} instead of {here}."


def glossary(reading: Reading) -> list[str]:
    """The words used, in a line each: the general ones, and the first levers that were moved."""
    bases = dict.fromkeys(SettingName.parse(name).base for name in ranked(reading))
    own = [f"{declared(b).label}: {_first_sentence(declared(b).meaning)}" for b in [*bases][:2]]
    return [*map(explained, IN_BRIEF), *own]


def _first_sentence(text: str) -> str:
    first = text.partition(". ")[0].rstrip(".")
    return f"{lower_first(first)}."
