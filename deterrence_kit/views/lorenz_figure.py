"""Drawing the Lorenz curve."""

from __future__ import annotations

from typing import Any

from bokeh.models import NumeralTickFormatter
from bokeh.plotting import figure

from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, MUTED


def draw_lorenz(columns: dict[str, dict[str, Any]]) -> figure:
    """The line of equal burdens, the curve with a point for each member, the baseline dotted."""
    plot = plain_figure("lorenz", (0, 1.005), (0, 1.04))
    for axis, label in ((plot.xaxis[0], "Share of GDP"), (plot.yaxis[0], "Share of spending")):
        axis.update(axis_label=f"{label}, added up", formatter=NumeralTickFormatter(format="0 %"))
    data = sources(columns)
    plot.line([0, 1], [0, 1], line_color=MUTED, line_width=2, line_dash="dashed")
    plot.line("x", "y", source=data["lorenz_ghost"], line_color=GHOST, line_width=3,
              line_dash="dotted")  # fmt: skip
    plot.line("x", "y", source=data["lorenz_curve"], line_color=ALLY, line_width=3)
    plot.scatter("x", "y", source=data["lorenz_curve"], size=7, fill_color=ALLY, line_color=CASING)
    plot.segment("x", "y0", "x", "y1", source=data["hoover"], line_color=CHALLENGER, line_width=3)
    draw_labels(
        plot, data["hoover"], x="text_x", y="text_y", text="text", text_align="align",
        x_offset="offset", y_offset=-4,
    )  # fmt: skip
    draw_labels(
        plot, data["lorenz_names"], x="x", y="y", text="text", text_align="align",
        x_offset="offset", y_offset=15,
    )  # fmt: skip
    return plot
