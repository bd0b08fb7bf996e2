"""Whom the pact hangs on: credibility lost without each ally, in points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from deterrence_kit.analysis.dependence import Dependence

ROWS, FEWEST = 10, 5  # bars at most; a short list keeps room for so many, so that bars stay slim
ENDS = (2, 5, 10, 15, 20, 30, 40, 60, 100)  # points at which the scale may end
TABLE = (
    ("name", "Ally", "text"),
    ("lost", "Credibility lost without it, points", "signed"),
    ("without", "Credibility without it", "probability"),
    ("ghost", "Lost without it at the baseline, points", "signed"),
)


def ranking_columns(
    now: Dependence, baseline: Dependence, names: dict[str, str]
) -> dict[str, dict[str, Any]]:
    """Columns of the bars, from the top: in the baseline's order, so that no row moves.

    An ally that has left keeps its row and its ghost; one that has joined has no ghost.
    """
    lost = dict(zip(now.codes, now.lost.tolist(), strict=True))
    ghost = dict(zip(baseline.codes, baseline.lost.tolist(), strict=True))
    order = sorted({*lost, *ghost}, key=lambda code: (-ghost.get(code, lost.get(code, 0)), code))
    shown = order[:ROWS]
    values = np.array([lost.get(code, np.nan) for code in shown])
    before = np.array([ghost.get(code, np.nan) for code in shown])
    return {
        "losses": {
            "y": [ROWS - i - 0.5 for i in range(len(shown))],
            "code": shown,
            "name": [names.get(code, code) for code in shown],
            "lost": values,
            "without": now.credibility - values,
            "ghost": before,
            "points": 100 * values,
            "ghost_points": 100 * before,
            "edge": np.fmax(0, np.fmax(100 * values, np.nan_to_num(100 * before))),
            "text": [_text(value) for value in values],
        }
    }


def _text(value: float) -> str:
    if np.isnan(value):
        return "has left"
    return f"{round(100 * value, 1) + 0.0:.1f}".replace("-", "−")


def scale(columns: dict[str, dict[str, Any]]) -> tuple[float, float]:
    """Ends of the scale: the first step that leaves room for the longest bar and its number."""
    bars = columns["losses"]
    every = np.nan_to_num(np.r_[bars["points"], bars["ghost_points"]])
    high = next((end for end in ENDS if every.max(initial=0) <= 0.85 * end), ENDS[-1])
    low = every.min(initial=0)
    return (0.0 if low > -0.05 else -next(e for e in ENDS if -low <= e)), float(high)


def row_names(columns: dict[str, dict[str, Any]]) -> dict[float, str]:
    """What stands at each place of the row axis."""
    bars = columns["losses"]
    names = dict(zip(bars["y"], bars["name"], strict=True))
    return {ROWS - i - 0.5: names.get(ROWS - i - 0.5, "") for i in range(ROWS)}


def bottom(columns: dict[str, dict[str, Any]]) -> float:
    """Lower end of the row axis."""
    return float(ROWS - max(FEWEST, len(columns["losses"]["y"])))
