"""Marks that can be tapped: one that is picked has a frame, and no other grows pale."""

from __future__ import annotations

from typing import Any

from bokeh.models import TapTool
from bokeh.plotting import figure

from deterrence_kit.views.theme import INK


def framed(width: float) -> dict[str, Any]:
    """What a glyph is told, so that one that is picked stands out by a frame of so many px.

    Examples
    --------
    >>> framed(4)["selection_line_width"]
    4
    """
    return {
        "nonselection_fill_alpha": 1, "nonselection_line_alpha": 1,
        "selection_line_color": INK, "selection_line_width": width,
    }  # fmt: skip


def tap_only(plot: figure, marks: Any) -> None:
    """Let taps pick these marks alone; one that is picked keeps its colour.

    Parameters
    ----------
    plot : figure
        With a tap tool.
    marks : GlyphRenderer
        Of a glyph with a fill, which Bokeh's types do not tell from those without.
    """
    marks.selection_glyph.fill_color = marks.glyph.fill_color
    for tool in plot.tools:
        if isinstance(tool, TapTool):
            tool.renderers = [marks]
