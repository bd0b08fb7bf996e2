"""Drawing bands: a dot, a thick line for half of the draws, a thin one for nine tenths."""

from __future__ import annotations

from typing import Any

from bokeh.models import ColumnDataSource, FixedTicker
from bokeh.plotting import figure

from deterrence_kit.views.bands import ALLIES, ALLY_PLACES, PLACES, ROWS
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.theme import ALLY, CASING, GHOST, MUTED


def draw_bands(columns: dict[str, dict[str, Any]]) -> figure:
    """The pact's figures; the upright mark is the middle of the baseline's draws."""
    names = dict(zip(PLACES, ROWS.values(), strict=True))
    plot = _rows("bands", len(ROWS), PLACES, names, left=172)
    source = sources(columns)["band_rows"]
    plot.scatter(
        "ghost", "y", source=source, marker="dash", angle=1.5708, size=24, line_color=GHOST,
        line_width=3,
    )  # fmt: skip
    return _with_bands(plot, source)


def draw_ally_bands(columns: dict[str, dict[str, Any]]) -> figure:
    """The allies' resolve."""
    plot = _rows("allies", ALLIES, ALLY_PLACES, {}, left=128)
    return _with_bands(plot, sources(columns)["ally_bands"])


def _rows(
    name: str, rows: int, places: tuple[float, ...], names: dict[float, str], left: int
) -> figure:
    plot = plain_figure(name, (-0.02, 1.8), (0, rows))
    plot.min_border_left = left
    plot.xaxis[0].ticker = FixedTicker(ticks=[0, 0.5, 1])
    plot.xgrid.update(grid_line_color=MUTED, grid_line_alpha=0.2)
    plot.yaxis[0].update(
        name=f"{name}_rows", ticker=FixedTicker(ticks=list(places)), axis_line_color=None,
        major_tick_line_color=None, major_label_overrides=names,
    )  # fmt: skip
    return plot


def _with_bands(plot: figure, source: ColumnDataSource) -> figure:
    line = {"y0": "y", "y1": "y", "source": source, "line_color": ALLY}
    plot.segment(x0="low", x1="high", **line, line_width=3, line_alpha=0.75)
    plot.segment(x0="q25", x1="q75", **line, line_width=11, line_alpha=0.45)
    plot.scatter("now", "y", source=source, size=12, fill_color=ALLY, line_color=CASING)
    plot.text("told", "y", text="text", source=source, **text_style())
    return plot
