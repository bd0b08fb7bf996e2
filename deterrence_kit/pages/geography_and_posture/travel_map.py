"""The map with days: states shaded by the days their help takes, rings by what lift covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from bokeh.models import LinearColorMapper
from bokeh.palettes import Cividis256
from bokeh.plotting import figure
from bokeh.transform import factor_mark, transform

from deterrence_kit.analysis.alliance.arrival_curve import ArrivalCurve
from deterrence_kit.app.pictures import Picture, coastline
from deterrence_kit.datasets.tables import countries
from deterrence_kit.model import Scenario
from deterrence_kit.pages.geography_and_posture.findings import Findings
from deterrence_kit.pages.geography_and_posture.words import travel_words
from deterrence_kit.views.figures import (
    TAPPED,
    draw_names,
    let_point,
    let_tap,
    plain_figure,
    sources,
)
from deterrence_kit.views.network import window
from deterrence_kit.views.network_figure import draw_protege
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import CASING, CHALLENGER, INK, LAND, MUTED, PROTEGE, SHORE

SOON, LATE = 10.0, 40.0  # ends of the colour scale, days
NO_MEMBER = -1.0  # below the scale: drawn in the colour of land

LEGEND: tuple[Entry, ...] = (
    {"sign": "■", "colour": PROTEGE, "text": "protégé"},
    {"sign": "◆", "colour": CHALLENGER, "text": "challenger"},
    {"text": "days from the warning to arrival:", "low": f"{SOON:.0f}", "high": f"{LATE:.0f}"},
    {"sign": "◌", "colour": INK, "text": "what lift covers in so many days"},
)
TABLE = (
    ("name", "State", "text"),
    ("role", "Role", "text"),
    ("distance", "Distance, km", "number"),
    ("travel", "Days on the way", "number"),
    ("sea", "of these for crossing a sea", "number"),
    ("days", "Days from the warning to arrival", "number"),
    ("before", "The same in the baseline", "number"),
    ("forward", "In the theatre today or stationed by lever", "percent"),
)


def travel_columns(
    scenario: Scenario,
    now: ArrivalCurve,
    before: ArrivalCurve,
    graph: Columns,
    land_of: Sequence[str],
    circles: Columns,
) -> Columns:
    """Columns of the map.

    Parameters
    ----------
    scenario : Scenario
    now, before : ArrivalCurve
    graph : dict
        The columns of `network_columns`: challengers, labels and the states' sizes are shared.
    land_of : sequence of str
        The code of the state of each outline on the map.
    circles : dict
        Of `rings`.
    """
    shades = np.clip(now.delay, SOON, LATE)
    lands_of = np.where(scenario.home, NO_MEMBER, shades)
    shade = dict(zip(scenario.codes, lands_of, strict=True))
    states = graph["states"]
    return {
        "states": {
            **{name: states[name] for name in ("x", "y", "code", "name", "role", "kind", "size")},
            "distance": scenario.distance,
            "travel": now.travel,
            "sea": now.sea,
            "days": now.delay,
            "shade": shades,
            "before": before.delay,
            "forward": now.forward_share,
        },
        "lands": {"shade": [shade.get(code, NO_MEMBER) for code in land_of]},
        "challengers": dict(graph["challengers"]),
        "labels": graph["labels"],
        **circles,
    }


def land_codes(outlines: Mapping[str, Any]) -> list[str]:
    """The code of the state of each outline, in the order of `coastline_columns`."""
    return [
        feature["properties"]["code"]
        for feature in outlines["features"]
        for _ in range(_polygons(feature["geometry"]))
    ]


def _polygons(geometry: Mapping[str, Any]) -> int:
    return 1 if geometry["type"] == "Polygon" else len(geometry["coordinates"])


KINDS = ("ally", "protege")


def draw_travel_map(columns: Columns, coasts: Source) -> figure:
    """Lands and states in the colour of their days, rings around the theatre, the challenger."""
    plot = plain_figure("map", (-20, 50), (30, 90), tools="pan,tap")
    plot.axis.visible = False
    plot.min_border = 0
    plot.outline_line_color, plot.outline_line_alpha = MUTED, 0.4
    data = sources({**columns, "lands": {**coasts, **columns["lands"]}})
    shade = LinearColorMapper(palette=list(Cividis256), low=SOON, high=LATE, low_color=LAND)
    colour = transform("shade", shade)
    plot.patches(
        "xs", "ys", source=data["lands"], fill_color=colour, line_color=SHORE, line_width=0.6
    )
    _draw_rings(plot, data["rings"])
    _draw_challengers(plot, data["challengers"])
    _draw_states(plot, data["states"], colour)
    draw_names(plot, data["labels"], data["ring_labels"])
    return plot


def _draw_rings(plot: figure, source: Any) -> None:
    for ink, width, dash in ((CASING, 3.5, "solid"), (INK, 1.5, "dashed")):
        plot.multi_line(
            "xs", "ys", source=source, line_color=ink, line_width=width, line_dash=dash,
            line_alpha=0.8,
        )  # fmt: skip


def _draw_challengers(plot: figure, source: Any) -> None:
    rivals = plot.scatter(
        "x", "y", source=source, marker="diamond", size=24, fill_color=CHALLENGER, line_color=CASING
    )
    let_point(plot, rivals, "@name, challenger")


def _draw_states(plot: figure, source: Any, colour: Any) -> None:
    """Allies in the shade of their days, the protégé in green over its own."""
    marker = factor_mark("kind", ["circle", "square"], list(KINDS))
    look = {"marker": marker, "size": "size", "line_width": 1.5, "source": source}
    states = plot.scatter(
        "x", "y", **look, fill_color=colour, line_color=CASING, **TAPPED,
    )  # fmt: skip
    draw_protege(plot, source)
    let_tap(plot, states)
    let_point(plot, states, "@name, @role", "@days{0} days from warning to arrival")


@lru_cache(maxsize=1)
def lands() -> list[str]:
    """The code of the state of each outline on this map."""
    return land_codes(countries())


def _columns(shown: Findings) -> Columns:
    return travel_columns(
        shown.scenario, shown.curve, shown.curve_before, shown.graph, lands(), shown.rings
    )


def _draw(columns: Columns) -> figure:
    return draw_travel_map(columns, coastline())


def _props(shown: Findings, _columns: Columns) -> Props:
    return {"map_frame": window(shown.scenario).bounds}


def _caption(shown: Findings, _columns: Columns) -> str:
    return travel_words(shown.scenario, shown.curve, shown.state.value("lift"))


MAP = Picture(
    name="map", title="How many days away", height=400, columns=_columns, draw=_draw, props=_props,
    caption=_caption, source="states", table=TABLE, tap="states", fit=True, legend=LEGEND,
)  # fmt: skip
