"""How trust and credibility fan out over the years: bands of many futures, their mean, and one future."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from deterrence_kit.model.dynamics import Preview
    from deterrence_kit.model.futures import Future, Futures

SPAN = 20  # years shown, unless others are chosen; the first point is today
SPANS = {str(n): f"{n} years" for n in (SPAN, 5, 10, 30)}  # the first is the default
FANS = {"trust": "Trust", "credibility": "Credibility"}
QUANTILES = {"low": 0.05, "q25": 0.25, "median": 0.5, "q75": 0.75, "high": 0.95}
TABLE = (
    ("year", "Years from now", "number"),
    ("low", "5 % of futures below", "probability"),
    ("median", "Half", "probability"),
    ("high", "95 %", "probability"),
    ("mean", "Mean", "probability"),
    ("other", "Compared with, mean", "probability"),
    ("one", "The future picked", "probability"),
)
LEGEND = (
    {"sign": "▮", "colour": "var(--accent)", "text": "half, and nine tenths, of the futures"},
    {"sign": "━", "colour": "var(--accent)", "text": "mean"},
    {"sign": "┄", "colour": "#d55e00", "text": "compared with: mean and nine tenths"},
    {"sign": "●", "colour": "#009e73", "text": "the future picked"},
)


def span_of(lived: Preview | Future) -> int:
    """How many years are shown: of the last that was lived, only the beginning is."""
    return len(lived.trust) - 1


def fan_columns(
    name: str, found: Futures, mean: Preview, other: Futures, other_mean: Preview, one: Future
) -> dict[str, dict[str, Any]]:
    """Columns of one fan: a row a year, from today on.

    Parameters
    ----------
    name : {"trust", "credibility"}
    found, other : Futures
        Of the plan, and of what it is compared with.
    mean, other_mean : Preview
        The same on average.
    one : Future
        The one that is picked.
    """
    bands = {q: getattr(found, name).quantile(p)[:, 0] for q, p in QUANTILES.items()}
    others = {
        f"other_{q}": getattr(other, name).quantile(QUANTILES[q])[:, 0] for q in ("low", "high")
    }
    return {
        f"{name}_fan": {
            "year": np.arange(span_of(mean) + 1),
            **bands,
            "mean": getattr(mean, name)[:, 0],
            **others,
            "other": getattr(other_mean, name)[:, 0],
            "one": getattr(one, name)[:, 0],
        }
    }


def fan_words(name: str, mean: Preview, found: Futures, other: str) -> str:
    """Where the mean goes, and how far futures lie apart at the end."""
    values = getattr(mean, name)[:, 0]
    low, high = (float(getattr(found, name).quantile(q)[-1, 0]) for q in (0.05, 0.95))
    return (
        f"{FANS[name]} goes from {values[0]:.2f} today to {values[-1]:.2f} in {span_of(mean)} years on "
        f"average; in nine futures of ten it ends between {low:.2f} and {high:.2f}. Orange: {other}."
    )
