"""What matters most: each assumption by itself, from a low to a high value of its range."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model.settings import declared
from deterrence_kit.views.burden_bars import scale_end
from deterrence_kit.views.labels import number_text
from deterrence_kit.views.theme import ALLY, CHALLENGER, PROTEGE

if TYPE_CHECKING:
    from deterrence_kit.analysis.sensitivity import Tornado

SLOTS = 12
PLACES = tuple(SLOTS - i - 0.5 for i in range(SLOTS))
SCALES = (2.0, 5.0, 10.0, 20.0, 30.0, 40.0, 60.0, 100.0)  # points to each side
LOW, HIGH = ALLY, PROTEGE
TABLE = (
    ("label", "Assumption", "text"),
    ("low", "A low value", "text"),
    ("at_low", "Outcome there, points from now", "number"),
    ("high", "A high value", "text"),
    ("at_high", "Outcome there, points from now", "number"),
)
LEGEND = (
    {"sign": "■", "colour": LOW, "text": "at a low value of its range"},
    {"sign": "▨", "colour": HIGH, "text": "at a high one"},
    {"sign": "┆", "colour": CHALLENGER, "text": "where the verdict flips"},
)
MATTERS = {
    "margin": "for credibility less threshold",
    "credibility": "for credibility",
    "propensity": "for the yearly chance of a challenge",
}


def tornado_columns(found: Tornado) -> dict[str, dict[str, Any]]:
    """Columns of the bars, the widest on top, and of the values at their ends."""
    names = found.names[:SLOTS]
    at_low, at_high = (100 * (ends[:SLOTS] - found.now) for ends in (found.at_low, found.at_high))
    return {
        "tornado_bars": {
            "y": list(PLACES[: len(names)]),
            "label": [declared(name).label for name in names],
            "low": [_value(*pair) for pair in zip(names, found.low, strict=False)],
            "high": [_value(*pair) for pair in zip(names, found.high, strict=False)],
            "at_low": at_low,
            "at_high": at_high,
        },
        "tornado_ends": _ends(found, at_low, at_high),
    }


def _value(name: str, value: float) -> str:
    return number_text(value, declared(name).unit)


def _short(value: float) -> str:
    text = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2g}"
    return text.replace("-", "−")


def _ends(found: Tornado, at_low: np.ndarray, at_high: np.ndarray) -> dict[str, list[Any]]:
    """The assumption's value at each end of a bar, outside of it: the left ends, then the right."""
    low, high = found.low[:SLOTS], found.high[:SLOTS]
    rises = at_low <= at_high
    values = [*np.where(rises, low, high), *np.where(rises, high, low)]
    lowest = np.minimum(np.minimum(at_low, at_high), 0)
    highest = np.maximum(np.maximum(at_low, at_high), 0)
    count = len(low)
    return {
        "x": [*lowest, *highest],
        "y": [*PLACES[:count], *PLACES[:count]],
        "text": [_short(value) for value in values],
        "align": ["right"] * count + ["left"] * count,
        "offset": [-6] * count + [6] * count,
    }


def tornado_props(
    columns: dict[str, dict[str, Any]], outcome: str, now: float
) -> dict[str, dict[str, Any]]:
    """The scale, the row names and the line at which the verdict flips.

    Parameters
    ----------
    columns : mapping
    outcome : str
        One of `MATTERS`; only the margin has a flip.
    now : float
        The margin now.
    """
    rows = columns["tornado_bars"]
    reach = scale_end(1.12 * max(map(abs, (*rows["at_low"], *rows["at_high"]))), SCALES)
    names = dict(zip(rows["y"], rows["label"], strict=True))
    return {
        "tornado_x": {"start": -1.18 * reach, "end": 1.18 * reach},
        "tornado_rows": {"major_label_overrides": {p: names.get(p, "") for p in PLACES}},
        "tornado_flip": {"location": -100 * now, "visible": outcome == "margin"},
    }
