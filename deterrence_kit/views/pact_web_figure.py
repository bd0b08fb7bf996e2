"""Drawing the ring of pacts."""

from __future__ import annotations

from typing import Any

from bokeh.plotting import figure

from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.pact_web import VIEW
from deterrence_kit.views.theme import CASING, GHOST


def draw_pact_web(columns: dict[str, dict[str, Any]]) -> figure:
    """The ring of states, names outward, and their pacts as chords."""
    edges = VIEW.bounds
    plot = plain_figure("pacts", (edges["x0"], edges["x1"]), (edges["y0"], edges["y1"]))
    plot.axis.visible = False
    plot.min_border = 0
    data = sources(columns)
    ends = {"x0": "x0", "y0": "y0", "x1": "x1", "y1": "y1"}
    plot.segment(**ends, source=data["web_today"], line_color=GHOST, line_alpha=0.22)
    plot.segment(
        **ends, source=data["web_pacts"], line_color="colour", line_width=1.5, line_alpha="alpha"
    )
    plot.scatter(
        "x", "y", source=data["web_states"], size=10, fill_color="colour", line_color=CASING
    )
    plot.text(
        "label_x", "label_y", text="name", angle="angle", text_align="align",
        source=data["web_states"], **text_style(),
    )  # fmt: skip
    return plot
