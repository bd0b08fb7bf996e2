"""Drawing the reliability curves."""

from __future__ import annotations

from typing import Any

from bokeh.models import NumeralTickFormatter
from bokeh.plotting import figure
from bokeh.transform import factor_cmap, factor_mark

from deterrence_kit.views.estimates_figure import COLOURS, FACTORS, SHAPES
from deterrence_kit.views.figures import plain_figure, sources
from deterrence_kit.views.reliability import FLOOR
from deterrence_kit.views.theme import CASING, MUTED

TOP = 0.5


def draw_reliability(columns: dict[str, dict[str, Any]]) -> figure:
    """A curve for each forecast; on the dashed line it comes as often as it was forecast."""
    ends = (FLOOR * 0.8, TOP)
    plot = plain_figure("reliability", ends, ends, x_axis_type="log", y_axis_type="log")
    plot.xaxis.axis_label = "Forecast, a year"
    plot.yaxis.axis_label = "Challenged, share of years"
    plot.axis.formatter = NumeralTickFormatter(format="0.[00]%")
    plot.line(ends, ends, line_color=MUTED, line_dash="dashed", line_width=2)
    data = sources(columns)
    colour = factor_cmap("group", COLOURS, FACTORS)
    plot.multi_line("xs", "ys", source=data["reliability_lines"], line_color=colour, line_width=2)
    points = {"source": data["reliability_points"]}
    plot.segment("x", "bottom", "x", "top", **points, line_color=colour, line_width=1.5)
    plot.scatter(
        "x", "y", **points, size=11, marker=factor_mark("group", SHAPES, FACTORS),
        fill_color=colour, line_color=CASING,
    )  # fmt: skip
    return plot
