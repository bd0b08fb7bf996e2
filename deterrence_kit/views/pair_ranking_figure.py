"""Drawing the ranking of pairs."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker, TapTool
from bokeh.plotting import figure

from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.pair_ranking import ROWS
from deterrence_kit.views.theme import CHALLENGER, GHOST, INK


def draw_pair_ranking(columns: dict[str, dict[str, Any]]) -> figure:
    """A bar for each pair; the frame around it is the baseline."""
    plot = plain_figure("pairs", (0, 20), (0, ROWS), tools="tap")
    plot.min_border_left = 205  # fixed, so that longer names do not move the bars
    plot.xaxis[0].axis_label = "% a year"
    plot.yaxis[0].update(
        name="pairs_rows", ticker=FixedTicker(ticks=[ROWS - i - 0.5 for i in range(ROWS)]),
        axis_line_color=None, major_tick_line_color=None,
    )  # fmt: skip
    source = sources(columns)["ranked_pairs"]
    bars = plot.hbar(
        y="y", left=0, right="points", height=0.6, source=source, color=CHALLENGER,
        nonselection_fill_alpha=1, nonselection_line_alpha=1, selection_line_color=INK,
        selection_line_width=3,
    )  # fmt: skip
    bars.selection_glyph.fill_color = CHALLENGER
    plot.hbar(
        y="y", left=0, right="ghost_points", height=0.82, source=source, fill_alpha=0,
        line_color=GHOST, line_width=2, line_dash="dotted", nonselection_line_alpha=1,
        nonselection_fill_alpha=0,
    )  # fmt: skip
    plot.select_one(TapTool).renderers = [bars]
    plot.text(
        "edge", "y", text="text", source=source, x_offset=6, nonselection_text_alpha=1,
        **text_style(),
    )  # fmt: skip
    return plot
