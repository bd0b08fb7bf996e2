"""Drawing the matrix."""

from __future__ import annotations

from typing import Any

from bokeh.models import FixedTicker, TapTool
from bokeh.palettes import Cividis256
from bokeh.plotting import figure
from bokeh.transform import linear_cmap

from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.risk_matrix import MOST_COLUMNS, MOST_ROWS
from deterrence_kit.views.theme import CASING, INK


def draw_risk_matrix(columns: dict[str, dict[str, Any]]) -> figure:
    """Cells in the colour of their propensity, with the figure in them."""
    plot = plain_figure(
        "matrix", (0, MOST_COLUMNS), (0, MOST_ROWS), tools="tap", x_axis_location="above"
    )
    # Fixed, so that longer names do not move the cells.
    plot.update(min_border_left=144, min_border_top=44)
    for axis, name, count in (
        (plot.xaxis[0], "heads", MOST_COLUMNS),
        (plot.yaxis[0], "rows", MOST_ROWS),
    ):
        axis.update(
            name=f"matrix_{name}", axis_line_color=None, major_tick_line_color=None,
            ticker=FixedTicker(ticks=[i + 0.5 for i in range(count)]),
        )  # fmt: skip
    source = sources(columns)["cells"]
    cells = plot.rect(
        "x", "y", 0.94, 0.9, source=source, fill_color=linear_cmap("heat", list(Cividis256), 0, 1),
        line_color=CASING, line_width=1, nonselection_fill_alpha=1, nonselection_line_alpha=1,
        selection_line_color=INK, selection_line_width=4,
    )  # fmt: skip
    cells.selection_glyph.fill_color = cells.glyph.fill_color
    plot.select_one(TapTool).renderers = [cells]
    still = {"nonselection_text_alpha": 1}
    middle = text_style(text_align="center", text_color="ink") | still
    bold = {"text_font_style": "bold", "y_offset": "lift"}
    plot.text("x", "y", text="text", source=source, **middle | bold)
    plot.text("x", "y", text="was", source=source, **middle | {"y_offset": 9})
    return plot
