"""Drawing the region on the map."""

from __future__ import annotations

from typing import Any

from bokeh.models import TapTool
from bokeh.palettes import Cividis256
from bokeh.plotting import figure
from bokeh.transform import factor_cmap, factor_mark, linear_cmap

from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.risk_map import ROLES
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, INK, LAND, MUTED, SHORE

MARKS = ("square", "square", "diamond", "square", "square")
FILLS = (ALLY, "#fefefe00", CHALLENGER, ALLY, "#fefefe00")
EDGES = (ALLY, ALLY, CHALLENGER, CHALLENGER, CHALLENGER)


def draw_risk_map(columns: dict[str, dict[str, Any]], coastline: dict[str, list]) -> figure:
    """Lines, states and beads; `columns` as `risk_map_columns` makes them."""
    plot = plain_figure("region", (-20, 50), (30, 90), tools="pan,tap")
    plot.axis.visible = False
    plot.update(min_border=0, outline_line_color=MUTED, outline_line_alpha=0.4)
    data = sources(columns)
    plot.patches(**coastline, fill_color=LAND, line_color=SHORE, line_width=0.6, level="underlay")
    colour = linear_cmap("heat", list(Cividis256), 0, 1)
    ends = {"x0": "x0", "y0": "y0", "x1": "x1", "y1": "y1", "source": data["pairs"]}
    faint = {"nonselection_line_alpha": 0.35}  # one pair stands out, the others stay in sight
    plot.segment(**ends, line_width="ghost", line_color=GHOST, line_alpha=0.45, **faint)
    plot.segment(**ends, line_width="width", line_color=colour, **faint)
    _draw_states(plot, data["region_states"])
    beads = plot.scatter(
        "x", "y", source=data["pairs"], size="size", fill_color=colour, line_color=CASING,
        line_width=2, nonselection_fill_alpha=1, nonselection_line_alpha=1,
        selection_line_color=INK, selection_line_width=4,
    )  # fmt: skip
    beads.selection_glyph.fill_color = beads.glyph.fill_color
    plot.select_one(TapTool).renderers = [beads]
    draw_labels(
        plot, data["region_names"], x="x", y="y", text="name", text_align="align",
        x_offset="offset", y_offset="lift",
    )  # fmt: skip
    return plot


def _draw_states(plot: figure, source: Any) -> None:
    roles = list(ROLES)
    plot.scatter(
        "x", "y", source=source, size=18, line_width=3.5, line_color=CASING,
        fill_color=CASING, marker=factor_mark("role", list(MARKS), roles),
    )  # fmt: skip
    plot.scatter(
        "x", "y", source=source, size=13, line_width=2.5,
        fill_color=factor_cmap("role", list(FILLS), roles),
        line_color=factor_cmap("role", list(EDGES), roles),
        marker=factor_mark("role", list(MARKS), roles),
    )  # fmt: skip
