"""What all figures share: fixed ranges, quiet axes, no wheel zoom, names that the page finds."""

from __future__ import annotations

from typing import Any

from bokeh.core.properties import value
from bokeh.models import ColumnDataSource, Range1d
from bokeh.plotting import figure

from deterrence_kit.views.theme import CASING, FONT, INK, MUTED, TEXT_SIZE


def plain_figure(name: str, x: tuple[float, float], y: tuple[float, float], **more: Any) -> figure:
    """A figure whose ranges are named ``name_x`` and ``name_y``."""
    plot = figure(
        name=name,
        x_range=Range1d(*x, name=f"{name}_x"),
        y_range=Range1d(*y, name=f"{name}_y"),
        sizing_mode="stretch_both",
        toolbar_location=None,
        background_fill_alpha=0,
        border_fill_alpha=0,
        outline_line_color=None,
        min_border=6,
        **{"tools": "", **more},
    )
    plot.grid.grid_line_color = None
    for axis in plot.axis:
        axis.update(
            axis_line_color=MUTED,
            major_tick_line_color=MUTED,
            minor_tick_line_color=None,
            major_label_text_color=INK,
            major_label_text_font=FONT,
            major_label_text_font_size=TEXT_SIZE,
            axis_label_text_color=INK,
            axis_label_text_font=FONT,
            axis_label_text_font_size=TEXT_SIZE,
            axis_label_text_font_style="normal",
        )
    return plot


def text_style(**more: Any) -> dict[str, Any]:
    """The arguments of a text glyph in the page's type."""
    style = {"text_font": value(FONT), "text_font_size": TEXT_SIZE, "text_color": INK}
    return style | {"text_baseline": "middle"} | more


def draw_labels(plot: figure, source: ColumnDataSource, **where: Any) -> None:
    """Text with a halo, readable over lines: Bokeh strokes over the fill, so the halo goes first."""
    halo = {"text_color": CASING, "text_outline_color": CASING, "text_outline_width": 4}
    plot.text(source=source, **text_style(**halo, **where))
    plot.text(source=source, **text_style(**where))


def sources(columns: dict[str, dict[str, Any]]) -> dict[str, ColumnDataSource]:
    """A named Bokeh source for each set of columns."""
    return {name: ColumnDataSource(dict(data), name=name) for name, data in columns.items()}
