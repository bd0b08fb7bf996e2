"""Why pillars are higher with fewer members, or lower with more: who is counted, not what anyone does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from deterrence_kit.model.rounding import level
from deterrence_kit.views.labels import listed
from deterrence_kit.views.names import within


class Told(NamedTuple):
    """A pillar as it stands and over the other membership; why they differ, by a key of the tables."""

    pillar: str
    now: float
    otherwise: float
    reason: str


# By the reason: of those who stay, and of all with those who have come.
FEWER = {
    "agree": "agree more with each other",
    "arrive": "have a larger part of their forces there in time",
    "promise": "come closer to the guideline",
    "even": "share spending more by the size of their economies",
    "": "stand higher",
}
MORE = {
    "agree": "agree less with each other",
    "arrive": "have a smaller part of their forces there in time",
    "promise": "stay farther from the guideline",
    "even": "share spending less by the size of their economies",
    "": "stand lower",
}
PILLARS = {"cohesion": "cohesion", "burden_sharing": "burden sharing", "geography": "geography"}


def fewer_words(found: Sequence[Told], left: Sequence[str]) -> str:
    """Why pillars are higher after some have left; nothing where none is.

    Examples
    --------
    >>> said = fewer_words([Told("geography", 0.1786, 0.1217, "arrive")], ["The United States"])
    >>> said.partition(". ")[2][:61]
    'Without the United States nobody does more than before, but t'
    >>> said[-37:]
    'ime (geography 0.18 instead of 0.12).'
    """
    parts = [_part(FEWER, each) for each in found]
    who = f"Without {listed([*map(within, left)])} nobody does more than before, but those who stay"
    return _sentence(who, parts)


def more_words(found: Sequence[Told], joined: Sequence[str]) -> str:
    """Why pillars are lower after some have joined; nothing where none is.

    Examples
    --------
    >>> more_words([Told("cohesion", 0.8, 0.87, "agree")], ["Ukraine"]).partition(", on average, ")[2]
    'agree less with each other (cohesion 0.80 instead of 0.87).'
    """
    parts = [_part(MORE, each) for each in found]
    who = f"With {listed([*map(within, joined)])} nobody does less than before, but all together"
    return _sentence(who, parts)


def _part(reasons: Mapping[str, str], told: Told) -> str:
    now, otherwise = level(told.now, told.otherwise), level(told.otherwise, told.now)
    return f"{reasons[told.reason]} ({PILLARS[told.pillar]} {now} instead of {otherwise})"


def _sentence(who: str, parts: list[str]) -> str:
    if not parts:
        return ""
    return f"Pillars are means over members. {who}, on average, {listed(parts)}."
