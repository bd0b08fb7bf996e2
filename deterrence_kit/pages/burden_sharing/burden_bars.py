"""What each member spends, as a share of its GDP, against the guideline: one bar a member."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import FixedTicker
from bokeh.models.annotations import Span
from bokeh.plotting import figure

from deterrence_kit.app.pictures import Picture
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.burden_sharing import due, guideline_gap
from deterrence_kit.pages.burden_sharing.findings import Findings
from deterrence_kit.pages.burden_sharing.inhabitants import per_head
from deterrence_kit.pages.burden_sharing.published import published_years
from deterrence_kit.pages.burden_sharing.words import bars_words
from deterrence_kit.views.figures import (
    TAPPED,
    draw_labels,
    let_tap,
    plain_figure,
    sources,
    text_style,
)
from deterrence_kit.views.scales import scale_end
from deterrence_kit.views.shapes import Columns, Entry, Props
from deterrence_kit.views.theme import DOWN, GHOST, INK, MUTED, UP

TABLE = (
    ("name", "Member", "text"),
    ("burden", "Spending here, % of GDP", "probability"),
    ("published", "Spending as published, % of GDP", "probability"),
    ("year", "Published for the year", "text"),
    ("gdp", "GDP, bn international $", "number"),
    ("gdp_share", "Share of the pact's GDP", "percent"),
    ("spending_share", "Share of the pact's spending", "percent"),
    ("gap", "Gap to the guideline, bn international $ a year", "number"),
    ("head", "Gap per head, international $ a year", "number"),
)
ENDS = (6, 8, 10, 15, 25, 50, 101)  # of the scale, % of GDP: it changes seldom
MARKS = (2, 3.5, 5)  # NATO's guidelines of 2014 and 2025
WIDE = 10  # % of GDP: on a longer scale their figures would stand on each other
BESIDE = 0.07  # of the scale, what a bar's figure takes
LEGEND: tuple[Entry, ...] = (
    {"sign": "■", "colour": UP, "text": "up to the line"},
    {"sign": "■", "colour": DOWN, "text": "below it"},
    {"sign": "┃", "colour": GHOST, "text": "at the baseline"},
)
MANY = 16  # members, beyond which the picture is tall


def bar_columns(
    scenario: Scenario,
    now: Assessment,
    before: Assessment,
    guideline: float,
    order: str,
    population: np.ndarray,
) -> Columns:
    """Columns of the bars and of the guideline.

    Parameters
    ----------
    guideline : float
        % of GDP; 0 where none is agreed: the line then shows what the pact spends on average.
    order : str
        One of `choices.ORDERS`; by the baseline's figures, so that no bar changes places while a lever
        moves, but for the gap, which is asked about the guideline as it stands.
    population : ndarray, shape (members,)
        NaN where it is not known.
    """
    gap = guideline_gap(scenario.gdp, now.burden, np.array(guideline))
    rows = _ranked(scenario, before.burden, gap, order)
    count, asked = len(rows), line_of(scenario, guideline)
    end = _end(100 * now.burden, 100 * before.burden)
    today = 100 * scenario.spending_today[rows]
    return {
        "burdens": {
            "y": np.arange(count)[::-1] + 0.5,
            "code": [scenario.codes[i] for i in rows],
            "name": [scenario.names[i] for i in rows],
            "burden": 100 * now.burden[rows],
            "published": today,
            "year": published_years(scenario)[rows],
            "ghost": 100 * before.burden[rows],
            "gdp": scenario.gdp[rows],
            "gdp_share": _shares(scenario.gdp)[rows],
            "spending_share": _shares(scenario.gdp * now.burden)[rows],
            "gap": gap[rows],
            "head": per_head(gap, population)[rows],
            "colour": [DOWN if 100 * now.burden[i] < asked - 1e-9 else UP for i in rows],
            "text": [f"{100 * b:.2f}" for b in now.burden[rows]],
            "text_x": _beside(100 * now.burden[rows], asked, end),
        },
        "guideline": {
            "x": [asked],
            "y0": [0],
            "y1": [count + 0.15],
            "text": [f"guideline {guideline:g} %" if guideline else f"average {asked:.2f} %"],
            "text_y": [count + 0.2],
            "align": ["left" if asked <= 4 else "right"],
        },
    }


def line_of(scenario: Scenario, guideline: float) -> float:
    """What members measure each other by, % of GDP: the guideline, or the pact's average today."""
    return 100 * float(due(scenario.gdp, scenario.spending_today, np.array([guideline]))[0])


