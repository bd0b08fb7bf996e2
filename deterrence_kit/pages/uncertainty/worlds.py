"""A hundred draws as a hundred dots, by how far credibility is above the threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model import Assessment
from deterrence_kit.views.theme import ALLY, CHALLENGER

if TYPE_CHECKING:
    from deterrence_kit.analysis.uncertainty import Uncertainty

DOTS = 100
REACH = 60  # points to each side; what lies farther stands at the edge
STEP = 4  # points that share a column of dots
TALLEST = (18, 26, 40, 70, 100)  # ends of the scale, so that it rarely changes
TABLE = (
    ("label", "Credibility less threshold, points", "text"),
    ("count", "Draws in 100", "number"),
    ("verdict", "Deterrence", "text"),
)
LEGEND = (
    {"sign": "●", "colour": ALLY, "text": "1 draw in 100 in which deterrence holds"},
    {"sign": "▼", "colour": CHALLENGER, "text": "in which it fails"},
    {"sign": "┃", "colour": "currentColor", "text": "at the sliders"},
)


def world_columns(found: Uncertainty, now: Assessment) -> dict[str, dict[str, Any]]:
    """Columns of the dots, of the two counts, of the line at the sliders, and of the table.

    Each dot stands for a hundredth of the draws: quantiles of the margin at 0.5 %, 1.5 % …; as
    many are on the right as the share of the draws in which deterrence holds says.
    """
    margin = 100 * (found.cases.credibility - found.cases.threshold)
    holding = round(DOTS * found.holding)
    dots = np.quantile(margin, (np.arange(DOTS) + 0.5) / DOTS)
    columns = _columns_of(dots, holding)
    right = np.arange(DOTS) >= DOTS - holding
    place = float(np.clip(100 * (now.credibility - now.threshold), -REACH, REACH))
    top = tallest(columns)
    return {
        "world_dots": {
            "x": columns * STEP + STEP / 2,
            "y": _stacked(columns),
            "colour": [ALLY if one else CHALLENGER for one in right],
            "marker": ["circle" if one else "inverted_triangle" for one in right],
        },
        "world_counts": {
            "x": [-REACH + 1, REACH - 1],
            "y": [0.96 * top, 0.96 * top],
            "text": [f"fails in {DOTS - holding}", f"holds in {holding}"],
            "align": ["left", "right"],
        },
        "world_now": {"x": [place], "y0": [0], "y1": [0.86 * top]},
        "world_bins": _table(columns),
    }


def _columns_of(dots: np.ndarray, holding: int) -> np.ndarray:
    """The column of each dot; those that hold are never left of the threshold, nor the others right."""
    inside = np.clip(dots, -REACH, REACH - 1e-6)
    columns = np.floor(inside / STEP).astype(int)
    right = np.arange(DOTS) >= DOTS - holding
    return np.where(right, np.maximum(columns, 0), np.minimum(columns, -1))


def _stacked(columns: np.ndarray) -> np.ndarray:
    """How high each dot stands in its column."""
    below = [np.count_nonzero(columns[:i] == column) for i, column in enumerate(columns)]
    return np.array(below) + 0.5


def tallest(columns: np.ndarray) -> int:
    """The end of the scale: the first that leaves room above the tallest column."""
    most = np.unique(columns, return_counts=True)[1].max() + 2
    return next(end for end in (*TALLEST, DOTS + 2) if end >= most)


def _table(columns: np.ndarray) -> dict[str, Any]:
    places, counts = np.unique(columns, return_counts=True)
    labels = [f"{STEP * p} to {STEP * (p + 1)}".replace("-", "−") for p in places.tolist()]
    last = REACH // STEP - 1
    labels = [
        f"below {-REACH + STEP}".replace("-", "−") if p == -last - 1
        else f"above {REACH - STEP}" if p == last else label
        for p, label in zip(places.tolist(), labels, strict=True)
    ]  # fmt: skip
    verdicts = ["holds" if place >= 0 else "fails" for place in places.tolist()]
    middle = (places + 0.5) * STEP
    return {"x": middle, "y": 0 * middle, "label": labels, "count": counts, "verdict": verdicts}


def world_props(columns: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The end of the upright scale."""
    return {"worlds_y": {"start": 0, "end": columns["world_counts"]["y"][0] / 0.96}}
