"""Arrival over time: strength in the theatre by day, ally by ally, against the challenger's."""

from __future__ import annotations

from typing import Any

import numpy as np
from bokeh.models import FixedTicker
from bokeh.plotting import figure

from deterrence_kit.analysis.alliance.arrival_curve import ArrivalCurve
from deterrence_kit.app.pictures import Picture
from deterrence_kit.model import Scenario
from deterrence_kit.pages.geography_and_posture.findings import Findings
from deterrence_kit.pages.geography_and_posture.words import arrival_words
from deterrence_kit.views.figures import plain_figure, sources, text_style
from deterrence_kit.views.shapes import Columns, Entry, Props, Source
from deterrence_kit.views.theme import CASING, CHALLENGER, GHOST, INK, MUTED, PROTEGE

LARGEST = 5  # allies with an area of their own
COLOURS = (PROTEGE, "#0072b2", "#56b4e9", "#e69f00", "#cc79a7", "#b7a800", "#8c959f")
PARTS = len(COLOURS)  # the protégé, the largest allies, all others
ROOM = 1.25  # height of the picture, in baselines
LINE = 0.055  # height of a label, in heights of the picture
MIDDLE = 46  # days: from here on the window's label stands to the left of its mark
LONGEST = 15  # letters of a name beside the areas
MARKS = (0, 15, 30, 60, 90)  # days of the table

LEGEND: tuple[Entry, ...] = (
    {"sign": "━", "colour": CHALLENGER, "text": "challenger"},
    {"sign": "━", "colour": INK, "text": "what all forces there are worth as one"},
    {"sign": "┅", "colour": "#8c959f", "text": "baseline, all added up"},
    {"sign": "▲", "colour": INK, "text": "an ally's middle day of arrival"},
)
TABLE = (
    ("name", "State", "text"),
    ("first", "First arrive, day", "number"),
    ("day", "Half are there, day", "number"),
    ("last", "All are there, day", "number"),
    *((f"on{day}", f"Strength on day {day}, share of the world's", "percent") for day in MARKS),
)


def arrival_columns(scenario: Scenario, now: ArrivalCurve, before: ArrivalCurve) -> Columns:
    """Columns of the areas and lines, their labels, the window's mark, and one row a state.

    Which allies have an area of their own is fixed by the baseline, so that no colour moves.
    """
    parts = groups(scenario, before)
    levels = np.vstack([np.zeros(len(now.days)), edges(now.members, parts)])
    top = height(now, before)
    return {
        "arrival_days": {
            "day": now.days,
            **{f"level{i}": level for i, level in enumerate(levels)},
            "together": 100 * now.together,
            "challenger": 100 * now.challenger,
            "ghost": 100 * before.total,
        },
        "arrival_labels": _labels(scenario, parts, levels[:, -1], top),
        "arrival_window": {
            "x": [now.window],
            "top": [top],
            "text": [f"{now.window:.0f}-day window"],
            "align": ["left" if now.window < MIDDLE else "right"],
            "offset": [5 if now.window < MIDDLE else -5],
        },
        "arrivals": _rows(scenario, now, before),
    }


def height(now: ArrivalCurve, before: ArrivalCurve) -> float:
    """Upper end of the scale in % of the world's strength: the baseline's, doubled until all fits."""
    top = lowest_height(before)
    needed = 100 * max(now.total.max(), now.challenger.max())
    return float(top * 2 ** max(0, np.ceil(np.log2(max(needed, 1e-9) / top))))


def lowest_height(before: ArrivalCurve) -> float:
    """The baseline's, which no state is drawn lower than."""
    return float(100 * ROOM * max(before.total.max(), before.challenger.max(), 1e-9))


def edges(members: np.ndarray, parts: list[np.ndarray]) -> np.ndarray:
    """Upper ends of the areas by day, shape (parts, days); also of traced members."""
    each = [100 * members[:, part].sum(axis=1) for part in parts]
    found: np.ndarray = np.cumsum(np.stack(each), axis=0)
    return found


def groups(scenario: Scenario, before: ArrivalCurve) -> list[np.ndarray]:
    """Places of the protégé, of each of the largest allies, and of all others."""
    order = np.argsort(-before.delivered * (1 - scenario.home), kind="stable")
    allies = order[order != scenario.protege]
    single = [allies[i : i + 1] for i in range(LARGEST)]
    return [np.array([scenario.protege]), *single, allies[LARGEST:]]


def _labels(scenario: Scenario, parts: list[np.ndarray], ends: np.ndarray, top: float) -> Source:
    """A name at the right of each area, pushed up where the one below stands in the way."""
    present = [i for i, part in enumerate(parts) if len(part)]
    places, last = [], -np.inf
    for i in present:
        last = max((ends[i] + ends[i + 1]) / 2, last + LINE * top)
        places.append(last)
    down = max(0.0, places[-1] - top)
    return {
        "y": [place - down for place in places],
        "text": [_name(scenario, parts[i]) for i in present],
        "colour": [COLOURS[i] for i in present],
    }


