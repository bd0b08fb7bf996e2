"""The ranking of pairs: where a challenge is likeliest, now and at the baseline."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.model.region import Region
from deterrence_kit.views.risk import Risk, pair_columns, percent

ROWS = 14  # pairs at most; the likeliest at the baseline
LONGEST = 27  # letters of a row's name
ENDS = (1, 2, 5, 10, 15, 20, 30, 50, 100)  # percent at which the scale may end


def order_of(before: Risk) -> np.ndarray:
    """The pairs from the likeliest at the baseline, so that no row moves while a lever does."""
    return np.argsort(-before.propensity, kind="stable")[:ROWS]


def pair_ranking_columns(region: Region, now: Risk, before: Risk) -> dict[str, dict[str, Any]]:
    """Columns of the bars, from the top."""
    order = order_of(before)
    whole = pair_columns(region, now, before)
    shown = {name: _taken(values, order) for name, values in whole.items()}
    points, ghosts = 100 * now.propensity[order], 100 * before.propensity[order]
    return {
        "ranked_pairs": shown
        | {
            "y": [ROWS - i - 0.5 for i in range(len(order))],
            "points": points,
            "ghost_points": ghosts,
            "edge": np.maximum(points, ghosts),
            "text": [percent(p) for p in now.propensity[order]],
        }
    }


def _taken(values: Any, order: np.ndarray) -> Any:
    return values[order] if isinstance(values, np.ndarray) else [values[i] for i in order]


def axes(columns: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Ends of the scale and the names at the rows, by the name of the Bokeh model."""
    bars = columns["ranked_pairs"]
    names = {
        y: _name(*pair)
        for y, *pair in zip(
            bars["y"], bars["challenger"], bars["target"], bars["code"], strict=True
        )
    }
    longest = float(np.max(bars["edge"]))
    return {
        "pairs_x": {"end": float(next(end for end in ENDS if longest <= 0.86 * end))},
        "pairs_y": {"start": float(ROWS - len(bars["y"]))},
        "pairs_rows": {
            "major_label_overrides": {
                ROWS - i - 0.5: names.get(ROWS - i - 0.5, "") for i in range(ROWS)
            }
        },
    }


def _name(challenger: str, target: str, code: str) -> str:
    """Both names, or the target's code where they would be too long for the axis."""
    whole = f"{challenger} → {target}"
    return whole if len(whole) <= LONGEST else f"{challenger} → {code.rpartition('-')[2]}"


def pair_ranking_words(region: Region, now: Risk) -> str:
    """How much of the region's risk lies in the first pairs."""
    order = np.argsort(-now.expected, kind="stable")
    total = max(float(now.expected.sum()), 1e-30)
    share = np.cumsum(now.expected[order]) / total
    few = int(np.searchsorted(share, 0.8) + 1)
    if len(order) == 1:
        return "There is one pair."
    pairs = "One pair holds" if few == 1 else f"{few} of {len(order)} pairs hold"
    return (
        f"{pairs} four fifths of the region's expected challenges: {total:.2f} a year in all, "
        f"a chance of {percent(now.any_challenge)} of at least one within a year."
    )
