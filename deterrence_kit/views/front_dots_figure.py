"""Drawing the trade-offs."""

from __future__ import annotations

from typing import Any

from bokeh.models import TapTool
from bokeh.plotting import figure

from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.front_dots import DEAREST
from deterrence_kit.views.theme import CASING, MUTED


def draw_front(columns: dict[str, dict[str, Any]]) -> figure:
    """A point for each package that nothing beats; kept packages as lettered dots."""
    plot = plain_figure("front", (-2, DEAREST + 2), (0, 1))
    plot.xaxis[0].axis_label = "Cost, % of the pact's military spending a year"
    plot.yaxis[0].axis_label = "Credibility"
    for grid in plot.grid:
        grid.update(grid_line_color=MUTED, grid_line_alpha=0.2)
    data = sources(columns)
    dots = plot.scatter(
        "cost", "credibility", source=data["front_cases"], marker="marker", size=13,
        fill_color="colour", line_color=CASING, fill_alpha=0.9, nonselection_fill_alpha=0.9,
        nonselection_line_alpha=1,
    )  # fmt: skip
    plot.add_tools(TapTool(renderers=[dots]))
    marks = data["front_marks"]
    plot.scatter("x", "y", source=marks, size=19, fill_color="colour", line_color=CASING)
    letters = text_style(text_align="center", text_color="ink", text_font_style="bold")
    plot.text("x", "y", text="letter", source=marks, **letters)
    return plot
