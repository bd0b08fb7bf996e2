"""What the lever last touched does over its whole range, and where deterrence begins to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from deterrence_kit.analysis import Response

TABLE = (
    ("value", "Value of the lever", "number"),
    ("credibility", "Credibility", "probability"),
    ("threshold", "Threshold", "probability"),
    ("ghost", "Credibility, baseline", "probability"),
)


def response_columns(now: Response, baseline: Response) -> dict[str, dict[str, Any]]:
    """Columns of the curve, of the point where things stand, and of the crossing if there is one."""
    place = int(abs(now.values - now.now).argmin())
    crossing = [] if now.crossing is None else [now.crossing]
    level = [] if now.crossing is None else [_at(now, now.crossing)]
    return {
        "curve": {
            "value": now.values,
            "credibility": now.credibility,
            "threshold": now.threshold,
            "ghost": baseline.credibility,
        },
        "here": {"x": [now.now], "y": [_at(now, now.now)], "place": [place]},
        "crossing": {"x": crossing, "y": level, "text": ["begins to hold"] * len(crossing)},
    }


def _at(curve: Response, value: float) -> float:
    return float(np.interp(value, curve.values, curve.credibility))
