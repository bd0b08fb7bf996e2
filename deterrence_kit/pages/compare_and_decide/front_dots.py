"""Trade-offs: cost against credibility, marked by whether the risk of escalation grows."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from deterrence_kit.views.theme import DOWN, GHOST, UP

if TYPE_CHECKING:
    from deterrence_kit.analysis.front import Front

DEAREST = 120.0  # % of the pact's military spending: what costs more is not shown
LEGEND = (
    {"sign": "●", "colour": UP, "text": "risk of escalation as today or lower"},
    {"sign": "▲", "colour": DOWN, "text": "risk higher"},
    {"sign": "■", "colour": GHOST, "text": "as things stand"},
)
TABLE = (
    ("label", "Package", "text"),
    ("cost", "Cost, % of spending", "number"),
    ("credibility", "Credibility", "probability"),
    ("escalation", "Escalation, a year", "percent"),
    ("measures", "Measures", "text"),
)
Mark = tuple[str, str, str, float, float]  # letter, colour, ink, cost, credibility


def front_props(
    found: Front | None, marks: Sequence[Mark], now: float
) -> dict[str, dict[str, Any]]:
    """The scale of credibility: tenths around all that is shown."""
    levels = [now, *(mark[4] for mark in marks)]
    if found is not None:
        levels += [
            float(c)
            for c, cost in zip(found.credibility, found.cost, strict=True)
            if cost <= DEAREST
        ]
    low, high = floor(10 * min(levels) - 0.3) / 10, ceil(10 * max(levels) + 0.3) / 10
    return {"front_y": {"start": max(0.0, low), "end": min(1.0, high)}}


def front_columns(
    found: Front | None, measures: Sequence[str], marks: Sequence[Mark]
) -> dict[str, dict[str, Any]]:
    """Columns of the front and of the kept packages on it.

    Parameters
    ----------
    found : Front or None
        None while it is looked for.
    measures : sequence of str
        What each package of the front does, in words.
    marks : sequence
        Letter, colours, cost and credibility of what is kept and what is on the sliders.
    """
    shown = [] if found is None else [i for i in range(len(found)) if found.cost[i] <= DEAREST]
    return {"front_cases": _dots(found, shown, measures), "front_marks": _marks(marks)}


def _dots(found: Front | None, shown: list[int], measures: Sequence[str]) -> dict[str, Any]:
    if found is None:
        return {name: [] for name in DOTS}
    risen = [bool(found.escalation[i] > found.now[2] + 1e-9) for i in shown]
    return {
        "code": [f"front-{i}" for i in shown],
        "cost": [float(found.cost[i]) for i in shown],
        "credibility": [float(found.credibility[i]) for i in shown],
        "escalation": [float(found.escalation[i]) for i in shown],
        "measures": [measures[i] for i in shown],
        "label": ["As things stand" if i == 0 else f"Case {i}" for i in shown],
        "colour": [
            GHOST if i == 0 else DOWN if up else UP for i, up in zip(shown, risen, strict=True)
        ],
        "marker": [
            "square" if i == 0 else "triangle" if up else "circle"
            for i, up in zip(shown, risen, strict=True)
        ],
    }


DOTS = (
    "code", "cost", "credibility", "escalation", "measures", "label", "colour", "marker",
)  # fmt: skip


def _marks(marks: Sequence[Mark]) -> dict[str, Any]:
    shown = [mark for mark in marks if mark[3] <= DEAREST]
    names = ("letter", "colour", "ink", "x", "y")
    return {name: [mark[i] for mark in shown] for i, name in enumerate(names)}
