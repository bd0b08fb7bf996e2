"""Trade-offs: cost against credibility, marked by whether the risk of escalation grows."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import TypeAlias

from bokeh.models import TapTool
from bokeh.plotting import figure

from deterrence_kit.analysis.decide.trade_off import Front
from deterrence_kit.app.pictures import Picture
from deterrence_kit.pages.compare_and_decide.findings import Findings
from deterrence_kit.pages.compare_and_decide.words import front_words, measures_text
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import CASING, DOWN, GHOST, MUTED, UP

DEAREST = 120.0  # % of the pact's military spending: what costs more is not shown
LEGEND: tuple[Entry, ...] = (
    {"sign": "●", "colour": UP, "text": "risk of escalation as today or lower"},
    {"sign": "▲", "colour": DOWN, "text": "risk higher"},
    {"sign": "■", "colour": GHOST, "text": "as things stand"},
)
TABLE = (
    ("label", "Package", "text"),
    ("cost", "Money and effort, % of spending", "number"),
    ("credibility", "Credibility", "probability"),
    ("escalation", "Escalation, a year", "percent"),
    ("measures", "Measures", "text"),
)
DOTS = (
    "code", "cost", "credibility", "escalation", "measures", "label", "colour", "marker",
)  # fmt: skip
Mark: TypeAlias = tuple[str, str, str, float, float]  # letter, colour, ink, cost, credibility


def front_props(found: Front | None, marks: Sequence[Mark], now: float) -> Props:
    """The scale of credibility: tenths around all that is shown."""
    levels = [now, *(mark[4] for mark in marks)]
    if found is not None:
        levels += [
            float(c)
            for c, cost in zip(found.credibility, found.cost, strict=True)
            if cost <= DEAREST
        ]
    low, high = floor(10 * min(levels) - 0.3) / 10, ceil(10 * max(levels) + 0.3) / 10
    return {"front_y": {"start": max(0.0, low), "end": min(1.0, high)}}


def front_columns(found: Front | None, measures: Sequence[str], marks: Sequence[Mark]) -> Columns:
    """Columns of the front and of the kept packages on it.

    Parameters
    ----------
    found : Front or None
        None while it is looked for.
    measures : sequence of str
        What each package of the front does, in words.
    marks : sequence
        Letter, colours, cost and credibility of what is kept and what is on the sliders.
    """
    shown = [] if found is None else [i for i in range(len(found)) if found.cost[i] <= DEAREST]
    return {"front_cases": _dots(found, shown, measures), "front_marks": _marks(marks)}


def _dots(found: Front | None, shown: list[int], measures: Sequence[str]) -> Source:
    if found is None:
        return {name: [] for name in DOTS}
    risen = [bool(found.escalation[i] > found.now[2] + 1e-9) for i in shown]
    return {
        "code": [f"front-{i}" for i in shown],
        "cost": [float(found.cost[i]) for i in shown],
        "credibility": [float(found.credibility[i]) for i in shown],
        "escalation": [float(found.escalation[i]) for i in shown],
        "measures": [measures[i] for i in shown],
        "label": ["As things stand" if i == 0 else f"Case {i}" for i in shown],
        "colour": [
            GHOST if i == 0 else DOWN if up else UP for i, up in zip(shown, risen, strict=True)
        ],
        "marker": [
            "square" if i == 0 else "triangle" if up else "circle"
            for i, up in zip(shown, risen, strict=True)
        ],
    }


def _marks(marks: Sequence[Mark]) -> Source:
    shown = [mark for mark in marks if mark[3] <= DEAREST]
    names = ("letter", "colour", "ink", "x", "y")
    return {name: [mark[i] for mark in shown] for i, name in enumerate(names)}


def draw_front(columns: Columns) -> figure:
    """A point for each package that nothing beats; kept packages as lettered dots."""
    plot = plain_figure("front", (-2, DEAREST + 2), (0, 1))
    plot.xaxis[0].axis_label = "Money and political effort, as % of the pact's military spending"
    plot.yaxis[0].axis_label = "Credibility"
    for grid in plot.grid:
        grid.update(grid_line_color=MUTED, grid_line_alpha=0.2)
    data = sources(columns)
    dots = plot.scatter(
        "cost", "credibility", source=data["front_cases"], marker="marker", size=13,
        fill_color="colour", line_color=CASING, fill_alpha=0.9, nonselection_fill_alpha=0.9,
        nonselection_line_alpha=1,
    )  # fmt: skip
    plot.add_tools(TapTool(renderers=[dots]))
    marks = data["front_marks"]
    plot.scatter("x", "y", source=marks, size=19, fill_color="colour", line_color=CASING)
    letters = text_style(text_align="center", text_color="ink", text_font_style="bold")
    plot.text("x", "y", text="letter", source=marks, **letters)
    return plot


def _kept_marks(shown: Findings) -> list[Mark]:
    """Kept packages in this page's scenario."""
    found, credibility = shown.comparison, shown.comparison.values["credibility"][0]
    places = range(1, len(shown.packages))
    return [(*shown.looks[j], float(found.cost[0, j]), float(credibility[j])) for j in places]


def _columns(shown: Findings) -> Columns:
    packages = shown.front.packages if shown.front else ()
    measures = [measures_text(package, shown.names) or "none" for package in packages]
    return front_columns(shown.front, measures, _kept_marks(shown))


def _props(shown: Findings, _columns: Columns) -> Props:
    now = float(shown.comparison.values["credibility"][0, 0])
    return front_props(shown.front, _kept_marks(shown), now)


def _caption(shown: Findings, _columns: Columns) -> str:
    return front_words(shown.front)


FRONT = Picture(
    name="front", title="Cost, credibility and risk", height=540, columns=_columns,
    draw=draw_front, props=_props, caption=_caption, source="front_cases", table=TABLE,
    tap="front_cases", tapped="load_front", legend=LEGEND, choice="limits",
)  # fmt: skip
