"""Drawing the burdens."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker, TapTool
from bokeh.plotting import figure

from deterrence_kit.views.burden_bars import MARKS, row_names
from deterrence_kit.views.figures import draw_labels, plain_figure, sources, text_style
from deterrence_kit.views.theme import GHOST, INK, MUTED

NAMES = 118  # px: fixed, so that longer names do not move the bars


def draw_bars(columns: dict[str, dict[str, Any]]) -> figure:
    """Bars with a tick where each stood at the baseline, dotted marks, and the guideline."""
    plot = plain_figure("burden", (0, 6), (0, 32), tools="tap")
    _name_rows(plot, columns["burdens"])
    plot.xaxis[0].update(
        axis_label="Military spending, % of GDP",
        ticker=FixedTicker(ticks=[0, *MARKS], name="burden_marks"),
    )
    data = sources(columns)
    _draw_marks(plot)
    bars = plot.hbar(
        y="y", left=0, right="burden", height=0.62, source=data["burdens"], color="colour",
        nonselection_fill_alpha=1, nonselection_line_alpha=1, selection_line_color=INK,
        selection_line_width=3,
    )  # fmt: skip
    plot.select_one(TapTool).renderers = [bars]
    bars.selection_glyph.fill_color = bars.glyph.fill_color
    plot.scatter(
        "ghost", "y", source=data["burdens"], marker="dash", angle=1.5708, size=15,
        line_color=GHOST, line_width=3,
    )  # fmt: skip
    plot.segment("x", "y0", "x", "y1", source=data["guideline"], line_color=INK, line_width=2)
    draw_labels(plot, data["burdens"], x="text_x", y="y", text="text", x_offset=7)
    plot.text(
        "x", "text_y", text="text", source=data["guideline"], x_offset=-1,
        **text_style(text_baseline="bottom", text_align="align"),
    )  # fmt: skip
    return plot


def _name_rows(plot: figure, bars: dict[str, Any]) -> None:
    plot.min_border_left = NAMES
    plot.yaxis[0].update(
        name="burden_names", ticker=FixedTicker(ticks=list(bars["y"]), name="burden_rows"),
        axis_line_color=None, major_tick_line_color=None, major_label_overrides=row_names(bars),
    )  # fmt: skip


def _draw_marks(plot: figure) -> None:
    from bokeh.models import Span

    for mark in MARKS:
        plot.add_layout(
            Span(location=mark, dimension="height", line_color=MUTED, line_dash="dotted")
        )
