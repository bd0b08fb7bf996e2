"""Drawing lines of equal credibility."""

from __future__ import annotations

from typing import Any

from bokeh.plotting import figure

from deterrence_kit.views.figures import draw_labels, plain_figure, sources
from deterrence_kit.views.theme import CASING, CHALLENGER, INK, MUTED, UP


def draw_isolines(columns: dict[str, dict[str, Any]]) -> figure:
    """Thin lines of equal credibility, the threshold in bold; a disc is now, a ring the baseline."""
    plot = plain_figure("pair", (0, 1), (0, 1))
    plot.xaxis[0].name, plot.yaxis[0].name = "pair_across", "pair_up"
    data = sources(columns)
    plot.multi_polygons("xs", "ys", source=data["holding"], fill_color=UP, fill_alpha=0.16,
                        line_color=None)  # fmt: skip
    line = {"xs": "xs", "ys": "ys"}
    plot.multi_line(**line, source=data["isolines"], line_color=MUTED, line_width=1.2)
    plot.multi_line(**line, source=data["threshold_ghost"], line_color=CHALLENGER, line_width=2,
                    line_dash="dotted")  # fmt: skip
    for colour, width in ((CASING, 7), (CHALLENGER, 4)):
        plot.multi_line(**line, source=data["threshold_line"], line_color=colour, line_width=width)
    draw_labels(plot, data["isoline_labels"], x="x", y="y", text="text", text_align="center")
    _draw_points(plot, data)
    return plot


def _draw_points(plot: figure, data: dict[str, Any]) -> None:
    ring = {"fill_color": CASING, "line_color": INK, "line_width": 2, "level": "annotation"}
    plot.scatter("x", "y", source=data["pair_before"], size=12, **ring)
    disc = {"fill_color": INK, "line_color": CASING, "line_width": 2, "level": "annotation"}
    plot.scatter("x", "y", source=data["pair_now"], size=15, **disc)
    plot.scatter("x", "y", source=data["pair_table"], size=1, alpha=0)
