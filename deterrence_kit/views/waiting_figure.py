"""Drawing how likely a challenge has become."""

from __future__ import annotations

from typing import Any

from bokeh.plotting import figure

from deterrence_kit.views.fan_figure import years_figure
from deterrence_kit.views.figures import sources
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, PROTEGE


def draw_waiting(columns: dict[str, dict[str, Any]]) -> figure:
    """The share of futures, with what chance leaves open; diamonds are the future that is picked."""
    plot = years_figure("waiting", "Chance of a challenge by then")
    data = sources(columns)
    curve = {"x": "year", "source": data["waiting_curve"]}
    plot.varea(y1="low", y2="high", **curve, fill_color=ALLY, fill_alpha=0.26)
    plot.line(y="other", **curve, line_color=CHALLENGER, line_dash="dashed", line_width=2)
    plot.line(y="share", **curve, line_color=ALLY, line_width=3)
    plot.scatter(
        "x", "y", source=data["challenges_met"], marker="diamond", size=15, fill_color=PROTEGE,
        line_color=CASING,
    )  # fmt: skip
    return plot
