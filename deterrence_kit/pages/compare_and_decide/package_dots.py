"""Packages side by side: one row a scenario, one lettered dot a package."""

from __future__ import annotations

import numpy as np
from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.analysis.decide.bill import Bill
from deterrence_kit.analysis.decide.comparison import Comparison
from deterrence_kit.app.pictures import Picture
from deterrence_kit.pages.compare_and_decide.choices import WEIGHED
from deterrence_kit.pages.compare_and_decide.findings import Findings
from deterrence_kit.pages.compare_and_decide.packages import SLIDERS, Look
from deterrence_kit.pages.compare_and_decide.words import comparison_words
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.ladder_words import RUNG_NAMES
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import CASING, GHOST, MUTED, NOW

SLOTS = 15
PLACES = tuple(SLOTS - i - 0.5 for i in range(SLOTS))
LEGEND: tuple[Entry, ...] = (
    {"sign": "●", "colour": GHOST, "text": "as things stand"},
    {"sign": "●", "colour": SLIDERS[1], "text": "S: on the sliders"},
    {"sign": "┃", "colour": NOW, "text": "threshold"},
)
TABLE = (
    ("scenario", "Scenario", "text"),
    ("name", "Package", "text"),
    ("credibility", "Credibility", "probability"),
    ("threshold", "Threshold", "probability"),
    ("war", RUNG_NAMES["war"], "percent"),
    ("propensity", RUNG_NAMES["propensity"], "percent"),
    ("escalation", "Escalation, a year", "percent"),
    ("money", "Money, billion $ a year", "number"),
    ("effort", "Political effort", "text"),
    ("regret", "Regret, points", "number"),
)
ENDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0)
APART = 0.035  # of the scale: dots nearer than this stand above each other
STEP = 0.2  # of a row, between two of them


def package_columns(
    found: Comparison, looks: list[Look], bills: list[list[Bill]], outcome: str
) -> Columns:
    """Columns of the dots and of the thresholds.

    Parameters
    ----------
    found : Comparison
        Its first package is what stands.
    looks : list
        Letter, colour and colour of the letter, for each package.
    bills : list
        What each package costs, a row for each scenario.
    outcome : str
        One of `WEIGHED`.
    """
    shown = min(len(found.scenarios), SLOTS)
    values, behind = found.values[outcome][:shown], found.regret(outcome)[:shown]
    start, end = scale(found, outcome)
    rows = [(i, j) for i in range(shown) for j in range(len(found.strategies))]
    lift = np.vstack([lifts(row / (end - start)) for row in values])
    each = {
        name: [float(found.values[name][i, j]) for i, j in rows] for name in (*WEIGHED, "margin")
    }
    return {
        "package_dots": {
            "y": [PLACES[i] + float(lift[i, j]) for i, j in rows],
            "x": [float(values[i, j]) for i, j in rows],
            "scenario": [found.titles[i] for i, _ in rows],
            "name": [found.strategies[j] for _, j in rows],
            "letter": [looks[j][0] for _, j in rows],
            "colour": [looks[j][1] for _, j in rows],
            "ink": [looks[j][2] for _, j in rows],
            "money": [bills[i][j].dollars for i, j in rows],
            "effort": [bills[i][j].effort_word for i, j in rows],
            "regret": [100 * float(behind[i, j]) for i, j in rows],
            "threshold": [
                c - m for c, m in zip(each["credibility"], each.pop("margin"), strict=True)
            ],
            **each,
        },
        "package_thresholds": _thresholds(found, shown, outcome),
    }


def _thresholds(found: Comparison, shown: int, outcome: str) -> Source:
    """Where deterrence begins to hold as things stand; only credibility has one."""
    level = found.values["credibility"][:shown, 0] - found.values["margin"][:shown, 0]
    seen = range(shown) if outcome == "credibility" else ()
    return {"y": [PLACES[i] for i in seen], "x": [float(level[i]) for i in seen]}


