"""How likely a challenge has become by each year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.views.fan import span_of

if TYPE_CHECKING:
    from deterrence_kit.model.dynamics import Preview
    from deterrence_kit.model.futures import Future, Futures

TABLE = (
    ("year", "By the end of year", "number"),
    ("share", "A challenge by then", "probability"),
    ("mean", "The same, on average", "probability"),
    ("other", "Compared with", "probability"),
)
LEGEND = (
    {"sign": "━", "colour": "var(--accent)", "text": "share of futures with a challenge"},
    {"sign": "┄", "colour": "#d55e00", "text": "compared with"},
    {"sign": "◆", "colour": "#009e73", "text": "challenges in the future picked"},
)


def waiting_columns(
    found: Futures, mean: Preview, other: Preview, one: Future
) -> dict[str, dict[str, Any]]:
    """Columns of the curve, and of the challenges in the future that is picked."""
    share = _from_today(found.any_by)
    error = 2 * _from_today(found.error(found.any_by))
    span = span_of(mean)
    years = [e.year for e in one.events if e.kind == "challenge" and e.year <= span]
    return {
        "waiting_curve": {
            "year": np.arange(span + 1),
            "share": share,
            "low": np.maximum(share - error, 0),
            "high": np.minimum(share + error, 1),
            "mean": _from_today(mean.any_by),
            "other": _from_today(other.any_by),
        },
        "challenges_met": {"x": years, "y": [0.03] * len(years)},
    }


def _from_today(by: np.ndarray) -> np.ndarray:
    return np.concatenate([[0.0], by[:-1]])  # the last year only begins


def waiting_words(found: Futures, mean: Preview) -> str:
    """When half of the futures have seen a challenge, and how many are to be expected."""
    span = span_of(mean)
    half = np.flatnonzero(_from_today(mean.any_by) >= 0.5)
    when = (
        f"Half of the futures have seen an armed challenge by year {half[0]}"
        if len(half)
        else f"Fewer than half of the futures see an armed challenge within {span} years"
    )
    met = found.honoured[:span, 0].sum() / max(found.challenged[:span, 0].sum(), 1e-12)
    held = found.repelled[:span, 0].sum() / max(found.challenged[:span, 0].sum(), 1e-12)
    number = float(found.expected[span - 1])
    return (
        f"{when}; {number:.1f} in {span} years are to be expected, most of them threats or shows of "
        f"force. The pact acts in {100 * met:.0f} of 100, and {100 * held:.0f} of 100 fail."
    )