def _name(scenario: Scenario, group: np.ndarray) -> str:
    if len(group) > 1:
        return f"{len(group)} others"
    name = scenario.names[group[0]]
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _rows(scenario: Scenario, now: ArrivalCurve, before: ArrivalCurve) -> Source:
    order = [int(i) for part in groups(scenario, before) for i in part]
    ally = [i != scenario.protege for i in order]
    marks = [int(np.searchsorted(now.days, day)) for day in MARKS]
    lines = {"All, worth as one": now.together, scenario.challenger_name: now.challenger}
    blank = [None] * len(lines)

    def days(values: np.ndarray) -> list[float | None]:
        return [float(values[i]) if a else None for i, a in zip(order, ally, strict=True)] + blank

    return {
        "name": [*(scenario.names[i] for i in order), *lines],
        "first": days(now.first),
        "day": days(now.delay),
        "last": days(now.last),
        "foot": [0.0] * (len(order) + len(lines)),
        "mark": [9.0 if a else 0.0 for a in ally] + [0.0] * len(lines),
        **{
            f"on{day}": [*now.members[mark, order], *(line[mark] for line in lines.values())]
            for day, mark in zip(MARKS, marks, strict=True)
        },
    }


DAYS = (0, 90)


def draw_arrival(columns: Columns) -> figure:
    """Stacked areas ally by ally, the protégé at the bottom; lines for what is compared."""
    plot = plain_figure("arrival", DAYS, (0, 1))
    plot.min_border_right = 128  # the names stand there
    plot.xaxis.update(axis_label="Days since the warning")
    plot.xaxis.ticker = FixedTicker(ticks=[0, 15, 30, 45, 60, 75, 90])
    plot.yaxis.axis_label = "Strength in the theatre, % of the world's"
    data = sources(columns)
    _draw_areas(plot, data["arrival_days"])
    _draw_window(plot, data["arrival_window"])
    _draw_lines(plot, data["arrival_days"])
    plot.scatter(
        "day", "foot", source=data["arrivals"], marker="triangle", size="mark", fill_color=INK,
        line_color=CASING, level="annotation",
    )  # fmt: skip
    _draw_names(plot, data["arrival_labels"])
    return plot


def _draw_areas(plot: figure, source: Any) -> None:
    for place, colour in enumerate(COLOURS):
        ends = {"x": "day", "y1": f"level{place}", "y2": f"level{place + 1}", "source": source}
        plot.varea(**ends, fill_color=colour, fill_alpha=0.8)
    for place in range(1, len(COLOURS) + 1):
        plot.line("day", f"level{place}", source=source, line_color=CASING, line_width=1)


def _draw_window(plot: figure, source: Any) -> None:
    plot.segment("x", 0, "x", "top", source=source, line_color=MUTED, line_dash="dotdash")
    plot.text(
        "x", "top", text="text", source=source, x_offset="offset", text_align="align",
        **text_style(text_baseline="top", y_offset=4),
    )  # fmt: skip


def _draw_lines(plot: figure, source: Any) -> None:
    day = {"x": "day", "source": source}
    plot.line(y="ghost", **day, line_color=GHOST, line_width=2, line_dash="dotted")
    for colour, width in ((CASING, 6), (INK, 3)):
        plot.line(y="together", **day, line_color=colour, line_width=width)
    for colour, width in ((CASING, 6), (CHALLENGER, 3)):
        plot.line(y="challenger", **day, line_color=colour, line_width=width)


def _draw_names(plot: figure, source: Any) -> None:
    """To the right of the frame, where only annotations are drawn."""
    where = {"x": DAYS[1], "y": "y", "source": source, "level": "annotation"}
    plot.text(**where, text={"value": "■"}, x_offset=5, **text_style(text_color="colour"))
    plot.text(**where, text="text", x_offset=20, **text_style())


def _columns(shown: Findings) -> Columns:
    return arrival_columns(shown.scenario, shown.curve, shown.curve_before)


def _props(shown: Findings, _columns: Columns) -> Props:
    return {"arrival_y": {"start": 0, "end": height(shown.curve, shown.curve_before)}}


def _caption(shown: Findings, _columns: Columns) -> str:
    return arrival_words(shown.scenario, shown.curve, shown.curve_before)


ARRIVAL = Picture(
    name="arrival", title="Help by the day", height=400, columns=_columns, draw=draw_arrival,
    props=_props, caption=_caption, source="arrivals", table=TABLE, legend=LEGEND,
)  # fmt: skip
