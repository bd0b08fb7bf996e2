"""Drawing the network of pacts and threats."""

from __future__ import annotations

from typing import Any

from bokeh.plotting import figure

from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.theme import ALLY, CASING, CHALLENGER, GHOST, INK, MUTED

# Names stand in frames: filled for pacts and challengers, dotted where nobody is pledged.
FRAMES = {
    "pact": {"background_fill_color": ALLY, "border_line_color": ALLY, "text_color": "#ffffff"},
    "target": {"background_fill_color": CASING, "border_line_color": ALLY, "text_color": INK},
    "alone": {
        "background_fill_color": CASING, "border_line_color": MUTED, "text_color": INK,
        "border_line_dash": "dotted",
    },
    "challenger": {
        "background_fill_color": CHALLENGER, "border_line_color": CHALLENGER, "text_color": "#000000",
    },
}  # fmt: skip


def draw_threat_web(columns: dict[str, dict[str, Any]]) -> figure:
    """Pledges and threats as lines, each over a grey one for the baseline, and names in frames."""
    plot = plain_figure("web", (-1.45, 1.45), (-1.12, 1.12))
    plot.axis.visible = False
    plot.min_border = 0  # and no outline: it would be drawn along the last name's frame as well
    data = sources(columns)
    for name, colour, dash in (
        ("web_pledges", ALLY, "solid"),
        ("web_threats", CHALLENGER, "dashed"),
    ):
        ends = {"x0": "x0", "y0": "y0", "x1": "x1", "y1": "y1", "source": data[name]}
        plot.segment(**ends, line_width="ghost", line_color=GHOST, line_alpha=0.4)
        plot.segment(**ends, line_width="width", line_color=colour, line_dash=dash)
    for kind, frame in FRAMES.items():
        plot.text(
            "x", "y", text="name", source=data[f"web_{kind}"], padding=5, border_radius=5,
            border_line_width=2, **text_style(text_align="center", **frame),
        )  # fmt: skip
    return plot
