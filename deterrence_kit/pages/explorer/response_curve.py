"""Drawing the response curve."""

from __future__ import annotations

from typing import Any

from bokeh.plotting import figure

from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, INK


def draw_response(columns: dict[str, dict[str, Any]]) -> figure:
    """Credibility against the threshold; the ring is now, the diamond where deterrence holds."""
    plot = plain_figure("response", (0, 1), (0, 1))
    plot.xaxis[0].name = "response_axis"
    plot.yaxis.axis_label = "Credibility"
    data = sources(columns)
    curve = {"x": "value", "source": data["curve"]}
    plot.line(y="ghost", **curve, line_color=GHOST, line_width=2, line_dash="dotted")
    plot.line(y="threshold", **curve, line_color=CHALLENGER, line_width=2, line_dash="dashed")
    plot.line(y="credibility", **curve, line_color=ALLY, line_width=3)
    plot.scatter(
        "x", "y", source=data["crossing"], marker="diamond", size=16,
        fill_color=CHALLENGER, line_color=CASING,
    )  # fmt: skip
    draw_labels(
        plot, data["crossing"], x="x", y="y", text="text", y_offset=-18, text_align="center"
    )
    plot.scatter("x", "y", source=data["here"], size=14, fill_color=CASING, line_color=INK,
                 line_width=3)  # fmt: skip
    return plot
