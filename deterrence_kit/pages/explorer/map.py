"""Who would come: the pact on a map."""

from __future__ import annotations

from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture, coastline
from deterrence_kit.pages.explorer.findings import Findings
from deterrence_kit.views import network
from deterrence_kit.views.network_figure import draw_network
from deterrence_kit.views.shapes import Columns, Props
from deterrence_kit.views.words import network_words


def _columns(shown: Findings) -> Columns:
    columns = network.network_columns(shown.scenario, shown.now, shown.before)
    return columns | {"states": columns["states"] | network.person_columns(shown.persons)}


def _draw(columns: Columns) -> figure:
    return draw_network(columns, coastline())


def _props(shown: Findings, _columns: Columns) -> Props:
    return {"map_frame": network.window(shown.scenario).bounds}


def _caption(shown: Findings, _columns: Columns) -> str:
    return network_words(shown.scenario, shown.now, shown.without_the_first, shown.correlation)


MAP = Picture(
    name="map", title="Who would come", height=500, columns=_columns, draw=_draw, props=_props,
    caption=_caption, source="states", table=(*network.TABLE, *network.PERSONS), tap="states", fit=True,
    choice="second", legend=network.LEGEND,
)  # fmt: skip
