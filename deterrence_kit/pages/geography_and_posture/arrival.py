"""Arrival over time: strength in the theatre by day, ally by ally, against the challenger's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.views.theme import CHALLENGER, PROTEGE
from deterrence_kit.views.words import named

if TYPE_CHECKING:
    from deterrence_kit.analysis.arrival_curve import ArrivalCurve

LARGEST = 5  # allies with an area of their own
COLOURS = (PROTEGE, "#0072b2", "#56b4e9", "#e69f00", "#cc79a7", "#b7a800", "#8c959f")
PARTS = len(COLOURS)  # the protégé, the largest allies, all others
ROOM = 1.25  # height of the picture, in baselines
LINE = 0.055  # height of a label, in heights of the picture
LONGEST = 15  # letters of a name beside the areas
MARKS = (0, 15, 30, 60, 90)  # days of the table

LEGEND = (
    {"sign": "━", "colour": CHALLENGER, "text": "challenger"},
    {"sign": "━", "colour": "currentColor", "text": "what all forces there are worth as one"},
    {"sign": "┅", "colour": "#8c959f", "text": "baseline, all added up"},
    {"sign": "▲", "colour": "currentColor", "text": "an ally's middle day of arrival"},
)
TABLE = (
    ("name", "State", "text"),
    ("first", "First arrive, day", "number"),
    ("day", "Half are there, day", "number"),
    ("last", "All are there, day", "number"),
    *((f"on{day}", f"Strength on day {day}, share of the world's", "percent") for day in MARKS),
)


def arrival_columns(
    scenario: Scenario, now: ArrivalCurve, before: ArrivalCurve
) -> dict[str, dict[str, Any]]:
    """Columns of the areas and lines, their labels, the window's mark, and one row a state.

    Which allies have an area of their own is fixed by the baseline, so that no colour moves.
    """
    groups = _groups(scenario, before)
    edges = np.cumsum([100 * now.members[:, group].sum(axis=1) for group in groups], axis=0)
    levels = np.vstack([np.zeros(len(now.days)), edges])
    top = height(now, before)
    return {
        "arrival_days": {
            "day": now.days,
            **{f"level{i}": level for i, level in enumerate(levels)},
            "together": 100 * now.together,
            "challenger": 100 * now.challenger,
            "ghost": 100 * before.total,
        },
        "arrival_labels": _labels(scenario, groups, levels[:, -1], top),
        "arrival_window": {
            "x": [now.window],
            "top": [top],
            "text": [f"{now.window:.0f}-day window"],
            "align": ["left" if now.window < 46 else "right"],
            "offset": [5 if now.window < 46 else -5],
        },
        "arrivals": _rows(scenario, now, before),
    }


def height(now: ArrivalCurve, before: ArrivalCurve) -> float:
    """Upper end of the scale in % of the world's strength: the baseline's, doubled until all fits."""
    top = 100 * ROOM * max(before.total.max(), before.challenger.max(), 1e-9)
    needed = 100 * max(now.total.max(), now.challenger.max())
    return float(top * 2 ** max(0, np.ceil(np.log2(max(needed, 1e-9) / top))))


def _groups(scenario: Scenario, before: ArrivalCurve) -> list[np.ndarray]:
    """Places of the protégé, of each of the largest allies, and of all others."""
    order = np.argsort(-before.delivered * (1 - scenario.home), kind="stable")
    allies = order[order != scenario.protege]
    single = [allies[i : i + 1] for i in range(LARGEST)]
    return [np.array([scenario.protege]), *single, allies[LARGEST:]]


def _labels(scenario: Scenario, groups: list[np.ndarray], ends: np.ndarray, top: float) -> dict:
    """A name at the right of each area, pushed up where the one below stands in the way."""
    present = [i for i, group in enumerate(groups) if len(group)]
    places, last = [], -np.inf
    for i in present:
        last = max((ends[i] + ends[i + 1]) / 2, last + LINE * top)
        places.append(last)
    down = max(0.0, places[-1] - top)
    return {
        "y": [place - down for place in places],
        "text": [_name(scenario, groups[i]) for i in present],
        "colour": [COLOURS[i] for i in present],
    }


def _name(scenario: Scenario, group: np.ndarray) -> str:
    if len(group) > 1:
        return f"{len(group)} others"
    name = scenario.names[group[0]]
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _rows(scenario: Scenario, now: ArrivalCurve, before: ArrivalCurve) -> dict[str, list]:
    order = [int(i) for group in _groups(scenario, before) for i in group]
    ally = [i != scenario.protege for i in order]
    marks = [int(np.searchsorted(now.days, day)) for day in MARKS]
    lines = {"All, worth as one": now.together, scenario.challenger_name: now.challenger}
    blank = [None] * len(lines)

    def days(values: np.ndarray) -> list:
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


def arrival_words(scenario: Scenario, now: ArrivalCurve, before: ArrivalCurve) -> str:
    """When the allies match the challenger, how much is there, and how much of it counts."""
    there, counted = 100 * now.total[-1], 100 * now.delivered.sum()
    return (
        f"If every member acts, {_match_words(scenario, now, before)} "
        f"{percent(there)} % of the world's strength is there after {now.days[-1]:.0f} days, but "
        f"late help counts less: who comes {now.window:.0f} days after the warning (the crisis "
        f"window) counts for a third. The answer above therefore counts {percent(counted)} %."
    )


def _match_words(scenario: Scenario, now: ArrivalCurve, before: ArrivalCurve) -> str:
    them = scenario.challenger_name.replace("United", "the United", 1)
    if now.match is None:
        text = f"the forces in the theatre do not match those of {them} within 90 days"
    elif now.match == 0:
        text = f"the forces in the theatre are worth as much as those of {them} from the first day"
    else:
        text = f"the forces in the theatre match those of {them} from day {now.match:.0f}"
    return f"{text} ({_baseline(now.match, before.match)})."


def _baseline(now: float | None, before: float | None) -> str:
    if now == before:
        return "as in the baseline"
    return "never in the baseline" if before is None else f"baseline: day {before:.0f}"


def percent(value: float) -> str:
    """A small percentage with two figures.

    Examples
    --------
    >>> percent(9.53), percent(0.0213), percent(14.2)
    ('9.5', '0.021', '14')
    """
    return f"{value:.2g}"


def where_words(name: str) -> str:
    """A state's name inside a sentence.

    Examples
    --------
    >>> where_words("United States"), where_words("Poland")
    ('the United States', 'Poland')
    """
    return named(name).replace("The ", "the ", 1)
