"""What matters most: each assumption by itself, from a low to a high value of its range."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from deterrence_kit.model.settings import declared
from deterrence_kit.views.burden_bars import scale_end
from deterrence_kit.views.labels import number_text
from deterrence_kit.views.theme import ALLY, PROTEGE

if TYPE_CHECKING:
    from deterrence_kit.analysis.swing import Swing

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
)
MATTERS = {
    "margin": "for credibility less threshold",
    "credibility": "for credibility",
    "propensity": "for the yearly chance of a challenge",
}


def tornado_columns(swings: Sequence[Swing]) -> dict[str, dict[str, Any]]:
    """Columns of the bars, the widest on top; the line where the verdict flips is at minus the margin."""
    shown = swings[:SLOTS]
    at_low = [100 * (swing.at_low - swing.now) for swing in shown]
    at_high = [100 * (swing.at_high - swing.now) for swing in shown]
    return {
        "tornado": {
            "y": list(PLACES[: len(shown)]),
            "label": [declared(swing.name).label for swing in shown],
            "low": [_value(swing.name, swing.low) for swing in shown],
            "high": [_value(swing.name, swing.high) for swing in shown],
            "at_low": at_low,
            "at_high": at_high,
        },
        "tornado_ends": _ends(shown, at_low, at_high),
    }


def _value(name: str, value: float) -> str:
    return number_text(value, declared(name).unit)


def _ends(
    shown: Sequence[Swing], at_low: list[float], at_high: list[float]
) -> dict[str, list[Any]]:
    """The assumption's value at each end of a bar, outside of it."""
    rows: dict[str, list[Any]] = {"x": [], "y": [], "text": [], "align": [], "offset": []}
    for place, swing, low, high in zip(PLACES, shown, at_low, at_high, strict=False):
        left, right = (low, high) if low <= high else (high, low)
        values = (swing.low, swing.high) if low <= high else (swing.high, swing.low)
        for x, value, sign in ((min(left, 0), values[0], -1), (max(right, 0), values[1], 1)):
            rows["x"].append(x)
            rows["y"].append(place)
            rows["text"].append(f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2g}")
            rows["align"].append("right" if sign < 0 else "left")
            rows["offset"].append(6 * sign)
    return rows


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
    rows = columns["tornado"]
    reach = scale_end(1.12 * max(map(abs, (*rows["at_low"], *rows["at_high"]))), SCALES)
    names = dict(zip(rows["y"], rows["label"], strict=True))
    return {
        "tornado_x": {"start": -1.18 * reach, "end": 1.18 * reach},
        "tornado_rows": {"major_label_overrides": {p: names.get(p, "") for p in PLACES}},
        "tornado_flip": {"location": -100 * now, "visible": outcome == "margin"},
    }
