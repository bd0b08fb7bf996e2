"""The alliance as a graph: who is pledged to the protégé, who has left, and the other side's pacts."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.palettes import Cividis256
from bokeh.plotting import figure
from bokeh.transform import factor_cmap, factor_mark, linear_cmap

from deterrence_kit.app.membership import name_of
from deterrence_kit.app.pictures import Picture, coastline
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.pages.alliance_network.arrangement import Arrangement
from deterrence_kit.pages.alliance_network.findings import Findings
from deterrence_kit.pages.alliance_network.setting import commitment_lines
from deterrence_kit.pages.alliance_network.words import alliance_words
from deterrence_kit.views import network
from deterrence_kit.views.figures import (
    RIM,
    TAPPED,
    draw_names,
    let_point,
    let_tap,
    plain_figure,
    sources,
)
from deterrence_kit.views.network import (
    FIRMEST,
    PROTEGE_SIZE,
    WEAKEST,
    commitments,
    diameters,
    strength_of,
)
from deterrence_kit.views.network_figure import STRENGTH, draw_protege
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import (
    ALLY,
    CASING,
    CHALLENGER,
    GHOST,
    LAND,
    MUTED,
    PROTEGE,
    SHORE,
)

LEGEND: tuple[Entry, ...] = (
    {"sign": "■", "colour": PROTEGE, "text": "protégé"},
    {"sign": "●", "colour": ALLY, "text": "ally, by strength"},
    {"sign": "○", "colour": GHOST, "text": "has left"},
    {"sign": "◆", "colour": CHALLENGER, "text": "challenger"},
    {"sign": "◇", "colour": CHALLENGER, "text": "its pact partner"},
    {"text": "width: what it would deliver (grey: baseline); colour, its resolve:",
     "low": WEAKEST, "high": FIRMEST},
)  # fmt: skip


def alliance_columns(
    scenario: Scenario,
    now: Assessment,
    roster: Scenario,
    baseline: np.ndarray,
    places: Arrangement,
) -> Columns:
    """Columns of what a lever moves: states and commitments.

    Parameters
    ----------
    scenario : Scenario
        The pact as it is now.
    now : Assessment
    roster : Scenario
        The pact with everybody who has left or joined: all places and sizes are its.
    baseline : ndarray
        What each member of the roster would deliver at the baseline, 0 for those that joined.
    places : Arrangement
        Of the roster, the challengers and the partners.
    """
    return {
        "states": _states(scenario, now, roster, places),
        "edges": _edges(scenario, now, roster, baseline, places),
    }


def _states(scenario: Scenario, now: Assessment, roster: Scenario, places: Arrangement) -> Source:
    size, strength = len(roster.codes), strength_of(roster)
    helped = now.delivered * (1 - scenario.home)
    place = [scenario.codes.index(c) if c in scenario.codes else -1 for c in roster.codes]

    def here(values: np.ndarray) -> np.ndarray:
        return np.append(values, np.nan)[place]

    kinds = ["ally" if i >= 0 else "departed" for i in place]
    kinds[roster.protege] = "protege"
    return {
        "x": places.x[:size],
        "y": places.y[:size],
        "code": list(roster.codes),
        "name": list(roster.names),
        "role": [ROLES[kind] for kind in kinds],
        "kind": kinds,
        "strength": strength,
        "size": np.maximum(diameters(strength), PROTEGE_SIZE * roster.home),
        "resolve": here(now.member_resolve),
        "arrival": here(now.arrival),
        "share": here(helped / max(helped.sum(), 1e-30)),
    }


def _edges(
    scenario: Scenario, now: Assessment, roster: Scenario, baseline: np.ndarray, places: Arrangement
) -> Source:
    graph = commitments(scenario, now)
    starts = [a for a, _ in graph.edges]
    which = np.array([roster.codes.index(code) for code in starts], dtype=int)
    delivered = np.zeros(len(roster.codes))
    delivered[which] = [d for *_, d in graph.edges(data="delivered")]
    lines = commitment_lines(roster, delivered, which, baseline, places)
    resolve = np.array([r for *_, r in graph.edges(data="resolve")])
    return lines | {"resolve": resolve, "casing": lines["width"] + 1.5}


ROLES = {"ally": "ally", "protege": "protégé", "departed": "has left"}  # by kind
FILLS = {"ally": ALLY, "protege": PROTEGE, "departed": "#8c959f00"}
MARKS = ("circle", "square", "circle")
EDGES = {"ally": CASING, "protege": CASING, "departed": "#808b96"}


def draw_alliance(columns: Columns, coasts: Source) -> figure:
    """The graph; the outlines of countries are a renderer named ``coast``, hidden in the network."""
    plot = plain_figure("map", (-20, 50), (30, 90), tools="pan,tap")
    plot.axis.visible = False
    plot.update(min_border=0, outline_line_color=MUTED, outline_line_alpha=0.4)
    data = sources(columns)
    plot.patches(
        **coasts, name="coast", fill_color=LAND, line_color=SHORE, line_width=0.6,
        level="underlay",
    )  # fmt: skip
    _draw_commitments(plot, data)
    _draw_rivals(plot, data)
    _draw_states(plot, data["states"])
    draw_names(plot, data["labels"])
    return plot


def _draw_commitments(plot: figure, data: dict[str, Any]) -> None:
    ends: dict[str, Any] = {"x0": "x0", "y0": "y0", "x1": "x1", "y1": "y1", "line_cap": "round"}
    ghost: dict[str, Any] = {"line_color": GHOST, "line_alpha": 0.35}
    colour = linear_cmap("resolve", list(Cividis256), WEAKEST, FIRMEST)
    plot.segment(**ends, source=data["ghosts"], line_width="width", **ghost)
    plot.segment(**ends, source=data["edges"], line_width="casing", **RIM)
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
    diamond: dict[str, Any] = {"marker": "diamond", "line_color": CHALLENGER, "line_width": 2}
    partners = plot.scatter(
        "x", "y", source=data["partners"], size=14, fill_color=CASING, **diamond
    )
    rivals = plot.scatter(
        "x", "y", source=data["challengers"], size=24, fill_color=CHALLENGER, marker="diamond",
        line_color=CASING,
    )  # fmt: skip
    let_point(plot, partners, "@name, pact partner of a challenger")
    let_point(plot, rivals, "@name, challenger", STRENGTH)


def _draw_states(plot: figure, source: Any) -> None:
    kinds = list(FILLS)
    states = plot.scatter(
        "x", "y", source=source, size="size", line_width=2,
        fill_color=factor_cmap("kind", list(FILLS.values()), kinds),
        line_color=factor_cmap("kind", list(EDGES.values()), kinds),
        marker=factor_mark("kind", list(MARKS), kinds),
        **TAPPED,
    )  # fmt: skip
    draw_protege(plot, source)
    let_tap(plot, states)
    let_point(plot, states, "@name, @role", STRENGTH)


def _columns(shown: Findings) -> Columns:
    moved = alliance_columns(
        shown.scenario, shown.now, shown.roster, shown.delivered_before, shown.places
    )
    return moved | {"states": moved["states"] | _persons(shown)} | shown.setting


def _persons(shown: Findings) -> Source:
    """Persons sent and there, in the roster's order; of those that have left nothing is known."""
    codes = shown.scenario.codes
    place = [codes.index(c) if c in codes else -1 for c in shown.roster.codes]
    found = network.person_columns(shown.persons)
    return {name: np.append(values, np.nan)[place] for name, values in found.items()}


def _draw(columns: Columns) -> figure:
    return draw_alliance(columns, coastline())


def _props(shown: Findings, _columns: Columns) -> Props:
    return {
        "map_frame": shown.places.window.bounds,
        "coast": {"visible": shown.places.layout == "map"},
    }


def _caption(shown: Findings, _columns: Columns) -> str:
    left, joined = (
        tuple(name_of(shown.state, code) for code in codes)
        for codes in (shown.state.left, shown.state.joined)
    )
    return alliance_words(shown.standing, shown.partners, left, joined, shown.correlation)


MAP = Picture(
    name="map", title="Who would come", height=500, columns=_columns, draw=_draw, props=_props,
    caption=_caption, source="states", table=(*network.TABLE, *network.PERSONS), tap="states", fit=True,
    choice="layout", legend=LEGEND,
)  # fmt: skip
