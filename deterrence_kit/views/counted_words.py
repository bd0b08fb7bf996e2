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


# By the reason: what is true of the members now, beside those with all who left, or without who came.
FEWER = {
    "agree": "agree more with each other",
    "arrive": "have a larger part of their forces there in time",
    "promise": "come closer to the guideline",
    "even": "share the spending more nearly in proportion to their economies",
    "": "score higher",
}
MORE = {
    "agree": "agree less with each other",
    "arrive": "have a smaller part of their forces there in time",
    "promise": "fall further short of the guideline",
    "even": "share the spending less nearly in proportion to their economies",
    "": "score lower",
}
PILLARS = {"cohesion": "cohesion", "burden_sharing": "burden sharing", "geography": "geography"}
FIRST = "Some pillars are means over the members: who is counted moves them, not what anybody does."


def counted_words(
    fewer: Sequence[Told], left: Sequence[str], more: Sequence[Told], joined: Sequence[str]
) -> str:
    """Why pillars are higher after some have left, and lower after some have joined; nothing where none is.

    Parameters
    ----------
    fewer, more : sequence of Told
        The pillars that those who left have raised, and that those who joined have lowered.
    left, joined : sequence of str
        Their names.

    Returns
    -------
    str

    Examples
    --------
    >>> us, ukraine = ["The United States"], ["Ukraine"]
    >>> agree = Told("cohesion", 0.96, 0.87, "agree")
    >>> arrive = Told("geography", 0.17, 0.18, "arrive")
    >>> counted_words([agree], us, [], ukraine).partition(": ")[2].partition(". ")[2]
    'Without the United States, the members agree more with each other (cohesion 0.96 instead of 0.87).'
    >>> counted_words([], us, [arrive], ukraine)[-68:]
    'part of their forces there in time (geography 0.17 instead of 0.18).'
    >>> counted_words([agree], us, [arrive], ukraine).count("; with Ukraine, they have a smaller part")
    1
    """
    halves = [
        (f"without {listed([*map(within, left)])},", [_part(FEWER, each) for each in fewer]),
        (f"with {listed([*map(within, joined)])},", [_part(MORE, each) for each in more]),
    ]
    told = [(who, parts) for who, parts in halves if parts]
    clauses = [
        f"{who} {'they' if place else 'the members'} {listed(parts)}"
        for place, (who, parts) in enumerate(told)
    ]
    said = "; ".join(clauses)
    return f"{FIRST} {said[:1].upper()}{said[1:]}." if said else ""


def _part(reasons: Mapping[str, str], told: Told) -> str:
    now, otherwise = level(told.now, told.otherwise), level(told.otherwise, told.now)
    return f"{reasons[told.reason]} ({PILLARS[told.pillar]} {now} instead of {otherwise})"
