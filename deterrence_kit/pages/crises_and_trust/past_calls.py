"""The record: when the pact was called upon, and what came of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.model import Scenario
from deterrence_kit.model.record import OUTCOMES, cited
from deterrence_kit.pages.crises_and_trust.findings import Findings
from deterrence_kit.views.figures import plain_figure, sources
from deterrence_kit.views.record_words import SIGNS, record_words
from deterrence_kit.views.shapes import Columns, Entry, Props
from deterrence_kit.views.theme import CASING, MUTED

MARKERS = {"honoured": "circle", "failed": "x", "consulted": "diamond"}
ROWS = {outcome: len(OUTCOMES) - 1 - place for place, outcome in enumerate(OUTCOMES)}
APART = 0.34  # between two of the same year and outcome
SIZES = {"honoured": 14, "failed": 14, "consulted": 20}  # px; Bokeh's diamond is slim
RING = 26  # px, around what others would call something else
TABLE = (
    ("year", "Year", "number"),
    ("asked", "Called upon for", "text"),
    ("outcome", "Outcome", "text"),
    ("disputed", "Disputed", "text"),
    ("doubt", "What speaks for another reading", "text"),
    ("source", "Source", "text"),
)
LEGEND: tuple[Entry, ...] = (
    *SIGNS.values(),
    {"sign": "○", "colour": MUTED, "text": "ringed: others would call it something else"},
)


def past_calls_columns(scenario: Scenario) -> Columns:
    """Columns of the record: a mark for each call, lower where one stands there already.

    Parameters
    ----------
    scenario : Scenario
    """
    seen: Counter[tuple[int, str]] = Counter()
    heights = []
    for crisis in scenario.record:
        place = (crisis.year, crisis.outcome)
        heights.append(ROWS[crisis.outcome] - APART * seen[place])
        seen[place] += 1
    record = scenario.record
    return {
        "past_calls_marks": {
            "year": [crisis.year for crisis in record],
            "height": heights,
            "asked": [crisis.asked for crisis in record],
            "outcome": [crisis.outcome for crisis in record],
            "disputed": ["yes" if crisis.disputed else "no" for crisis in record],
            "doubt": [crisis.doubt for crisis in record],
            "source": [cited(crisis.source, crisis.basis) for crisis in record],
            "marker": [MARKERS[crisis.outcome] for crisis in record],
            "colour": [SIGNS[crisis.outcome]["colour"] for crisis in record],
            "rim": [_rim(crisis.outcome) for crisis in record],
            "size": [SIZES[crisis.outcome] for crisis in record],
            "ring": [RING if crisis.disputed else 0 for crisis in record],
        }
    }


def _rim(outcome: str) -> str:
    """A cross is drawn by its lines alone, so they have its colour."""
    return str(SIGNS["failed"]["colour"]) if outcome == "failed" else CASING


def past_calls_ends(scenario: Scenario) -> dict[str, float]:
    """Where the axis of the years begins and ends: from the first call to the scenario's year."""
    first = min((crisis.year for crisis in scenario.record), default=scenario.year - 1)
    room = max(1.0, 0.03 * (scenario.year - first))
    return {"start": first - room, "end": scenario.year + room}


def draw_past_calls(columns: Columns) -> figure:
    """Three rows, one for each outcome; the sign tells them apart as the colour does."""
    plot = plain_figure("past_calls", (1990, 2027), (-0.9, 2.5))
    outcomes: Any = plot.yaxis
    outcomes.ticker = list(ROWS.values())
    outcomes.major_label_overrides = {row: outcome for outcome, row in ROWS.items()}
    plot.ygrid.update(grid_line_color=MUTED, grid_line_alpha=0.2)
    at: dict[str, Any] = {
        "x": "year",
        "y": "height",
        "source": sources(columns)["past_calls_marks"],
    }
    plot.scatter(**at, marker="circle", size="ring", fill_alpha=0, line_color=MUTED)
    plot.scatter(
        **at, marker="marker", size="size", fill_color="colour", line_color="rim", line_width=2
    )
    return plot


def _columns(shown: Findings) -> Columns:
    return past_calls_columns(shown.shipped)


def _props(shown: Findings, _columns: Columns) -> Props:
    return {"past_calls_x": dict(past_calls_ends(shown.shipped))}


def _caption(shown: Findings, _columns: Columns) -> str:
    return record_words(shown.shipped)


PAST_CALLS = Picture(
    name="past_calls", title="The record: calls upon the pact", height=240, columns=_columns,
    draw=draw_past_calls, props=_props, caption=_caption, source="past_calls_marks", table=TABLE,
    legend=LEGEND, wide=True,
)  # fmt: skip
