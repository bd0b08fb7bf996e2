"""Drawing what a violation costs and how it heals."""

from __future__ import annotations

from typing import Any

from bokeh.models import Span
from bokeh.plotting import figure

from deterrence_kit.views.fan_figure import years_figure
from deterrence_kit.views.figures import sources
from deterrence_kit.views.theme import CASING, CHALLENGER, MUTED, PROTEGE


def draw_healing(columns: dict[str, dict[str, Any]]) -> figure:
    """Change of trust after a crisis this year."""
    plot = years_figure("healing", "Change of trust", (-0.32, 0.22))
    plot.add_layout(Span(dimension="width", location=0, line_color=MUTED))
    data = sources(columns)
    curve = {"x": "year", "source": data["healing_curve"]}
    plot.line(y="honoured", **curve, line_color=PROTEGE, line_dash="dashed", line_width=2)
    plot.line(y="violated", **curve, line_color=CHALLENGER, line_width=3)
    plot.scatter(
        "x", "y", source=data["half_healed"], marker="diamond", size=16, fill_color=CHALLENGER,
        line_color=CASING,
    )  # fmt: skip
    return plot
