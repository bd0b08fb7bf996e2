"""Drawing what fair burdens would buy."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.theme import GHOST
from deterrence_kit.views.worth_bars import PLACES, SLOTS


def draw_worth(columns: dict[str, dict[str, Any]]) -> figure:
    """A bar for each way of carrying more, a tick where it would have ended at the baseline."""
    plot = plain_figure("worth", (0, 10), (0, SLOTS))
    plot.min_border_left = 232
    plot.xaxis[0].axis_label = "Margin gained, points"
    plot.yaxis[0].update(
        name="worth_names", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None,
    )  # fmt: skip
    source = sources(columns)["worths"]
    plot.hbar(y="y", left=0, right="right", height=0.6, source=source, color="colour")
    plot.scatter(
        "ghost", "y", source=source, marker="dash", angle=1.5708, size=16, line_color=GHOST,
        line_width=3,
    )  # fmt: skip
    draw_labels(plot, source, x="right", y="y", text="text", x_offset=7)
    return plot
