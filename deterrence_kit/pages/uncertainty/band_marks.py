"""Bands, drawn and written: a dot, a thick line for half of the draws, a thin one for nine tenths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from bokeh.models import ColumnDataSource, FixedTicker
from bokeh.plotting import figure

from deterrence_kit.model.rounding import yearly
from deterrence_kit.views.figures import plain_figure, text_style
from deterrence_kit.views.shapes import Source
from deterrence_kit.views.theme import ALLY, CASING, MUTED

TOLD_AT = 1.04  # where the ends of a band stand as text, so that they form a column
TABLE = (
    ("now", "At the sliders", "probability"),
    ("low", "5 % of draws below", "probability"),
    ("q25", "25 %", "probability"),
    ("median", "Half", "probability"),
    ("q75", "75 %", "probability"),
    ("high", "95 %", "probability"),
)


def band_rows(
    labels: Sequence[str],
    places: Sequence[float],
    edges: np.ndarray,
    now: np.ndarray,
    percent: Sequence[bool],
) -> Source:
    """Columns of bands, a row each.

    Parameters
    ----------
    labels : sequence of str
    places : sequence of float
        Where each row stands.
    edges : ndarray, shape (5, rows)
        At 5, 25, 50, 75 and 95 % of the draws.
    now : ndarray, shape (rows,)
        At the sliders.
    percent : sequence of bool
        Whether the ends are written in per cent.
    """
    low, q25, median, q75, high = edges
    return {
        "y": list(places),
        "label": list(labels),
        "low": low,
        "q25": q25,
        "median": median,
        "q75": q75,
        "high": high,
        "now": now,
        "told": [TOLD_AT] * len(labels),
        "text": [_text(*ends) for ends in zip(low, high, percent, strict=True)],
    }


def _text(low: float, high: float, percent: bool) -> str:
    """The ends of a band, short enough for a phone.

    Examples
    --------
    >>> _text(0.221, 0.573, False), _text(0.012, 0.061, True), _text(0.012, 0.226, True)
    ('0.22–0.57', '1.2–6.1 %', '1.2–23 %')
    >>> _text(0.0067, 0.031, True)
    '0.67–3.1 %'
    """
    if not percent:
        return f"{low:.2f}–{high:.2f}"
    return f"{yearly(low, high).removesuffix(' %')}–{yearly(high, low)}"


def draw_rows(name: str, places: Sequence[float], names: Mapping[float, str], left: int) -> figure:
    """A figure of rows, the first on top, without its bands."""
    plot = plain_figure(name, (-0.02, 1.8), (0, len(places)))
    plot.min_border_left = left
    plot.xaxis[0].ticker = FixedTicker(ticks=[0, 0.5, 1])
    plot.xgrid.update(grid_line_color=MUTED, grid_line_alpha=0.2)
    plot.yaxis[0].update(
        name=f"{name}_rows", ticker=FixedTicker(ticks=list(places)), axis_line_color=None,
        major_tick_line_color=None, major_label_overrides=dict(names),
    )  # fmt: skip
    return plot


def with_bands(plot: figure, source: ColumnDataSource) -> figure:
    """The figure with the bands of a source."""
    line: dict[str, Any] = {"y0": "y", "y1": "y", "source": source, "line_color": ALLY}
    # A row that is picked leaves the others as they are.
    plot.segment(
        x0="low", x1="high", **line, line_width=3, line_alpha=0.75, nonselection_line_alpha=0.75
    )
    plot.segment(
        x0="q25", x1="q75", **line, line_width=11, line_alpha=0.45, nonselection_line_alpha=0.45
    )
    plot.scatter(
        "now", "y", source=source, size=12, fill_color=ALLY, line_color=CASING,
        nonselection_fill_alpha=1, nonselection_line_alpha=1,
    )  # fmt: skip
    plot.text("told", "y", text="text", source=source, **text_style(), nonselection_text_alpha=1)
    return plot
