"""Drawing the tornado."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker, Span
from bokeh.plotting import figure

from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.theme import CHALLENGER, MUTED
from deterrence_kit.views.tornado import HIGH, LOW, PLACES, SLOTS


def draw_tornado(columns: dict[str, dict[str, Any]]) -> figure:
    """Two bars an assumption from where things stand; the dashed line is where the verdict flips."""
    plot = plain_figure("tornado", (-10, 10), (0, SLOTS))
    plot.min_border_left = 172
    plot.xaxis[0].axis_label = "Points from where things stand"
    plot.yaxis[0].update(
        name="tornado_rows", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None,
    )  # fmt: skip
    data = sources(columns)
    bars = {"y": "y", "left": 0, "height": 0.62, "source": data["tornado_bars"]}
    plot.hbar(right="at_low", **bars, fill_color=LOW, line_color=LOW)
    plot.hbar(
        right="at_high", **bars, fill_color=HIGH, fill_alpha=0.35, line_color=HIGH,
        hatch_pattern="right_diagonal_line", hatch_color=HIGH, hatch_scale=7,
    )  # fmt: skip
    plot.add_layout(Span(location=0, dimension="height", line_color=MUTED, line_width=2))
    plot.add_layout(
        Span(
            name="tornado_flip",
            location=0,
            dimension="height",
            line_color=CHALLENGER,
            line_dash="dashed",
            line_width=2,
        )
    )
    draw_labels(
        plot, data["tornado_ends"], x="x", y="y", text="text", text_align="align", x_offset="offset"
    )
    return plot
