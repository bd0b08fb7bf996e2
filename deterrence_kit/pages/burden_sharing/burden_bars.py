"""What each member spends, as a share of its GDP, against the guideline: one bar a member."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.burden_sharing import guideline_gap
from deterrence_kit.views.theme import DOWN, GHOST, UP

ORDERS = {"burden": "By burden", "gdp": "By GDP", "gap": "By gap", "name": "By name"}

TABLE = (
    ("name", "Member", "text"),
    ("burden", "Burden, % of GDP", "number"),
    ("ghost", "Burden at the baseline, % of GDP", "number"),
    ("gdp", "GDP, bn international $", "number"),
    ("gdp_share", "Share of the pact's GDP", "percent"),
    ("spending_share", "Share of the pact's spending", "percent"),
    ("gap", "Gap to the guideline, bn international $ a year", "number"),
    ("head", "Gap per head, international $ a year", "number"),
)
ENDS = (6, 8, 10, 15, 25, 50, 101)  # of the scale, % of GDP: it changes seldom
MARKS = (2, 3.5, 5)  # NATO's guidelines of 2014 and 2025
LEGEND = (
    {"sign": "■", "colour": UP, "text": "meets the guideline"},
    {"sign": "■", "colour": DOWN, "text": "spends less"},
    {"sign": "┃", "colour": GHOST, "text": "at the baseline"},
)
MANY = 16  # members, beyond which the picture is tall


def bar_columns(
    scenario: Scenario,
    now: Assessment,
    before: Assessment,
    guideline: float,
    order: str,
    population: np.ndarray,
) -> dict[str, dict[str, Any]]:
    """Columns of the bars and of the guideline.

    Parameters
    ----------
    guideline : float
        % of GDP.
    order : str
        One of `ORDERS`; by the baseline's figures, so that no bar changes places while a lever
        moves, but for the gap, which is asked about the guideline as it stands.
    population : ndarray, shape (members,)
        NaN where it is not known.
    """
    gap = guideline_gap(scenario.gdp, now.burden, np.float64(guideline))
    rows = _ranked(scenario, before.burden, gap, order)
    count = len(rows)
    return {
        "burdens": {
            "y": np.arange(count)[::-1] + 0.5,
            "code": [scenario.codes[i] for i in rows],
            "name": [scenario.names[i] for i in rows],
            "burden": 100 * now.burden[rows],
            "ghost": 100 * before.burden[rows],
            "gdp": scenario.gdp[rows],
            "gdp_share": _shares(scenario.gdp)[rows],
            "spending_share": _shares(scenario.gdp * now.burden)[rows],
            "gap": gap[rows],
            "head": per_head(gap, population)[rows],
            "colour": [DOWN if gap[i] > 0 else UP for i in rows],
            "text": [f"{100 * b:.1f}" for b in now.burden[rows]],
            "text_x": _beside(100 * now.burden[rows], guideline),
        },
        "guideline": {
            "x": [guideline],
            "y0": [0],
            "y1": [count + 0.15],
            "text": [f"guideline {guideline:g} %"],
            "text_y": [count + 0.2],
            "align": ["left" if guideline <= 4 else "right"],
        },
    }


def _ranked(scenario: Scenario, burden: np.ndarray, gap: np.ndarray, order: str) -> np.ndarray:
    names = np.argsort([name.casefold() for name in scenario.names], kind="stable")
    keys = {"burden": -burden, "gdp": -scenario.gdp, "gap": -gap}
    if order == "name":
        return names
    return names[np.argsort(keys[order][names], kind="stable")]


def _beside(burden: np.ndarray, guideline: float) -> np.ndarray:
    """Where a bar's figure stands: at its end, or beyond the guideline that would cross it."""
    crossed = (burden <= guideline) & (guideline < burden + 0.4)
    return np.where(crossed, guideline, burden)


def _shares(values: np.ndarray) -> np.ndarray:
    return values / max(values.sum(), 1e-30)


def per_head(money: np.ndarray, population: np.ndarray) -> np.ndarray:
    """Billions shared out over the inhabitants; NaN where nobody has counted them.

    Examples
    --------
    >>> import numpy as np
    >>> per_head(np.array([2.0, 1.0]), np.array([1e7, np.nan]))
    array([200.,  nan])
    """
    return 1e9 * money / population


def bar_props(columns: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Scales, row names and the room the picture takes: more for a large pact."""
    bars = columns["burdens"]
    count, top = len(bars["y"]), max(*bars["burden"], *bars["ghost"])
    end = scale_end(1.08 * top, ENDS)
    return {
        "burden_x": {"start": 0, "end": end},
        "burden_y": {"start": 0, "end": count + max(0.9, count / 20)},
        "burden_rows": {"ticks": bars["y"]},
        "burden_names": {"major_label_overrides": row_names(bars)},
        "burden_marks": {"ticks": [0, *MARKS, *np.arange(10, end + 1, 5)]},
        "burden_style": {
            "--dk-rows": 3 if count > MANY else 1,
            "--dk-tall": f"{max(240, 70 + 30 * count)}px",
        },
    }


def row_names(bars: dict[str, Any]) -> dict[float, str]:
    """What stands at each row."""
    return {float(y): name for y, name in zip(bars["y"], bars["name"], strict=True)}


def scale_end(largest: float, ends: Sequence[float]) -> float:
    """The first of some round ends that is large enough, so that a scale rarely changes.

    Examples
    --------
    >>> scale_end(6.4, ENDS), scale_end(0, ENDS)
    (8, 6)
    """
    return next((end for end in ends if end >= largest), ends[-1])
