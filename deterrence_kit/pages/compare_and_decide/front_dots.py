"""Trade-offs: money against credibility, marked by political effort and by whether the risk grows."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import TypeAlias

from bokeh.models import TapTool
from bokeh.plotting import figure

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.decide.bill import Bill, bill
from deterrence_kit.analysis.decide.trade_off import Front
from deterrence_kit.app.pictures import Picture
from deterrence_kit.pages.compare_and_decide.asked import everything
from deterrence_kit.pages.compare_and_decide.findings import Findings
from deterrence_kit.pages.compare_and_decide.words import front_words, measures_text
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import CASING, DOWN, GHOST, MUTED, UP

DEAREST = 120.0  # money in % of the pact's military spending: what costs more is not shown
SIZES = {"none": 9, "little": 11, "some": 14, "much": 17, "very much": 20}  # px, by effort
ENDS = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)  # times a power of ten: where the scale of money may end
WAY = ("#44546a", "#ffffff")  # colour and ink of the ways' numbers
LEGEND: tuple[Entry, ...] = (
    {"sign": "●", "colour": UP, "text": "risk of escalation as today or lower"},
    {"sign": "▲", "colour": DOWN, "text": "risk higher"},
    {"sign": "■", "colour": GHOST, "text": "as things stand"},
    {"sign": "●", "colour": WAY[0], "text": "1, 2, 3: the cheapest ways to the goal"},
    {"text": "the larger, the more political effort: none, little, some, much, very much"},
)
TABLE = (
    ("label", "Package", "text"),
    ("money", "Money, billion $ a year", "number"),
    ("effort", "Political effort", "text"),
    ("credibility", "Credibility", "probability"),
    ("escalation", "Escalation, a year", "percent"),
    ("measures", "Measures", "text"),
)
DOTS = (
    "code", "money", "effort", "size", "credibility", "escalation", "measures", "label", "colour",
    "marker",
)  # fmt: skip
Mark: TypeAlias = tuple[str, str, str, Bill, float]  # letter, colour, ink, costs, credibility


def front_props(columns: Columns, now: float) -> Props:
    """The scales: tenths of credibility around all that is shown, and money from 0."""
    cases, marks = columns["front_cases"], columns["front_marks"]
    levels = [now, *cases["credibility"], *marks["y"]]
    low, high = floor(10 * min(levels) - 0.3) / 10, ceil(10 * max(levels) + 0.3) / 10
    end = money_end(max([0.0, *cases["money"], *marks["x"]]))
    return {
        "front_x": {"start": -end / 40, "end": end},
        "front_y": {"start": max(0.0, low), "end": min(1.0, high)},
    }


def money_end(most: float) -> float:
    """Where a scale of money ends that holds so much, with room for a dot.

    Examples
    --------
    >>> money_end(0.0), money_end(95.0), money_end(1210.0)
    (1.0, 100.0, 1500.0)
    """
    if most <= 0:
        return 1.0
    unit = 10.0 ** floor(log10(most))
    return float(next(unit * end for end in (*ENDS, 15) if unit * end >= 1.04 * most))


def front_columns(
    found: Front | None, bills: Sequence[Bill], measures: Sequence[str], marks: Sequence[Mark]
) -> Columns:
    """Columns of the front and of the kept packages on it.

    Parameters
    ----------
    found : Front or None
        None while it is looked for.
    bills : sequence of Bill
        What each package of the front costs.
    measures : sequence of str
        What each package of the front does, in words.
    marks : sequence
        Letter, colours, cost and credibility of what is kept and what is on the sliders.
    """
    shown = [i for i, bill in enumerate(bills) if bill.money <= DEAREST]
    return {"front_cases": _dots(found, shown, bills, measures), "front_marks": _marks(marks)}


def _dots(
    found: Front | None, shown: list[int], bills: Sequence[Bill], measures: Sequence[str]
) -> Source:
    if found is None:
        return {name: [] for name in DOTS}
    risen = [bool(found.escalation[i] > found.now[2] + 1e-9) for i in shown]
    return {
        "code": [f"front-{i}" for i in shown],
        "money": [bills[i].dollars for i in shown],
        "effort": [bills[i].effort_word for i in shown],
        "size": [SIZES[bills[i].effort_word] for i in shown],
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
    shown = [mark for mark in marks if mark[3].money <= DEAREST]
    names = ("letter", "colour", "ink", "bill", "y")
    columns: Source = {name: [mark[i] for mark in shown] for i, name in enumerate(names)}
    markers = ["square" if colour == GHOST else "circle" for colour in columns["colour"]]
    return {"x": [bill.dollars for bill in columns.pop("bill")], "marker": markers, **columns}


def draw_front(columns: Columns) -> figure:
    """A point for each package that nothing beats; kept packages as lettered dots."""
    plot = plain_figure("front", (-2.5, 100), (0, 1))
    plot.xaxis[0].axis_label = "Money, billion $ a year"
    plot.yaxis[0].axis_label = "Credibility"
    for grid in plot.grid:
        grid.update(grid_line_color=MUTED, grid_line_alpha=0.2)
    data = sources(columns)
    dots = plot.scatter(
        "money", "credibility", source=data["front_cases"], marker="marker", size="size",
        fill_color="colour", line_color=CASING, fill_alpha=0.9, nonselection_fill_alpha=0.9,
        nonselection_line_alpha=1,
    )  # fmt: skip
    plot.add_tools(TapTool(renderers=[dots]))
    marks = data["front_marks"]
    plot.scatter(
        "x", "y", source=marks, marker="marker", size=19, fill_color="colour", line_color=CASING
    )
    letters = text_style(text_align="center", text_color="ink", text_font_style="bold")
    plot.text("x", "y", text="letter", source=marks, **letters)
    return plot


def _kept_marks(shown: Findings) -> list[Mark]:
    """Kept packages in this page's scenario; what stands, too, while there are no cases yet."""
    bills, credibility = shown.bills, shown.comparison.values["credibility"][0]
    places = range(0 if shown.front is None else 1, len(shown.packages))
    return [(*shown.looks[j], bills[j], float(credibility[j])) for j in places]


def _marked(shown: Findings) -> list[Mark]:
    return [*_kept_marks(shown), *_way_marks(shown)]


def _way_marks(shown: Findings) -> list[Mark]:
    """The ways to the goal by their numbers, each on top of what is on the sliders."""
    costs, here = shown.state.changes_in("costs"), everything(shown.state)
    found = [way for way in shown.ways or [] if way.found.reached and way.found.changes]
    marks: list[Mark] = []
    for number, way in enumerate(found, start=1):
        there = {**here, **way.found.changes}
        credibility = float(assess_cases(shown.scenario, there).credibility)
        marks.append((str(number), *WAY, bill(shown.scenario, there, costs), credibility))
    return marks


def _columns(shown: Findings) -> Columns:
    packages = shown.front.packages if shown.front else ()
    measures = [measures_text(package, shown.names) or "none" for package in packages]
    return front_columns(shown.front, shown.front_bills, measures, _marked(shown))


def _props(shown: Findings, columns: Columns) -> Props:
    now = float(shown.comparison.values["credibility"][0, 0])
    return front_props(columns, now)


def _caption(shown: Findings, _columns: Columns) -> str:
    return front_words(shown.front, shown.front_bills)


FRONT = Picture(
    name="front", title="Money, credibility and risk", height=540, columns=_columns,
    draw=draw_front, props=_props, caption=_caption, source="front_cases", table=TABLE,
    tap="front_cases", tapped="load_front", legend=LEGEND, choice="limits",
)  # fmt: skip
