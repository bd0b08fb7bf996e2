"""Drawing what water, terrain and routes do to credibility."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker, Span
from bokeh.plotting import figure

from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.obstacles import PLACES, SLOTS, row_names
from deterrence_kit.views.theme import INK, MUTED


def draw_obstacles(columns: dict[str, dict[str, Any]]) -> figure:
    """A bar for each, to the left what it costs; an upright mark where it stood in the baseline."""
    plot = plain_figure("obstacle", (-1, 1), (0, SLOTS))
    plot.min_border_left = 190  # fixed, so that longer names do not move the bars
    plot.xaxis.axis_label = "Effect on credibility, points"
    plot.yaxis[0].update(
        name="obstacle_rows", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None, major_label_overrides=row_names(columns),
    )  # fmt: skip
    source = sources(columns)["obstacles"]
    plot.add_layout(Span(location=0, dimension="height", line_color=MUTED))
    plot.hbar(y="y", left=0, right="points", height=0.6, source=source, color="colour")
    plot.scatter("ghost", "y", source=source, marker="dash", angle=1.5708, size=24, line_color=INK,
                 line_width=2)  # fmt: skip
    plot.text(
        "edge", "y", text="text", source=source, x_offset="offset", text_align="align",
        **text_style(),
    )  # fmt: skip
    return plot
