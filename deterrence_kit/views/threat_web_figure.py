"""Drawing the network of pacts and threats."""

from __future__ import annotations

from typing import Any

from bokeh.plotting import figure
from bokeh.transform import factor_cmap, factor_mark

from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, MUTED

KINDS = ("pact", "target", "alone", "challenger")
MARKS = ("circle", "square", "square", "diamond")
FILLS = (ALLY, ALLY, "#fefefe00", CHALLENGER)
EDGES = (CASING, CASING, ALLY, CASING)


def draw_threat_web(columns: dict[str, dict[str, Any]]) -> figure:
    """Pledges and threats as lines, each over a grey one for the baseline."""
    plot = plain_figure("web", (-1.6, 1.6), (-1.1, 1.1))
    plot.axis.visible = False
    plot.update(min_border=0, outline_line_color=MUTED, outline_line_alpha=0.4)
    data = sources(columns)
    for name, colour, dash in (
        ("web_pledges", ALLY, "solid"),
        ("web_threats", CHALLENGER, "dashed"),
    ):
        ends = {"x0": "x0", "y0": "y0", "x1": "x1", "y1": "y1", "source": data[name]}
        plot.segment(**ends, line_width="ghost", line_color=GHOST, line_alpha=0.4)
        plot.segment(**ends, line_width="width", line_color=colour, line_dash=dash)
    kinds = list(KINDS)
    plot.scatter(
        "x", "y", source=data["web_nodes"], size=18, fill_color=CASING, line_color=CASING,
        marker=factor_mark("kind", list(MARKS), kinds),
    )  # fmt: skip
    plot.scatter(
        "x", "y", source=data["web_nodes"], size=15, line_width=2,
        fill_color=factor_cmap("kind", list(FILLS), kinds),
        line_color=factor_cmap("kind", list(EDGES), kinds),
        marker=factor_mark("kind", list(MARKS), kinds),
    )  # fmt: skip
    draw_labels(
        plot, data["web_nodes"], x="x", y="y", text="name", text_align="align", x_offset="offset",
        y_offset="lift",
    )  # fmt: skip
    return plot
