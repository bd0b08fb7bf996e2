"""Reliability: of the years to which a forecast gave so much, how many saw a challenge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from bokeh.models import NumeralTickFormatter
from bokeh.plotting import figure
from bokeh.transform import factor_cmap, factor_mark

from deterrence_kit.app.pictures import Picture
from deterrence_kit.evidence import shipped
from deterrence_kit.pages.evidence.findings import BASELINES, CURVES, MODEL, WITHOUT, Findings
from deterrence_kit.pages.evidence.marks import COLOURS, FACTORS, SHAPES, legend
from deterrence_kit.pages.evidence.words import forecast_words
from deterrence_kit.views.figures import plain_figure, sources
from deterrence_kit.views.shapes import Columns, Source
from deterrence_kit.views.theme import CASING, MUTED

FLOOR = 1e-4  # the scale is logarithmic: what never happened stands on its floor
TOP = 0.5
TABLE = (
    ("forecast", "Forecast", "text"),
    ("expected", "Expected a year", "percent"),
    ("happened", "Happened", "percent"),
    ("low", "95 % from", "percent"),
    ("high", "to", "percent"),
    ("dyad_years", "Pairs and years", "number"),
)


def reliability_columns(rows: Iterable[Mapping[str, Any]], forecasts: Sequence[str]) -> Columns:
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


def _lines(points: Mapping[str, Any], count: int) -> Source:
    group = np.array(points["group"])
    parts = [group == str(i) for i in range(count)]
    return {
        "xs": [points["x"][part].tolist() for part in parts],
        "ys": [points["y"][part].tolist() for part in parts],
        "group": [str(i) for i in range(count)],
    }


def draw_reliability(columns: Columns) -> figure:
    """A curve for each forecast; on the dashed line it comes as often as it was forecast."""
    ends = (FLOOR * 0.8, TOP)
    plot = plain_figure("reliability", ends, ends, x_axis_type="log", y_axis_type="log")
    plot.xaxis.axis_label = "Forecast, a year"
    plot.yaxis.axis_label = "Challenged, share of years"
    plot.axis.formatter = NumeralTickFormatter(format="0.[00] %")
    plot.line(ends, ends, line_color=MUTED, line_dash="dashed", line_width=2)
    data = sources(columns)
    colour = factor_cmap("group", COLOURS, FACTORS)
    plot.multi_line("xs", "ys", source=data["reliability_lines"], line_color=colour, line_width=2)
    points: dict[str, Any] = {"source": data["reliability_points"]}
    plot.segment("x", "bottom", "x", "top", **points, line_color=colour, line_width=1.5)
    plot.scatter(
        "x", "y", **points, size=11, marker=factor_mark("group", SHAPES, FACTORS),
        fill_color=colour, line_color=CASING,
    )  # fmt: skip
    return plot


@lru_cache(maxsize=1)
def _shipped_columns() -> Columns:
    return reliability_columns(shipped("reliability"), CURVES)


def _columns(_shown: Findings) -> Columns:
    return _shipped_columns()


def _caption(_shown: Findings, _columns: Columns) -> str:
    return forecast_words(shipped("forecasts"), MODEL, BASELINES, WITHOUT)


RELIABILITY = Picture(
    name="reliability", title="Do forecasts come true?", height=430, columns=_columns,
    draw=draw_reliability, caption=_caption, source="reliability_points", table=TABLE,
    legend=legend(CURVES),
)  # fmt: skip
