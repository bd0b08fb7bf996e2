"""Drawing what the guideline costs and buys."""

from __future__ import annotations

from typing import Any

from bokeh.models import ColumnDataSource, FixedTicker
from bokeh.plotting import figure

from deterrence_kit.views.cost_bars import END, LEFT, PLACES, RIGHT, SHOWN, cost_row_names
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.theme import ALLY, DOWN, GHOST


def draw_costs(columns: dict[str, dict[str, Any]]) -> figure:
    """Two columns of bars on one row for each member: its cost, and what that buys."""
    plot = plain_figure("cost", (LEFT, END), (0, SHOWN + 0.7))
    plot.min_border_left = 118
    plot.xaxis.visible = False
    plot.yaxis[0].update(
        name="cost_names", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None, major_label_overrides=cost_row_names(columns),
    )  # fmt: skip
    data = sources(columns)
    _draw_column(plot, data["costs"], "cost", LEFT, DOWN)
    _draw_column(plot, data["costs"], "gain", RIGHT, ALLY)
    plot.text("x", "y", text="text", source=data["cost_heads"], **text_style())
    # Not to be seen: it carries the table, which has all members.
    plot.scatter("gap", "gain", source=data["members"], visible=False)
    return plot


def _draw_column(
    plot: figure, source: ColumnDataSource, name: str, start: float, colour: str
) -> None:
    plot.hbar(y="y", left=start, right=name, height=0.6, source=source, color=colour)
    plot.scatter(
        f"{name}_ghost", "y", source=source, marker="dash", angle=1.5708, size=16,
        line_color=GHOST, line_width=3,
    )  # fmt: skip
    plot.text(name, "y", text=f"{name}_text", source=source, x_offset=7, **text_style())
