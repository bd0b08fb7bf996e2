"""Packages side by side: one row a scenario, one lettered dot a package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.views.theme import GHOST, NOW

if TYPE_CHECKING:
    from deterrence_kit.analysis.packages import Comparison

WEIGHED = {
    "credibility": "Credibility",
    "propensity": "Armed challenges",
    "escalation": "Risk of escalation",
}
SLOTS = 15
PLACES = tuple(SLOTS - i - 0.5 for i in range(SLOTS))
# Colour and letter of the kept packages in turn; what stands and the sliders have their own.
LOOKS = (
    ("A", "#0072b2", "#ffffff"), ("B", "#d55e00", "#ffffff"), ("C", "#009e73", "#ffffff"),
    ("D", "#cc79a7", "#000000"), ("E", "#56b4e9", "#000000"), ("F", "#e69f00", "#000000"),
)  # fmt: skip
STANDS, SLIDERS = ("·", GHOST, "#ffffff"), ("S", "#7d4bb0", "#ffffff")
LEGEND = (
    {"sign": "●", "colour": GHOST, "text": "as things stand"},
    {"sign": "●", "colour": SLIDERS[1], "text": "S: on the sliders"},
    {"sign": "┃", "colour": NOW, "text": "threshold"},
)
TABLE = (
    ("scenario", "Scenario", "text"),
    ("name", "Package", "text"),
    ("credibility", "Credibility", "probability"),
    ("threshold", "Threshold", "probability"),
    ("propensity", "Armed challenge, a year", "percent"),
    ("escalation", "Escalation, a year", "percent"),
    ("cost", "Cost, % of spending", "number"),
    ("regret", "Regret, points", "number"),
)
ENDS = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0)
APART = 0.035  # of the scale: dots nearer than this stand above each other
STEP = 0.2  # of a row, between two of them


def package_columns(
    found: Comparison, looks: list[tuple[str, str, str]], outcome: str
) -> dict[str, dict[str, Any]]:
    """Columns of the dots and of the thresholds.

    Parameters
    ----------
    found : Comparison
        Its first package is what stands.
    looks : list
        Letter, colour and colour of the letter, for each package.
    outcome : str
        One of `WEIGHED`.
    """
    shown = min(len(found.scenarios), SLOTS)
    values, behind = found.values[outcome][:shown], found.regret(outcome)[:shown]
    start, end = scale(found, outcome)
    rows = [(i, j) for i in range(shown) for j in range(len(found.packages))]
    lift = np.vstack([lifts(row / (end - start)) for row in values])
    each = {
        name: [float(found.values[name][i, j]) for i, j in rows] for name in (*WEIGHED, "margin")
    }
    return {
        "package_dots": {
            "y": [PLACES[i] + float(lift[i, j]) for i, j in rows],
            "x": [float(values[i, j]) for i, j in rows],
            "scenario": [found.titles[i] for i, _ in rows],
            "name": [found.packages[j] for _, j in rows],
            "letter": [looks[j][0] for _, j in rows],
            "colour": [looks[j][1] for _, j in rows],
            "ink": [looks[j][2] for _, j in rows],
            "cost": [float(found.cost[i, j]) for i, j in rows],
            "regret": [100 * float(behind[i, j]) for i, j in rows],
            "threshold": [
                c - m for c, m in zip(each["credibility"], each.pop("margin"), strict=True)
            ],
            **each,
        },
        "package_thresholds": _thresholds(found, shown, outcome),
    }


def _thresholds(found: Comparison, shown: int, outcome: str) -> dict[str, Any]:
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


def package_props(found: Comparison, outcome: str) -> dict[str, dict[str, Any]]:
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