def _ranked(scenario: Scenario, burden: np.ndarray, gap: np.ndarray, order: str) -> np.ndarray:
    names = np.argsort([name.casefold() for name in scenario.names], kind="stable")
    keys = {"burden": -burden, "gdp": -scenario.gdp, "gap": -gap}
    if order == "name":
        return names
    return names[np.argsort(keys[order][names], kind="stable")]


def _end(burden: np.ndarray, ghost: np.ndarray) -> float:
    return scale_end(1.08 * max(burden.max(), ghost.max()), ENDS)


def _beside(burden: np.ndarray, guideline: float, end: float) -> np.ndarray:
    """Where a bar's figure stands: at its end, or beyond the guideline that would cross it."""
    crossed = (burden <= guideline) & (guideline < burden + BESIDE * end)
    return np.where(crossed, guideline, burden)


def _shares(values: np.ndarray) -> np.ndarray:
    shares: np.ndarray = values / max(values.sum(), 1e-30)
    return shares


def bar_props(columns: Columns) -> Props:
    """Scales, row names and the room the picture takes: more for a large pact."""
    bars = columns["burdens"]
    count, end = len(bars["y"]), _end(np.array(bars["burden"]), np.array(bars["ghost"]))
    marks = MARKS if end <= WIDE else MARKS[-1:]
    return {
        "burden_x": {"start": 0, "end": end},
        "burden_y": {"start": 0, "end": count + max(0.9, count / 20)},
        "burden_rows": {"ticks": bars["y"]},
        "burden_names": {"major_label_overrides": row_names(bars)},
        "burden_marks": {"ticks": [0, *marks, *np.arange(10, end + 1, 5)]},
        "burden_style": {
            "--dk-rows": 3 if count > MANY else 1,
            "--dk-tall": f"{max(240, 70 + 30 * count)}px",
        },
    }


def row_names(bars: dict[str, Any]) -> dict[float, str]:
    """What stands at each row."""
    return {float(y): name for y, name in zip(bars["y"], bars["name"], strict=True)}


NAMES = 118  # px: fixed, so that longer names do not move the bars


def draw_bars(columns: Columns) -> figure:
    """Bars with a tick where each stood at the baseline, dotted marks, and the guideline."""
    plot = plain_figure("burden", (0, 6), (0, 32), tools="tap")
    _name_rows(plot, columns["burdens"])
    plot.xaxis[0].update(
        axis_label="Military spending, % of GDP",
        ticker=FixedTicker(ticks=[0, *MARKS], name="burden_marks"),
    )
    data = sources(columns)
    _draw_marks(plot)
    bars = plot.hbar(
        y="y", left=0, right="burden", height=0.62, source=data["burdens"], color="colour",
        **TAPPED,
    )  # fmt: skip
    let_tap(plot, bars)
    plot.scatter(
        "ghost", "y", source=data["burdens"], marker="dash", angle=1.5708, size=15,
        line_color=GHOST, line_width=3,
    )  # fmt: skip
    plot.segment("x", "y0", "x", "y1", source=data["guideline"], line_color=INK, line_width=2)
    draw_labels(plot, data["burdens"], x="text_x", y="y", text="text", x_offset=7)
    plot.text(
        "x", "text_y", text="text", source=data["guideline"], x_offset=-1,
        **text_style(text_baseline="bottom", text_align="align"),
    )  # fmt: skip
    return plot


def _name_rows(plot: figure, bars: dict[str, Any]) -> None:
    plot.min_border_left = NAMES
    plot.yaxis[0].update(
        name="burden_names", ticker=FixedTicker(ticks=list(bars["y"]), name="burden_rows"),
        axis_line_color=None, major_tick_line_color=None, major_label_overrides=row_names(bars),
    )  # fmt: skip


def _draw_marks(plot: figure) -> None:
    for mark in MARKS:
        plot.add_layout(
            Span(location=mark, dimension="height", line_color=MUTED, line_dash="dotted")
        )


def _columns(shown: Findings) -> Columns:
    return bar_columns(
        shown.scenario, shown.now, shown.before, shown.guideline, shown.state.choice("order"),
        shown.population,
    )  # fmt: skip


def _props(_shown: Findings, columns: Columns) -> Props:
    return bar_props(columns)


def _caption(shown: Findings, _columns: Columns) -> str:
    return bars_words(
        shown.scenario, shown.met, shown.guideline, line_of(shown.scenario, shown.guideline)
    )


BURDEN = Picture(
    name="burden", title="Who carries what", height=430, columns=_columns, draw=draw_bars,
    props=_props, caption=_caption, source="burdens", table=TABLE, tap="burdens", choice="order",
    legend=LEGEND,
)  # fmt: skip
