"""Drawing a hundred draws."""

from __future__ import annotations

from typing import Any

from bokeh.models import Span
from bokeh.plotting import figure

from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.theme import CASING, CHALLENGER, INK
from deterrence_kit.views.worlds import REACH, TALLEST


def draw_worlds(columns: dict[str, dict[str, Any]]) -> figure:
    """Dots in columns; left of the dashed line deterrence fails, right of it it holds."""
    plot = plain_figure("worlds", (-REACH - 1, REACH + 1), (0, TALLEST[0]))
    plot.xaxis[0].axis_label = "Credibility less threshold, points"
    plot.yaxis[0].visible = False
    data = sources(columns)
    plot.add_layout(
        Span(
            location=0, dimension="height", line_color=CHALLENGER, line_dash="dashed", line_width=2
        )
    )
    plot.segment(
        x0="x", x1="x", y0="y0", y1="y1", source=data["world_now"], line_color=INK, line_width=3
    )
    plot.scatter(
        "x", "y", source=data["world_dots"], size=10, marker="marker", fill_color="colour",
        line_color=CASING,
    )  # fmt: skip
    plot.text(
        "x", "y", text="text", text_align="align", source=data["world_counts"],
        **text_style(text_font_size="17px", text_font_style="bold"),
    )  # fmt: skip
    plot.scatter("x", "y", source=data["world_bins"], size=1, alpha=0)  # the table twin's source
    return plot
