"""What all figures share: fixed ranges, quiet axes, no wheel zoom, names that the page finds."""

from __future__ import annotations

from typing import Any

from bokeh.core.properties import value
from bokeh.models import CDSView, ColumnDataSource, GroupFilter, HoverTool, Range1d, TapTool
from bokeh.models.renderers import GlyphRenderer
from bokeh.plotting import figure

from deterrence_kit.views.map_labels import ROOMS
from deterrence_kit.views.shapes import Columns
from deterrence_kit.views.theme import CASING, FONT, INK, MUTED, TEXT_SIZE


def plain_figure(name: str, x: tuple[float, float], y: tuple[float, float], **more: Any) -> figure:
    """A figure whose ranges are named ``name_x`` and ``name_y``."""
    plot = figure(
        name=name,
        x_range=Range1d(start=x[0], end=x[1], name=f"{name}_x"),
        y_range=Range1d(start=y[0], end=y[1], name=f"{name}_y"),
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
    where["nonselection_text_alpha"] = 1  # all stay legible when one mark is picked
    plot.text(source=source, **text_style(**halo, **where))
    plot.text(source=source, **text_style(**where))


def draw_names(plot: figure, *labels: ColumnDataSource) -> None:
    """Names as `map_labels` places them; the filter ``<figure>_room`` says for which width.

    They lie over the picture, where Bokeh has a canvas of its own, and stay as they are when lines move.
    """
    room = GroupFilter(
        column_name="room", group=str(max(ROOMS)), name=f"{plot.name}_room", tags=list(ROOMS)
    )
    where = {"x": "x", "y": "y", "text": "name", "text_align": "align"}
    for source in labels:
        draw_labels(
            plot, source, **where, x_offset="offset", y_offset="lift", view=CDSView(filter=room),
            level="overlay",
        )  # fmt: skip


def only(column: str, group: str) -> CDSView:
    """The marks of one group."""
    return CDSView(filter=GroupFilter(column_name=column, group=group))


def let_point(plot: figure, marks: GlyphRenderer[Any], title: str, *rows: str) -> None:
    """Tell of a mark what its columns hold, as a pointer rests on it: a title, then row by row."""
    told = "".join(f"<div>{row}</div>" for row in (f"<b>{title}</b>", *rows))
    plot.add_tools(HoverTool(renderers=[marks], tooltips=told))


# The rim of a line whose colour is a magnitude: the lightest would be lost on land and on sea.
RIM: dict[str, Any] = {"line_color": MUTED, "line_alpha": 0.8}

# Marks that can be tapped look the same when another was: only the one that was gets a rim.
TAPPED: dict[str, Any] = {
    "nonselection_fill_alpha": 1,
    "nonselection_line_alpha": 1,
    "selection_line_color": INK,
    "selection_line_width": 3,
}


def let_tap(plot: figure, marks: GlyphRenderer[Any]) -> None:
    """Let a tap pick these marks, drawn with `TAPPED`, and no others; they keep their colours."""
    tool: Any = plot.select_one({"type": TapTool})
    tool.renderers = [marks]
    glyph: Any = marks.glyph
    picked: Any = marks.selection_glyph
    picked.fill_color = glyph.fill_color


def sources(columns: Columns) -> dict[str, ColumnDataSource]:
    """A named Bokeh source for each set of columns."""
    return {name: ColumnDataSource(dict(data), name=name) for name, data in columns.items()}
