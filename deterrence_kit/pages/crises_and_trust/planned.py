"""The plan on the axis of the years: a mark where something is to happen, with what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bokeh.models import ColumnDataSource
from bokeh.plotting import figure

from deterrence_kit.model.years.step import Step
from deterrence_kit.views.figures import let_point
from deterrence_kit.views.plan_words import step_words
from deterrence_kit.views.shapes import Entry, Source
from deterrence_kit.views.theme import CASING, INK

SIGN: Entry = {"sign": "▲", "colour": INK, "text": "a step of the plan"}
AT = 0.02  # of a chart's height of 1: just above the axis


def planned_columns(steps: Iterable[Step], names: Mapping[str, str], years: int) -> Source:
    """A mark for each year that is shown and has a step, whatever number of them it has.

    Parameters
    ----------
    steps : iterable of Step
    names : mapping
        The members' names by code.
    years : int
        How many are shown.

    Examples
    --------
    >>> planned_columns([Step(3, "violated"), Step(9, "violated")], {}, 5)["words"]
    ['in year 3: the pact is called upon elsewhere and fails']
    """
    told: dict[int, list[str]] = {}
    for step in steps:
        if step.year <= years:
            told.setdefault(step.year, []).append(step_words(step, names))
    return {
        "year": [*told],
        "at": [AT] * len(told),
        "words": ["; ".join(each) for each in told.values()],
    }


def draw_planned(plot: figure, source: ColumnDataSource) -> None:
    """The marks, which tell what is planned as a pointer rests on them."""
    marks = plot.scatter(
        "year", "at", source=source, marker="triangle", size=12, fill_color=INK, line_color=CASING
    )
    let_point(plot, marks, "The plan", "@words")
