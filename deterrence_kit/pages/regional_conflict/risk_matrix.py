"""The region as a matrix: a row for each target, a column for each challenger."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import FixedTicker
from bokeh.palettes import Cividis256
from bokeh.plotting import figure
from bokeh.transform import linear_cmap

from deterrence_kit.app.pictures import Picture
from deterrence_kit.model.region.region import Region
from deterrence_kit.model.rounding import yearly
from deterrence_kit.pages.regional_conflict.findings import Findings
from deterrence_kit.pages.regional_conflict.risk import (
    TABLE,
    Risk,
    pair_columns,
    roles_words,
    text_colours,
)
from deterrence_kit.pages.regional_conflict.taps import framed, tap_only
from deterrence_kit.views import keys
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.names import in_sentence
from deterrence_kit.views.shapes import Columns, Props
from deterrence_kit.views.theme import CASING

MOST_ROWS, MOST_COLUMNS = 12, 6
WRAP = 8  # letters of a challenger's name that fit above a narrow column


def risk_matrix_columns(region: Region, now: Risk, before: Risk) -> Columns:
    """A cell for each pair, from the top left; in brackets the baseline, where it is another.

    Parameters
    ----------
    region : Region
    now, before : Risk
        In the year that is shown: with what has been moved, and at the baseline.
    """
    columns = [region.challengers.index(c.challenger) for c in region.commitments]
    rows = [region.targets.index(c.target) for c in region.commitments]
    was = [
        f"({yearly(b)[:-2]})" if yearly(a) != yearly(b) else ""
        for a, b in zip(now.propensity, before.propensity, strict=True)
    ]
    return {
        "cells": pair_columns(region, now, before)
        | {
            "x": np.array(columns) + 0.5,
            "y": MOST_ROWS - np.array(rows) - 0.5,
            "text": [yearly(p) for p in now.propensity],
            "was": was,
            "lift": [-9.0 if text else 0.0 for text in was],
            "ink": text_colours(now.propensity),
        }
    }


def axes(region: Region) -> Props:
    """Ends and names of both axes, by the name of the Bokeh model."""
    rows = {MOST_ROWS - i - 0.5: region.names[code] for i, code in enumerate(region.targets)}
    heads = {i + 0.5: _wrapped(region.names[code]) for i, code in enumerate(region.challengers)}
    blank_rows = {MOST_ROWS - i - 0.5: "" for i in range(MOST_ROWS)}
    blank_heads = {i + 0.5: "" for i in range(MOST_COLUMNS)}
    return {
        "matrix_x": {"end": float(len(region.challengers))},
        "matrix_y": {"start": float(MOST_ROWS - len(region.targets))},
        "matrix_rows": {"major_label_overrides": blank_rows | rows},
        "matrix_heads": {"major_label_overrides": blank_heads | heads},
    }


def _wrapped(name: str) -> str:
    if len(name) <= WRAP or " " not in name:
        return name
    first, _, rest = name.partition(" ")
    return f"{first}\n{rest}"


def draw_risk_matrix(columns: Columns) -> figure:
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
        line_color=CASING, line_width=1, **framed(4),
    )  # fmt: skip
    tap_only(plot, cells)
    still: dict[str, Any] = {"nonselection_text_alpha": 1}
    middle = text_style(text_align="center", text_color="ink") | still
    bold: dict[str, Any] = {"text_font_style": "bold", "y_offset": "lift"}
    plot.text("x", "y", text="text", source=source, **middle | bold)
    plot.text("x", "y", text="was", source=source, **middle | {"y_offset": 9})
    return plot


def risk_matrix_words(region: Region, now: Risk, *, moved: bool) -> str:
    """Whom each challenger would probe first; what brackets are, where something has moved."""
    said = []
    for challenger in region.challengers:
        own = [i for i, c in enumerate(region.commitments) if c.challenger == challenger]
        best = max(own, key=lambda i: now.propensity[i])
        target = region.commitments[best].scenario.protege_name
        chance = yearly(float(now.propensity[best]))
        said.append(f"{in_sentence(target)} by {in_sentence(region.names[challenger])}, {chance}")
    brackets = " In the cells, a figure in brackets is the baseline." if moved else ""
    return f"Probed first, a year: {'; '.join(said)}.{brackets} Empty cells are no pairs."


def _columns(shown: Findings) -> Columns:
    return risk_matrix_columns(shown.region, shown.risk, shown.risk_before)


def _props(shown: Findings, _columns: Columns) -> Props:
    return axes(shown.region)


def _caption(shown: Findings, columns: Columns) -> str:
    said = risk_matrix_words(shown.region, shown.risk, moved=any(columns["cells"]["was"]))
    return said + roles_words(shown.region)


MATRIX = Picture(
    name="matrix", title="Everyone against everyone, a year", height=500, columns=_columns,
    draw=draw_risk_matrix, props=_props, caption=_caption, table=TABLE, tap="cells",
    legend=keys.MATRIX,
)  # fmt: skip