def lifts(places: np.ndarray) -> np.ndarray:
    """How far dots that would cover each other are moved up or down, in rows.

    Examples
    --------
    >>> lifts(np.array([0.5, 0.505, 0.9])).tolist()
    [0.0, 0.2, 0.0]
    """
    found, last, level = np.zeros(len(places)), -np.inf, 0
    for place in np.argsort(places, kind="stable"):
        level = level + 1 if places[place] - last < APART else 0
        found[place] = STEP * (0, 1, -1, 2, -2, 1.5, -1.5, 0.5)[level % 8]
        last = places[place]
    return found


def scale_end(values: np.ndarray) -> float:
    """The end of a scale from 0 that holds all values.

    Examples
    --------
    >>> scale_end(np.array([0.01, 0.07]))
    0.1
    """
    return next((end for end in ENDS if end >= 1.05 * float(np.max(values))), ENDS[-1])


def scale(found: Comparison, outcome: str) -> tuple[float, float]:
    """The ends of the scale: tenths around all credibilities and thresholds, or from 0."""
    shown = found.values[outcome][:SLOTS]
    if outcome != "credibility":
        return 0.0, scale_end(shown)
    levels = np.append(shown, shown - found.values["margin"][:SLOTS])
    low, high = np.floor(10 * levels.min() - 0.3), np.ceil(10 * levels.max() + 0.3)
    return max(0.0, low / 10), min(1.0, high / 10)


def package_props(found: Comparison, outcome: str) -> Props:
    """The scale, the names of the rows and the height they take."""
    shown = min(len(found.scenarios), SLOTS)
    start, end = scale(found, outcome)
    names = dict(zip(PLACES, (short_title(t) for t in found.titles[:shown]), strict=False))
    label = WEIGHED[outcome] + ("" if outcome == "credibility" else ", probability a year")
    return {
        "compare_x": {"start": start, "end": end},
        "compare_y": {"start": SLOTS - shown, "end": SLOTS},
        "compare_rows": {"major_label_overrides": {p: names.get(p, "") for p in PLACES}},
        "compare_axis": {"axis_label": label},
        "compare_style": {"--dk-tall": f"{70 + 36 * shown}px"},
    }


def short_title(title: str, longest: int = 24) -> str:
    """A title that fits beside a row.

    Examples
    --------
    >>> short_title("A very long title of a scenario indeed")
    'A very long title of a…'
    """
    if len(title) <= longest:
        return title
    return title[: longest - 1].rsplit(" ", 1)[0].rstrip(",:") + "…"


def draw_packages(columns: Columns) -> figure:
    """A lettered dot for each package in each scenario, an upright line at the threshold."""
    plot = plain_figure("compare", (0, 1), (0, SLOTS))
    plot.min_border_left = 172
    plot.xaxis[0].update(name="compare_axis", axis_label="Credibility")
    plot.yaxis[0].update(
        name="compare_rows", ticker=FixedTicker(ticks=list(PLACES)), axis_line_color=None,
        major_tick_line_color=None,
    )  # fmt: skip
    plot.ygrid[0].update(grid_line_color=MUTED, grid_line_alpha=0.25)
    data = sources(columns)
    plot.scatter(
        "x", "y", source=data["package_thresholds"], marker="dash", angle=1.5708, size=26,
        line_color=NOW, line_width=2,
    )  # fmt: skip
    dots = data["package_dots"]
    plot.scatter("x", "y", source=dots, size=19, fill_color="colour", line_color=CASING)
    letters = text_style(text_align="center", text_color="ink", text_font_style="bold")
    plot.text("x", "y", text="letter", source=dots, **letters)
    return plot


def _columns(shown: Findings) -> Columns:
    return package_columns(shown.comparison, shown.looks, shown.all_bills, shown.weighed)


def _props(shown: Findings, _columns: Columns) -> Props:
    return package_props(shown.comparison, shown.weighed)


def _caption(shown: Findings, _columns: Columns) -> str:
    return comparison_words(shown.comparison, shown.weighed, WEIGHED[shown.weighed])


COMPARE = Picture(
    name="compare", title="Packages side by side", height=470, columns=_columns,
    draw=draw_packages, props=_props, caption=_caption, source="package_dots", table=TABLE,
    choice="weigh", legend=LEGEND, wide=True,
)  # fmt: skip
