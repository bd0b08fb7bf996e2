"""Estimates with their 95 % intervals, one below the other: where codings and samples disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np
from bokeh.models import BasicTicker, FixedTicker
from bokeh.models.annotations import Span
from bokeh.plotting import figure
from bokeh.transform import factor_cmap, factor_mark

from deterrence_kit.app.pictures import Picture
from deterrence_kit.pages.evidence.answers import question_words
from deterrence_kit.pages.evidence.design_answers import design_words
from deterrence_kit.pages.evidence.designs import DESIGNS
from deterrence_kit.pages.evidence.findings import Findings, fitted
from deterrence_kit.pages.evidence.marks import COLOURS, FACTORS, SHAPES, legend
from deterrence_kit.pages.evidence.questions import (
    GROUPS,
    QUESTIONS,
    Estimate,
    Fitted,
    Question,
    estimates,
)
from deterrence_kit.views.figures import plain_figure, sources
from deterrence_kit.views.shapes import Columns, Source
from deterrence_kit.views.theme import CASING, MUTED

TABLE = (
    ("label", "Sample or coding", "text"),
    ("value", "Estimate", "number"),
    ("low", "95 % from", "number"),
    ("high", "to", "number"),
    ("text", "What it rests on", "text"),
)


def estimate_columns(name: str, rows: Iterable[Estimate]) -> Columns:
    """Columns of one picture of estimates, the first row on top.

    Examples
    --------
    >>> rows = [Estimate("all", 0.5, 0.4, 0.6), Estimate("some", 0.2, 0.1, 0.3)]
    >>> estimate_columns("honoured", rows)["honoured_rows"]["y"]
    [1.5, 0.5]
    """
    rows = list(rows)
    return {
        f"{name}_rows": {
            "y": [len(rows) - i - 0.5 for i in range(len(rows))],
            "label": [row.label for row in rows],
            "value": np.array([row.value for row in rows], dtype=float),
            "low": np.array([row.low for row in rows], dtype=float),
            "high": np.array([row.high for row in rows], dtype=float),
            "text": [row.text for row in rows],
            "group": [str(row.group % GROUPS) for row in rows],
        }
    }


def row_names(data: Source) -> dict[float, str]:
    """What stands at each place of the row axis."""
    return dict(zip(data["y"], data["label"], strict=True))


def draw_estimates(
    name: str, columns: Columns, *, axis: str, against: float, left: int = 170
) -> figure:
    """A mark and its 95 % interval on each row; the dashed line is what they are held against."""
    data = columns[f"{name}_rows"]
    plot = plain_figure(name, span(data, against), (0, max(len(data["y"]), 1)))
    plot.min_border_left = left
    plot.xaxis.axis_label = axis
    plot.xaxis[0].update(ticker=BasicTicker(desired_num_ticks=5))
    plot.xgrid.update(grid_line_color=MUTED, grid_line_alpha=0.25)
    plot.yaxis[0].update(
        ticker=FixedTicker(ticks=list(data["y"])), axis_line_color=None,
        major_tick_line_color=None, major_label_overrides=row_names(data),
    )  # fmt: skip
    plot.add_layout(
        Span(
            location=against, dimension="height", line_color=MUTED, line_dash="dashed", line_width=2
        )
    )
    source = sources({f"{name}_rows": data})[f"{name}_rows"]
    colour = factor_cmap("group", COLOURS, FACTORS)
    plot.segment("low", "y", "high", "y", source=source, line_color=colour, line_width=3)
    plot.scatter(
        "value", "y", source=source, size=13, marker=factor_mark("group", SHAPES, FACTORS),
        fill_color=colour, line_color=CASING,
    )  # fmt: skip
    return plot


def span(data: Source, against: float) -> tuple[float, float]:
    """The scale: all intervals, and what they are held against."""
    ends = np.r_[data["low"], data["high"], data["value"], against]
    ends = ends[np.isfinite(ends)]
    margin = 0.05 * (float(np.ptp(ends)) or 1.0)
    return float(ends.min() - margin), float(ends.max() + margin)


def _picture(
    name: str, question: Question, words: Callable[[str, Fitted], str]
) -> Picture[Findings]:

    @lru_cache(maxsize=1)
    def made() -> Columns:
        return estimate_columns(name, estimates(question, fitted()))

    def columns(_shown: Findings) -> Columns:
        return made()

    def draw(columns: Columns) -> figure:
        return draw_estimates(name, columns, axis=question.axis, against=question.against)

    def caption(_shown: Findings, _columns: Columns) -> str:
        return words(name, fitted())

    return Picture(
        name=name, title=question.title, height=question.height, columns=columns, draw=draw,
        caption=caption, table=TABLE, legend=legend(question.legend),
    )  # fmt: skip


HONOURED, EXPONENT, CODING, PACT_EFFECT, SLOPES = (
    _picture(name, question, question_words) for name, question in QUESTIONS.items()
)
SAME_YEAR, FIRST_PACT, POWER, RECORDS, SEVERITY, JOINS, KINDS = (
    _picture(name, question, design_words) for name, question in DESIGNS.items()
)
