"""What travels from the library to the board, by name: the words of frame, views and pages alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NotRequired, TypeAlias, TypedDict

#: One source of a picture: a column's name and its values, one for each mark.
Source: TypeAlias = dict[str, Any]
#: The sources of a picture, or of a page, by name.
Columns: TypeAlias = dict[str, Source]
#: Properties of named Bokeh models: scales, labels, names of rows.
Props: TypeAlias = dict[str, dict[str, Any]]
#: What the board tells of what a user did: ``kind``, and what belongs to it.
Event: TypeAlias = Mapping[str, Any]
#: A column of a table: its name in the source, its heading, its format.
Heading: TypeAlias = tuple[str, str, str]


class Entry(TypedDict, total=False):
    """An entry of a legend: a sign in a colour, or a scale from low to high."""

    sign: str
    colour: str
    text: str
    low: str | float
    high: str | float
    when: str  # a property of the picture's style, "none" while nothing in it has that sign


class Level(TypedDict):
    """A pillar now and at the baseline."""

    name: str
    now: float
    before: float


class Figure(TypedDict):
    """A figure of the answer: with ``now`` and ``before`` it has a bar, with ``mark`` a line across it."""

    label: str
    value: str
    note: NotRequired[str]
    now: NotRequired[float]
    before: NotRequired[float]
    mark: NotRequired[float]


class Answer(TypedDict, total=False):
    """The answer in figures and words; with ``headline`` a page gives figures of its own."""

    credibility: str
    credibility_change: str
    credibility_against: str
    direction: int
    threshold: str
    propensity: str
    propensity_before: str
    war: str
    war_before: str
    rungs: str
    ladder: list[tuple[str, str, str]]
    verdict: str
    verdict_why: str
    holds: bool
    parts: str
    sure: str
    standing: str
    sentence: str
    strip: str
    levels: dict[str, float]
    pillars: list[Level]
    pillars_why: str
    headline: list[Figure]


class Card(TypedDict):
    """One state's card: rows of what, how much."""

    code: str
    title: str
    role: str
    kind: str
    rows: list[tuple[str, str]]
