"""Drawing the map with days."""

from __future__ import annotations

from typing import Any

from bokeh.models import LinearColorMapper, TapTool
from bokeh.palettes import Cividis256
from bokeh.plotting import figure
from bokeh.transform import factor_cmap, factor_mark, transform

from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.theme import CASING, CHALLENGER, INK, LAND, MUTED, PROTEGE, SHORE
from deterrence_kit.views.travel_map import LATE, SOON

ROLES = ("ally", "protégé")


def draw_travel_map(columns: dict[str, dict[str, Any]], coastline: dict[str, list]) -> figure:
    """Lands and states in the colour of their days, rings around the theatre, the challenger."""
    plot = plain_figure("map", (-20, 50), (30, 90), tools="pan,tap")
    plot.axis.visible = False
    plot.min_border = 0
    plot.outline_line_color, plot.outline_line_alpha = MUTED, 0.4
    data = sources({**columns, "lands": {**coastline, **columns["lands"]}})
    shade = LinearColorMapper(palette=list(Cividis256), low=SOON, high=LATE, low_color=LAND)
    colour = transform("shade", shade)
    plot.patches(
        "xs", "ys", source=data["lands"], fill_color=colour, line_color=SHORE, line_width=0.6
    )
    _draw_rings(plot, data["rings"])
    _draw_challengers(plot, data["challengers"])
    _draw_states(plot, data["states"], colour)
    where = {"x": "x", "y": "y", "text": "name", "text_align": "align", "x_offset": "offset"}
    draw_labels(plot, data["labels"], **where)
    draw_labels(plot, data["ring_labels"], x="x", y="y", text="text", text_align="center")
    return plot


def _draw_rings(plot: figure, source: Any) -> None:
    for ink, width, dash in ((CASING, 3.5, "solid"), (INK, 1.5, "dashed")):
        plot.multi_line(
            "xs", "ys", source=source, line_color=ink, line_width=width, line_dash=dash,
            line_alpha=0.8,
        )  # fmt: skip


def _draw_challengers(plot: figure, source: Any) -> None:
    plot.scatter(
        "x", "y", source=source, marker="diamond", size=24, fill_color=CHALLENGER, line_color=CASING
    )


def _draw_states(plot: figure, source: Any, colour: Any) -> None:
    """Allies in the shade of their days; a second glyph lays the protégé's green over its own."""
    marker = factor_mark("role", ["circle", "square"], list(ROLES))
    look = {"marker": marker, "size": "size", "line_width": 1.5, "source": source}
    states = plot.scatter(
        "x", "y", **look, fill_color=colour, line_color=CASING, nonselection_fill_alpha=1,
        nonselection_line_alpha=1, selection_line_color=INK, selection_line_width=3,
    )  # fmt: skip
    over = factor_cmap("role", ["rgba(0,0,0,0)", PROTEGE], list(ROLES))
    home = plot.scatter("x", "y", **look, fill_color=over, line_color=None)
    home.nonselection_glyph = home.selection_glyph = None
    plot.select_one(TapTool).renderers = [states]
    states.selection_glyph.fill_color = states.glyph.fill_color
