"""Drawing the waterfall."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.waterfall import PLACES, SLOTS, row_names


def draw_waterfall(columns: dict[str, dict[str, Any]]) -> figure:
    """The bars, the name of each to its left and its number to its right."""
    plot = plain_figure("why", (0, 1), (0, SLOTS))
    plot.min_border_left = 190  # fixed, so that longer names do not move the bars
    plot.xaxis[0].update(axis_label="Credibility", name="why_axis")
    plot.yaxis[0].update(
        name="why_rows", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None, major_label_overrides=row_names(columns),
    )  # fmt: skip
    source = sources(columns)["waterfall"]
    plot.hbar(y="y", left="start", right="end", height=0.62, source=source, color="colour")
    plot.text("edge", "y", text="text", source=source, x_offset=5, **text_style())
    return plot
