"""Drawing the measures."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.measures import PLACES, ROWS, row_names
from deterrence_kit.views.theme import ALLY, CASING, GHOST, MUTED


def draw_measures(columns: dict[str, dict[str, Any]]) -> figure:
    """A dot for each measure on one scale from 0 to 1; the ring is the baseline."""
    plot = plain_figure("measures", (-0.03, 1.03), (0, ROWS))
    plot.min_border_left = 150
    plot.xaxis[0].ticker = FixedTicker(ticks=[0, 0.25, 0.5, 0.75, 1])
    plot.yaxis[0].update(
        ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None, major_tick_line_color=None,
        major_label_overrides=row_names(columns),
    )  # fmt: skip
    plot.ygrid.update(grid_line_color=MUTED, grid_line_alpha=0.25)
    source = sources(columns)["gauges"]
    plot.scatter("ring", "y", source=source, size=17, fill_alpha=0, line_color=GHOST, line_width=2)
    plot.scatter("dot", "y", source=source, size=12, fill_color=ALLY, line_color=CASING)
    draw_labels(plot, source, x="at", y="y", text="text", text_align="align", x_offset="offset")
    return plot
