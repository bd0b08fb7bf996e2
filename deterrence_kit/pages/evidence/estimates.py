"""Drawing estimates and their intervals."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import FixedTicker, Span
from bokeh.plotting import figure
from bokeh.transform import factor_cmap, factor_mark

from deterrence_kit.views.estimates import GROUPS, row_names
from deterrence_kit.views.figures import plain_figure, sources
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, MUTED, PROTEGE

FACTORS = [str(i) for i in range(GROUPS)]
SHAPES = ["circle", "diamond", "square", "triangle", "inverted_triangle", "hex"]
SIGNS = "●◆■▲▼⬢"  # the same shapes in a legend
COLOURS = [ALLY, CHALLENGER, PROTEGE, "#cc79a7", "#e69f00", "#56b4e9"]  # Okabe-Ito


def draw_estimates(
    name: str, columns: dict[str, dict[str, Any]], *, axis: str, against: float, left: int = 170
) -> figure:
    """A mark and its 95 % interval on each row; the dashed line is what they are held against."""
    data = columns[f"{name}_rows"]
    plot = plain_figure(name, span(data, against), (0, max(len(data["y"]), 1)))
    plot.min_border_left = left
    plot.xaxis.axis_label = axis
    plot.xaxis[0].ticker.desired_num_ticks = 5
    plot.xgrid.update(grid_line_color=MUTED, grid_line_alpha=0.25)
    plot.yaxis[0].update(
        ticker=FixedTicker(ticks=list(data["y"])), axis_line_color=None,
        major_tick_line_color=None, major_label_overrides=row_names(data),
    )  # fmt: skip
    plot.add_layout(
        Span(
            location=against, dimension="height", line_color=MUTED, line_dash="dashed", line_width=2
        )
    )
    source = sources({f"{name}_rows": data})[f"{name}_rows"]
    colour = factor_cmap("group", COLOURS, FACTORS)
    plot.segment("low", "y", "high", "y", source=source, line_color=colour, line_width=3)
    plot.scatter(
        "value", "y", source=source, size=13, marker=factor_mark("group", SHAPES, FACTORS),
        fill_color=colour, line_color=CASING,
    )  # fmt: skip
    return plot


def span(data: dict[str, Any], against: float) -> tuple[float, float]:
    """The scale: all intervals, and what they are held against."""
    ends = np.r_[data["low"], data["high"], data["value"], against]
    ends = ends[np.isfinite(ends)]
    margin = 0.05 * (float(np.ptp(ends)) or 1.0)
    return float(ends.min() - margin), float(ends.max() + margin)
