"""The region on the map: a line from each challenger to each target, with a bead for the pair."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import ColumnDataSource
from bokeh.palettes import Cividis256
from bokeh.plotting import figure
from bokeh.transform import factor_cmap, factor_mark, linear_cmap

from deterrence_kit.app.pictures import Picture, coastline
from deterrence_kit.model.region.region import Region
from deterrence_kit.model.rounding import yearly
from deterrence_kit.model.severity.war import War
from deterrence_kit.pages.regional_conflict.findings import Findings
from deterrence_kit.pages.regional_conflict.risk import (
    TABLE,
    Risk,
    heat,
    pair_columns,
    roles_words,
    widths,
)
from deterrence_kit.pages.regional_conflict.spots import ROLES, Spots, spots_of
from deterrence_kit.pages.regional_conflict.taps import framed, tap_only
from deterrence_kit.views.figures import RIM, draw_names, let_point, plain_figure, sources
from deterrence_kit.views.labels import listed
from deterrence_kit.views.names import in_sentence
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, LAND, MUTED, SHORE
from deterrence_kit.views.verdict_words import standing_words

LARGEST, SMALLEST = 24.0, 15.0  # px of a bead: never too small to be tapped
MARKS = ("square", "square", "diamond", "square", "square")
FILLS = (ALLY, "#fefefe00", CHALLENGER, ALLY, "#fefefe00")
EDGES = (ALLY, ALLY, CHALLENGER, CHALLENGER, CHALLENGER)
LEGEND: tuple[Entry, ...] = (
    {"sign": "■", "colour": ALLY, "text": "target with a pact"},
    {"sign": "□", "colour": ALLY, "text": "target without an ally"},
    {"sign": "◆", "colour": CHALLENGER, "text": "challenger"},
    {"sign": "□", "colour": CHALLENGER, "text": "both"},
    {"text": "bead: a pair; colour, chance of a challenge a year:", "low": "0.2 %", "high": "20 %"},
    {"text": "grey line: the baseline; at the edge: farther away"},
)  # fmt: skip


def risk_map_columns(region: Region, now: Risk, before: Risk, places: Spots) -> Columns:
    """Columns of the map: pairs with line and bead, states, and names that fit.

    Parameters
    ----------
    region : Region
    now, before : Risk
        In the year that is shown: with what has been moved, and at the baseline.
    places : Spots
    """
    return {
        "pairs": pair_columns(region, now, before)
        | {
            **dict(zip(("x0", "y0", "x1", "y1"), places.lines, strict=True)),
            **places.beads,
            "width": widths(now.propensity),
            "casing": widths(now.propensity) + 2,
            "ghost": widths(before.propensity) + 4,
            "size": SMALLEST + (LARGEST - SMALLEST) * heat(now.propensity),
        },
        "region_states": {
            "x": places.x, "y": places.y, "name": places.names, "kind": places.kinds,
            "role": [ROLES[kind] for kind in places.kinds],
        },
        "region_names": places.labels,
        "region_marks": places.marks,
    }  # fmt: skip


def draw_risk_map(columns: Columns, outlines: Source) -> figure:
    """Lines, states and beads; `columns` as `risk_map_columns` makes them."""
    plot = plain_figure("region", (-20, 50), (30, 90), tools="pan,tap")
    plot.axis.visible = False
    plot.update(min_border=0, outline_line_color=MUTED, outline_line_alpha=0.4)
    data = sources(columns)
    plot.patches(**outlines, fill_color=LAND, line_color=SHORE, line_width=0.6, level="underlay")
    colour = linear_cmap("heat", list(Cividis256), 0, 1)
    ends: dict[str, Any] = {"x0": "x0", "y0": "y0", "x1": "x1", "y1": "y1", "source": data["pairs"]}
    # One pair stands out, the others stay in sight.
    faint: dict[str, Any] = {"nonselection_line_alpha": 0.35}
    plot.segment(**ends, line_width="ghost", line_color=GHOST, line_alpha=0.45, **faint)
    plot.segment(**ends, line_width="casing", **RIM, **faint)
    plot.segment(**ends, line_width="width", line_color=colour, **faint)
    marked = plot.scatter(
        "x", "y", source=data["region_marks"], size=11, marker="triangle", fill_color=MUTED,
        line_color=CASING, line_width=2,
    )  # fmt: skip
    let_point(plot, marked, "@name", "@what")
    _draw_states(plot, data["region_states"])
    beads = plot.scatter(
        "x", "y", source=data["pairs"], size="size", fill_color=colour, line_color=CASING,
        line_width=2, **framed(4),
    )  # fmt: skip
    tap_only(plot, beads)
    let_point(
        plot, beads, "@challenger towards @target", "Any armed challenge: @propensity{0.0 %} a year",
        "Credibility @credibility{0.00}",
    )  # fmt: skip
    draw_names(plot, data["region_names"])
    return plot


def _draw_states(plot: figure, source: ColumnDataSource) -> None:
    kinds = list(ROLES)
    plot.scatter(
        "x", "y", source=source, size=18, line_width=3.5, line_color=CASING,
        fill_color=CASING, marker=factor_mark("kind", list(MARKS), kinds),
    )  # fmt: skip
    states = plot.scatter(
        "x", "y", source=source, size=13, line_width=2.5,
        fill_color=factor_cmap("kind", list(FILLS), kinds),
        line_color=factor_cmap("kind", list(EDGES), kinds),
        marker=factor_mark("kind", list(MARKS), kinds),
    )  # fmt: skip
    let_point(plot, states, "@name, @role")


def _begins(name: str) -> str:
    whole = (
        f"{in_sentence(name.partition(' towards ')[0])} towards {name.partition(' towards ')[2]}"
    )
    return whole[:1].upper() + whole[1:]


def risk_map_words(region: Region, now: Risk, before: Risk) -> str:
    """Which pair comes first, what has moved most, and which places are marked."""
    marked = listed([place.name for place in region.places])
    told = f" ▲ marks places from which no number comes: {marked}." if marked else ""
    return f"{_moved_words(region, now, before)}{told}"


def _moved_words(region: Region, now: Risk, before: Risk) -> str:
    first = int(np.argmax(now.propensity))
    pair = region.commitments[first]
    said = (
        f"{_begins(pair.pair_name)} is the likeliest challenge: "
        f"{yearly(float(now.propensity[first]))} a year, "
        f"with a credibility of {_standing(now, first, pair.scenario.war)}."
    )
    change = now.propensity - before.propensity
    most = int(np.argmax(np.abs(change)))
    if abs(change[most]) < 5e-4:
        return f"{said} All pairs stand at the baseline."
    way = "higher" if change[most] > 0 else "lower"
    return (
        f"{said} {_begins(region.commitments[most].pair_name)} has moved most: "
        f"{abs(100 * change[most]):.1f} points {way}."
    )


def _standing(now: Risk, place: int, war: War | None) -> str:
    return standing_words(float(now.credibility[place]), float(now.threshold[place]), war)


def _columns(shown: Findings) -> Columns:
    return risk_map_columns(shown.region, shown.risk, shown.risk_before, spots_of(shown.name))


def _draw(columns: Columns) -> figure:
    return draw_risk_map(columns, coastline())


def _props(shown: Findings, _columns: Columns) -> Props:
    return {"region_frame": spots_of(shown.name).window.bounds}


def _caption(shown: Findings, _columns: Columns) -> str:
    return risk_map_words(shown.region, shown.risk, shown.risk_before) + roles_words(shown.region)


REGION = Picture(
    name="region", title="Where a challenge may come", height=500, columns=_columns, draw=_draw,
    props=_props, caption=_caption, source="pairs", table=TABLE, tap="pairs", fit=True,
    choice="second", legend=LEGEND,
)  # fmt: skip
