"""Two levers at a time: lines of equal credibility, and where deterrence begins to hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import contourpy
import numpy as np

from deterrence_kit.model.settings import declared
from deterrence_kit.views.labels import label_of, number_text
from deterrence_kit.views.theme import CHALLENGER, UP

if TYPE_CHECKING:
    from deterrence_kit.analysis.surface import Surface

# value in links -> what the page calls it; "x-y", both levers of the whole pact.
PAIRS = {
    "lift-access": "Lift and access",
    "presence-stocks": "Presence and equipment in place",
    "decision_days-stocks": "Time to decide and equipment in place",
    "air_defence-access": "Air defence and access",
    "mobilisation_days-lift": "Mobilisation and lift",
    "presence-readiness": "Presence and readiness",
}
STEPS = (0.01, 0.02, 0.05, 0.1)  # of credibility, between lines
MOST_LINES = 12
EVERY = 5  # each so many-th case is a row of the table
EDGE = 0.12  # labels stay that share of the range away from the edges
TABLE = (
    ("across", "Along the bottom", "text"),
    ("up", "Along the side", "text"),
    ("credibility", "Credibility", "probability"),
    ("threshold", "Threshold", "probability"),
)
LEGEND = (
    {"sign": "■", "colour": UP, "text": "here deterrence holds"},
    {"sign": "━", "colour": CHALLENGER, "text": "threshold"},
    {"sign": "┅", "colour": CHALLENGER, "text": "threshold in the baseline"},
    {"sign": "●", "colour": "currentColor", "text": "now"},
    {"sign": "○", "colour": "currentColor", "text": "baseline"},
)


def pair_of(choice: str) -> tuple[str, str]:
    """The two settings of a choice.

    Examples
    --------
    >>> pair_of("presence-stocks")
    ('presence', 'stocks')
    """
    across, _, up = choice.partition("-")
    return across, up


def isoline_columns(
    now: Surface, before: Surface, here: tuple[float, float], there: tuple[float, float]
) -> dict[str, dict[str, Any]]:
    """Columns of the lines, their labels, the threshold, the region where deterrence holds.

    Parameters
    ----------
    now, before : Surface
    here, there : tuple of float
        Where the two settings stand now, and stood in the baseline.
    """
    return _field(now) | {
        "threshold_ghost": _field(before)["threshold_line"],
        "pair_now": {"x": [here[0]], "y": [here[1]]},
        "pair_before": {"x": [there[0]], "y": [there[1]]},
    }


@lru_cache(maxsize=16)
def _field(grid: Surface) -> dict[str, dict[str, Any]]:
    """All that stays while one of the two levers themselves is moved."""
    lines = _lines(grid, grid.credibility, _levels(grid.credibility))
    return {
        "isolines": _xs_ys([line for found in lines.values() for line in found]),
        "isoline_labels": _labels(grid, lines),
        "threshold_line": _xs_ys(_lines(grid, grid.margin, [0.0])[0.0]),
        "holding": _holding(grid),
        "pair_table": _table(grid),
    }


def _levels(credibility: np.ndarray) -> list[float]:
    """Round values of credibility inside its range, as many as stay readable."""
    low, high = float(credibility.min()), float(credibility.max())
    step = next((s for s in STEPS if (high - low) / s <= MOST_LINES), STEPS[-1])
    first, last = int(np.ceil(low / step + 1e-9)), int(np.floor(high / step - 1e-9))
    return [round(i * step, 3) for i in range(first, last + 1)]


def _lines(grid: Surface, values: np.ndarray, levels: list[float]) -> dict[float, list[np.ndarray]]:
    made = contourpy.contour_generator(grid.x, grid.y, values, line_type="Separate")
    return {level: [np.asarray(line) for line in made.lines(level)] for level in levels}


def _xs_ys(lines: list[np.ndarray]) -> dict[str, list]:
    return {"xs": [line[:, 0] for line in lines], "ys": [line[:, 1] for line in lines]}


def _labels(grid: Surface, lines: Mapping[float, list[np.ndarray]]) -> dict[str, list]:
    """A number on the longest piece of each line, where it is well inside the picture."""
    spots = []
    for level, pieces in lines.items():
        longest = max(
            pieces, key=lambda line: np.ptp(_scaled(grid, line), axis=0).sum(), default=None
        )
        place = None if longest is None else _spot(_scaled(grid, longest))
        if place is not None:
            spots.append((longest[place, 0], longest[place, 1], f"{level:.2f}"))
    x, y, text = zip(*spots, strict=True) if spots else ((), (), ())
    return {"x": list(x), "y": list(y), "text": list(text)}


def _spot(line: np.ndarray) -> int | None:
    """The point of a line nearest to the rising diagonal, if it is away from the edges."""
    inside = np.flatnonzero(((line > EDGE) & (line < 1 - EDGE)).all(axis=1))
    if not len(inside):
        return None
    return int(inside[np.argmin(np.abs(line[inside, 0] - line[inside, 1]))])


def _scaled(grid: Surface, line: np.ndarray) -> np.ndarray:
    low = np.array([grid.x[0], grid.y[0]])
    return (line - low) / (np.array([grid.x[-1], grid.y[-1]]) - low)


def _holding(grid: Surface) -> dict[str, list]:
    """The region where deterrence holds, as polygons with holes."""
    made = contourpy.contour_generator(grid.x, grid.y, grid.margin, fill_type="OuterOffset")
    polygons, offsets = made.filled(0.0, 2.0)
    rings = [
        [polygon[a:b] for a, b in pairwise(cut)]
        for polygon, cut in zip(polygons, offsets, strict=True)
    ]
    return {
        "xs": [[[ring[:, 0] for ring in polygon]] for polygon in rings],
        "ys": [[[ring[:, 1] for ring in polygon]] for polygon in rings],
    }


def _table(grid: Surface) -> dict[str, list]:
    rows, places = range(0, len(grid.y), EVERY), range(0, len(grid.x), EVERY)
    cells = [(j, i) for j in rows for i in places]
    threshold = grid.credibility - grid.margin
    return {
        "x": [grid.x[i] for _, i in cells],
        "y": [grid.y[j] for j, _ in cells],
        "across": [_setting(grid.names[0], grid.x[i]) for _, i in cells],
        "up": [_setting(grid.names[1], grid.y[j]) for j, _ in cells],
        "credibility": [grid.credibility[cell] for cell in cells],
        "threshold": [threshold[cell] for cell in cells],
    }


def _setting(name: str, value: float) -> str:
    return f"{label_of(name, {})} {number_text(float(value), declared(name).unit)}"


def isoline_words(now: Surface) -> str:
    """How far these two levers carry, and on how much of their range deterrence holds."""
    first, second = (label_of(name, {}) for name in now.names)
    low, high = float(now.credibility.min()), float(now.credibility.max())
    text = (
        f"Between them, {first.lower()} and {second.lower()} move credibility from {low:.2f} to "
        f"{high:.2f}."
    )
    if now.holding == 1:
        return f"{text} Deterrence holds whatever the two are."
    if now.holding == 0:
        return f"{text} No mix of the two alone reaches the threshold."
    share = min(99, max(1, round(100 * now.holding)))
    return (
        f"{text} Deterrence holds on {share} % of the picture: along the threshold, "
        "more of one makes up for less of the other."
    )
