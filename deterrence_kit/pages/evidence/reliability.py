"""Reliability: of the years to which a forecast gave so much, how many saw a challenge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

FLOOR = 1e-4  # the scale is logarithmic: what never happened stands on its floor
TABLE = (
    ("forecast", "Forecast", "text"),
    ("expected", "Expected a year", "percent"),
    ("happened", "Happened", "percent"),
    ("low", "95 % from", "percent"),
    ("high", "to", "percent"),
    ("dyad_years", "Pairs and years", "number"),
)


def reliability_columns(
    rows: Iterable[Mapping[str, Any]], forecasts: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """A point for each bin of each of the forecasts, in their order, and a line through each.

    Parameters
    ----------
    rows : iterable of mapping
        ``forecast expected happened low high dyad_years``.
    forecasts : sequence of str
        Those that are shown.

    Examples
    --------
    >>> bin = {"expected": 0.01, "happened": 0.0, "low": 0.0, "high": 0.02, "dyad_years": 9}
    >>> reliability_columns([{"forecast": "a", **bin}], ["a"])["reliability_points"]["y"].tolist()
    [0.0001]
    """
    kept = sorted(
        (row for row in rows if row["forecast"] in forecasts),
        key=lambda row: (forecasts.index(row["forecast"]), row["expected"]),
    )
    names = ("expected", "happened", "low", "high", "dyad_years")
    data = {name: np.array([float(row[name]) for row in kept]) for name in names}
    on_scale = {name: np.maximum(data[name], FLOOR) for name in names[:4]}
    group = [str(forecasts.index(row["forecast"])) for row in kept]
    points = {
        **data, "x": on_scale["expected"], "y": on_scale["happened"], "bottom": on_scale["low"],
        "top": on_scale["high"], "forecast": [row["forecast"] for row in kept], "group": group,
    }  # fmt: skip
    return {"reliability_points": points, "reliability_lines": _lines(points, len(forecasts))}


def _lines(points: Mapping[str, Any], count: int) -> dict[str, list[Any]]:
    group = np.array(points["group"])
    parts = [group == str(i) for i in range(count)]
    return {
        "xs": [points["x"][part].tolist() for part in parts],
        "ys": [points["y"][part].tolist() for part in parts],
        "group": [str(i) for i in range(count)],
    }
