"""Drawing the alliance, on the map or as a network."""

from __future__ import annotations

from typing import Any

from bokeh.models import TapTool
from bokeh.palettes import Cividis256
from bokeh.plotting import figure
from bokeh.transform import factor_cmap, factor_mark, linear_cmap

from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.network import FIRMEST, WEAKEST
from deterrence_kit.views.theme import (
    ALLY,
    CASING,
    CHALLENGER,
    GHOST,
    INK,
    LAND,
    MUTED,
    PROTEGE,
    SHORE,
)  # fmt: skip

ROLES = {"ally": ALLY, "protégé": PROTEGE, "has left": "#8c959f00"}
MARKS = ("circle", "square", "circle")
EDGES = {"ally": CASING, "protégé": CASING, "has left": "#808b96"}


def draw_alliance(columns: dict[str, dict[str, Any]], coastline: dict[str, list]) -> figure:
    """The graph; the outlines of countries are a renderer named ``coast``, hidden in the network."""
    plot = plain_figure("map", (-20, 50), (30, 90), tools="pan,tap")
    plot.axis.visible = False
    plot.update(min_border=0, outline_line_color=MUTED, outline_line_alpha=0.4)
    data = sources(columns)
    plot.patches(
        **coastline, name="coast", fill_color=LAND, line_color=SHORE, line_width=0.6,
        level="underlay",
    )  # fmt: skip
    _draw_commitments(plot, data)
    _draw_rivals(plot, data)
    _draw_states(plot, data["states"])
    draw_labels(
        plot, data["labels"], x="x", y="y", text="name", text_align="align", x_offset="offset"
    )
    return plot


def _draw_commitments(plot: figure, data: dict[str, Any]) -> None:
    ends = {"x0": "x0", "y0": "y0", "x1": "x1", "y1": "y1", "line_cap": "round"}
    ghost = {"line_color": GHOST, "line_alpha": 0.35}
    colour = linear_cmap("resolve", list(Cividis256), WEAKEST, FIRMEST)
    plot.segment(**ends, source=data["ghosts"], line_width="width", **ghost)
    plot.segment(
        **ends, source=data["edges"], line_width="casing", line_color=MUTED, line_alpha=0.7
    )
    plot.segment(**ends, source=data["edges"], line_width="width", line_color=colour)


def _draw_rivals(plot: figure, data: dict[str, Any]) -> None:
    plot.segment(
        "x0", "y0", "x1", "y1", source=data["rival_pacts"], line_color=CHALLENGER, line_width=1.5,
        line_alpha=0.7,
    )  # fmt: skip
    plot.segment(
        "x", "y", "x1", "y1", source=data["challengers"], line_color=CHALLENGER, line_width=2,
        line_dash="dashed",
    )  # fmt: skip
    diamond = {"marker": "diamond", "line_color": CHALLENGER, "line_width": 2}
    plot.scatter("x", "y", source=data["partners"], size=14, fill_color=CASING, **diamond)
    plot.scatter(
        "x", "y", source=data["challengers"], size=24, fill_color=CHALLENGER, marker="diamond",
        line_color=CASING,
    )  # fmt: skip


def _draw_states(plot: figure, source: Any) -> None:
    roles = list(ROLES)
    states = plot.scatter(
        "x", "y", source=source, size="size", line_width=2,
        fill_color=factor_cmap("role", list(ROLES.values()), roles),
        line_color=factor_cmap("role", list(EDGES.values()), roles),
        marker=factor_mark("role", list(MARKS), roles),
        nonselection_fill_alpha=1, nonselection_line_alpha=1,
        selection_line_color=INK, selection_line_width=3,
    )  # fmt: skip
    plot.select_one(TapTool).renderers = [states]
    states.selection_glyph.fill_color = states.glyph.fill_color
