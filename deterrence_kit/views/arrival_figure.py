"""Drawing arrival over time."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.views.arrival import COLOURS
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.theme import CASING, CHALLENGER, GHOST, INK, MUTED

DAYS = (0, 90)


def draw_arrival(columns: dict[str, dict[str, Any]]) -> figure:
    """Stacked areas ally by ally, the protégé at the bottom; lines for what is compared."""
    plot = plain_figure("arrival", DAYS, (0, 1))
    plot.min_border_right = 128  # the names stand there
    plot.xaxis.update(axis_label="Days since the warning")
    plot.xaxis.ticker = FixedTicker(ticks=[0, 15, 30, 45, 60, 75, 90])
    plot.yaxis.axis_label = "Strength in the theatre, % of the world's"
    data = sources(columns)
    _draw_areas(plot, data["arrival_days"])
    _draw_window(plot, data["arrival_window"])
    _draw_lines(plot, data["arrival_days"])
    plot.scatter(
        "day", "foot", source=data["arrivals"], marker="triangle", size="mark", fill_color=INK,
        line_color=CASING, level="annotation",
    )  # fmt: skip
    _draw_names(plot, data["arrival_labels"])
    return plot


def _draw_areas(plot: figure, source: Any) -> None:
    for place, colour in enumerate(COLOURS):
        ends = {"x": "day", "y1": f"level{place}", "y2": f"level{place + 1}", "source": source}
        plot.varea(**ends, fill_color=colour, fill_alpha=0.8)
    for place in range(1, len(COLOURS) + 1):
        plot.line("day", f"level{place}", source=source, line_color=CASING, line_width=1)


def _draw_window(plot: figure, source: Any) -> None:
    plot.segment("x", 0, "x", "top", source=source, line_color=MUTED, line_dash="dotdash")
    plot.text(
        "x", "top", text="text", source=source, x_offset="offset", text_align="align",
        **text_style(text_baseline="top", y_offset=4),
    )  # fmt: skip


def _draw_lines(plot: figure, source: Any) -> None:
    day = {"x": "day", "source": source}
    plot.line(y="ghost", **day, line_color=GHOST, line_width=2, line_dash="dotted")
    for colour, width in ((CASING, 6), (INK, 3)):
        plot.line(y="together", **day, line_color=colour, line_width=width)
    for colour, width in ((CASING, 6), (CHALLENGER, 3)):
        plot.line(y="challenger", **day, line_color=colour, line_width=width)


def _draw_names(plot: figure, source: Any) -> None:
    """To the right of the frame, where only annotations are drawn."""
    where = {"x": DAYS[1], "y": "y", "source": source, "level": "annotation"}
    plot.text(**where, text={"value": "■"}, x_offset=5, **text_style(text_color="colour"))
    plot.text(**where, text="text", x_offset=20, **text_style())
