"""Drawing the pact on a map."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import TapTool
from bokeh.palettes import Cividis256
from bokeh.plotting import figure
from bokeh.transform import linear_cmap

from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.network import FIRMEST, WEAKEST
from deterrence_kit.views.places import mercator
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
)

ROLE_COLOURS = {"ally": ALLY, "protégé": PROTEGE}


def coastline_columns(countries: dict[str, Any]) -> dict[str, list]:
    """Outer rings of the countries as patches, in Mercator degrees.

    Parameters
    ----------
    countries : dict
        A GeoJSON feature collection of polygons and multipolygons.
    """
    rings = [ring for feature in countries["features"] for ring in _outer(feature["geometry"])]
    arrays = [np.asarray(ring, dtype=float) for ring in rings]
    return {
        "xs": [a[:, 0].round(2).tolist() for a in arrays],
        "ys": [mercator(a[:, 1]).round(2).tolist() for a in arrays],
    }


def _outer(geometry: dict[str, Any]) -> list:
    polygons = geometry["coordinates"]
    polygons = [polygons] if geometry["type"] == "Polygon" else polygons
    return [polygon[0] for polygon in polygons]


def draw_network(columns: dict[str, dict[str, Any]], coastline: dict[str, list]) -> figure:
    """The map with its edges, states and labels; `columns` as `network_columns` makes them."""
    plot = plain_figure("map", (-20, 50), (30, 90), tools="pan,tap")
    plot.axis.visible = False
    plot.min_border = 0
    data = sources(columns)
    plot.patches(**coastline, fill_color=LAND, line_color=SHORE, line_width=0.6, level="underlay")
    ends = {"x0": "x0", "y0": "y0", "x1": "x1", "y1": "y1", "source": data["edges"]}
    resolve_colour = linear_cmap("resolve", list(Cividis256), WEAKEST, FIRMEST)
    plot.segment(**ends, line_width="ghost", line_color=GHOST, line_alpha=0.35, line_cap="round")
    plot.segment(**ends, line_width="casing", line_color=CASING, line_alpha=0.9, line_cap="round")
    plot.segment(**ends, line_width="width", line_color=resolve_colour, line_cap="round")
    _draw_challengers(plot, data["challengers"])
    _draw_states(plot, data["states"])
    draw_labels(
        plot, data["labels"], x="x", y="y", text="name", text_align="align", x_offset="offset"
    )
    return plot


def _draw_challengers(plot: figure, source: Any) -> None:
    plot.segment(
        "x", "y", "x1", "y1", source=source, line_color=CHALLENGER, line_width=2, line_dash="dashed"
    )
    plot.scatter(
        "x", "y", source=source, marker="diamond", size=24, fill_color=CHALLENGER, line_color=CASING
    )


def _draw_states(plot: figure, source: Any) -> None:
    from bokeh.transform import factor_cmap, factor_mark

    roles = list(ROLE_COLOURS)
    states = plot.scatter(
        "x", "y", source=source, size="size", line_color=CASING, line_width=1.5,
        fill_color=factor_cmap("role", list(ROLE_COLOURS.values()), roles),
        marker=factor_mark("role", ["circle", "square"], roles),
        nonselection_fill_alpha=1, selection_line_color=INK, selection_line_width=3,
    )  # fmt: skip
    plot.select_one(TapTool).renderers = [states]
    states.selection_glyph.fill_color = states.glyph.fill_color
    plot.outline_line_color = MUTED
    plot.outline_line_alpha = 0.4
