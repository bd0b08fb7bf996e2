"""Drawing packages side by side."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.package_dots import PLACES, SLOTS
from deterrence_kit.views.theme import CASING, MUTED, NOW


def draw_packages(columns: dict[str, dict[str, Any]]) -> figure:
    """A lettered dot for each package in each scenario, an upright line at the threshold."""
    plot = plain_figure("compare", (0, 1), (0, SLOTS))
    plot.min_border_left = 172
    plot.xaxis[0].update(name="compare_axis", axis_label="Credibility")
    plot.yaxis[0].update(
        name="compare_rows", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None,
    )  # fmt: skip
    plot.ygrid[0].update(grid_line_color=MUTED, grid_line_alpha=0.25)
    data = sources(columns)
    plot.scatter(
        "x", "y", source=data["package_thresholds"], marker="dash", angle=1.5708, size=26,
        line_color=NOW, line_width=2,
    )  # fmt: skip
    dots = data["package_dots"]
    plot.scatter("x", "y", source=dots, size=19, fill_color="colour", line_color=CASING)
    letters = text_style(text_align="center", text_color="ink", text_font_style="bold")
    plot.text("x", "y", text="letter", source=dots, **letters)
    return plot
