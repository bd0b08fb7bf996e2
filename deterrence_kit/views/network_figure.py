"""Drawing the pact on a map."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.palettes import Cividis256
from bokeh.plotting import figure
from bokeh.transform import factor_cmap, factor_mark, linear_cmap

from deterrence_kit.views.figures import (
    RIM,
    TAPPED,
    draw_names,
    let_point,
    let_tap,
    only,
    plain_figure,
    sources,
)
from deterrence_kit.views.network import FIRMEST, WEAKEST
from deterrence_kit.views.places import mercator
from deterrence_kit.views.shapes import Columns, Source
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

PER_DEGREE = (
    25  # steps to which coasts are rounded: finer than they are surveyed, and half the bytes
)
STRENGTH = "@strength{0.0 %} of the world's strength"  # in a tooltip
COLOURS = {"ally": ALLY, "protege": PROTEGE}  # by kind


def coastline_columns(countries: dict[str, Any]) -> Source:
    """Outer rings of the countries as patches, in Mercator degrees.

    Parameters
    ----------
    countries : dict
        A GeoJSON feature collection of polygons and multipolygons.
    """
    rings = [ring for feature in countries["features"] for ring in _outer(feature["geometry"])]
    arrays = [np.asarray(ring, dtype=float) for ring in rings]
    return {
        "xs": [_in_steps(a[:, 0]) for a in arrays],
        "ys": [_in_steps(mercator(a[:, 1])) for a in arrays],
    }


def _in_steps(degrees: np.ndarray[Any, np.dtype[np.float64]]) -> list[float]:
    found: list[float] = (np.rint(degrees * PER_DEGREE) / PER_DEGREE).tolist()
    return found


def _outer(geometry: dict[str, Any]) -> list[Any]:
    polygons = geometry["coordinates"]
    polygons = [polygons] if geometry["type"] == "Polygon" else polygons
    return [polygon[0] for polygon in polygons]


def draw_network(columns: Columns, coasts: Source) -> figure:
    """The map with its edges, states and labels; `columns` as `network_columns` makes them."""
    plot = plain_figure("map", (-20, 50), (30, 90), tools="pan,tap")
    plot.axis.visible = False
    plot.min_border = 0
    data = sources(columns)
    plot.patches(**coasts, fill_color=LAND, line_color=SHORE, line_width=0.6, level="underlay")
    ends: dict[str, Any] = {"x0": "x0", "y0": "y0", "x1": "x1", "y1": "y1", "source": data["edges"]}
    resolve_colour = linear_cmap("resolve", list(Cividis256), WEAKEST, FIRMEST)
    plot.segment(**ends, line_width="ghost", line_color=GHOST, line_alpha=0.35, line_cap="round")
    plot.segment(**ends, line_width="casing", line_cap="round", **RIM)
    plot.segment(**ends, line_width="width", line_color=resolve_colour, line_cap="round")
    _draw_challengers(plot, data["challengers"])
    _draw_states(plot, data["states"])
    draw_names(plot, data["labels"])
    return plot


def _draw_challengers(plot: figure, source: Any) -> None:
    plot.segment(
        "x", "y", "x1", "y1", source=source, line_color=CHALLENGER, line_width=2, line_dash="dashed"
    )
    rivals = plot.scatter(
        "x", "y", source=source, marker="diamond", size=24, fill_color=CHALLENGER, line_color=CASING
    )
    let_point(plot, rivals, "@name, challenger", STRENGTH)


def _draw_states(plot: figure, source: Any) -> None:
    kinds = list(COLOURS)
    rim: dict[str, Any] = {"selection_line_color": INK, "selection_line_width": 3}
    states = plot.scatter(
        "x", "y", source=source, size="size", line_color=CASING, line_width=1.5,
        fill_color=factor_cmap("kind", list(COLOURS.values()), kinds),
        marker=factor_mark("kind", ["circle", "square"], kinds),
        nonselection_fill_alpha=1, **rim,
    )  # fmt: skip
    draw_protege(plot, source)
    let_tap(plot, states)
    let_point(
        plot, states, "@name, @role", "Resolve @resolve{0.00}",
        "Arrives in time: @arrival{0 %} of what is ready", "@share{0 %} of what allies deliver",
    )  # fmt: skip
    plot.outline_line_color = MUTED
    plot.outline_line_alpha = 0.4


def draw_protege(plot: figure, source: Any) -> None:
    """The protégé once more, above its neighbours' marks."""
    plot.scatter(
        "x", "y", source=source, size="size", marker="square", fill_color=PROTEGE,
        line_color=CASING, line_width=1.5, view=only("kind", "protege"), **TAPPED,
    )  # fmt: skip
