"""Drawing a fan of futures."""

from __future__ import annotations

from typing import Any

from bokeh.models import ColumnDataSource, Span
from bokeh.plotting import figure

from deterrence_kit.views.fan import FANS, SPAN
from deterrence_kit.views.figures import plain_figure, sources
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, MUTED, PROTEGE

YEARS = "years from now"


def draw_fan(name: str, columns: dict[str, dict[str, Any]]) -> figure:
    """Bands, mean, what it is compared with, and the future that is picked."""
    plot = years_figure(name, FANS[name])
    source = sources(columns)[f"{name}_fan"]
    plot.varea("year", "low", "high", source=source, fill_color=ALLY, fill_alpha=0.24)
    plot.varea("year", "q25", "q75", source=source, fill_color=ALLY, fill_alpha=0.36)
    for edge in ("other_low", "other_high"):
        plot.line("year", edge, source=source, line_color=CHALLENGER, line_dash="dotted")
    plot.line(
        "year", "other", source=source, line_color=CHALLENGER, line_dash="dashed", line_width=2
    )
    plot.line("year", "mean", source=source, line_color=ALLY, line_width=3)
    draw_one(plot, source)
    if name == "credibility":
        threshold = Span(
            name="years_threshold", dimension="width", line_color=MUTED, line_dash="dotdash",
            line_width=2,
        )  # fmt: skip
        plot.add_layout(threshold)
    return plot


def draw_one(plot: figure, source: ColumnDataSource) -> None:
    """The future that is picked."""
    plot.step("year", "one", source=source, mode="after", line_color=PROTEGE, line_width=2)
    plot.scatter("year", "one", source=source, size=6, fill_color=PROTEGE, line_color=CASING)


def years_ends(span: int) -> dict[str, float]:
    """Where the axis of the years begins and ends: with room for half a mark on either side."""
    return {"start": -0.02 * span, "end": 1.02 * span}


def years_figure(name: str, label: str, y: tuple[float, float] = (0, 1)) -> figure:
    """A figure with the years below."""
    ends = years_ends(SPAN)
    plot = plain_figure(name, (ends["start"], ends["end"]), y)
    plot.xaxis.axis_label = YEARS
    plot.yaxis.axis_label = label
    plot.ygrid.update(grid_line_color=MUTED, grid_line_alpha=0.2)
    return plot
