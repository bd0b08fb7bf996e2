"""Drawing the ranking."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker, Span
from bokeh.plotting import figure

from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.ranking import ROWS, row_names
from deterrence_kit.views.theme import ALLY, GHOST, MUTED


def draw_ranking(columns: dict[str, dict[str, Any]]) -> figure:
    """A bar for each ally; the frame around it is the baseline."""
    plot = plain_figure("ranking", (0, 10), (0, ROWS), tools="tap")
    plot.min_border_left = 140  # fixed, so that longer names do not move the bars
    plot.xaxis[0].axis_label = "Points of credibility lost without it"
    plot.yaxis[0].update(
        name="ranking_rows", ticker=FixedTicker(ticks=[ROWS - i - 0.5 for i in range(ROWS)]),
        axis_line_color=None, major_tick_line_color=None,
        major_label_overrides=row_names(columns),
    )  # fmt: skip
    source = sources(columns)["losses"]
    plot.add_layout(Span(location=0, dimension="height", line_color=MUTED, line_width=1))
    plot.hbar(y="y", left=0, right="points", height=0.6, source=source, color=ALLY)
    plot.hbar(
        y="y", left=0, right="ghost_points", height=0.82, source=source, fill_alpha=0,
        line_color=GHOST, line_width=2, line_dash="dotted",
    )  # fmt: skip
    plot.text("edge", "y", text="text", source=source, x_offset=6, **text_style())
    return plot
