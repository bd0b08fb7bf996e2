"""Drawing what each lever would have to do."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.reach_bars import PLACES, SLOTS
from deterrence_kit.views.theme import CASING, GHOST, MUTED


def draw_reaches(columns: dict[str, dict[str, Any]]) -> figure:
    """A track for each lever's range, a tick where it stands, a mark where the goal turns."""
    plot = plain_figure("reach", (-0.03, 3.2), (0, SLOTS))
    plot.min_border_left = 172
    plot.xaxis[0].update(
        ticker=FixedTicker(ticks=[0, 1]), major_label_overrides={0: "lowest", 1: "highest"},
        axis_line_color=None,
    )  # fmt: skip
    plot.yaxis[0].update(
        name="reach_rows", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None,
    )  # fmt: skip
    rows = sources(columns)["reaches"]
    plot.segment(0, "y", 1, "y", source=rows, line_color=MUTED, line_alpha=0.35, line_width=4)
    plot.segment("now", "y", "there", "y", source=rows, line_color="colour", line_width=6)
    plot.scatter(
        "now", "y", source=rows, marker="dash", angle=1.5708, size=16, line_color=GHOST,
        line_width=3,
    )  # fmt: skip
    plot.scatter(
        "there", "y", source=rows, marker="marker", size="size", fill_color="colour",
        line_color=CASING,
    )  # fmt: skip
    plot.text(1.05, "y", text="text", source=rows, **text_style())
    return plot
