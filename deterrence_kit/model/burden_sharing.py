"""Burden sharing: who carries what, against what they could carry."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.members import shares, total
from deterrence_kit.model.parameter import Array


def burden(
    spending_today: Array,
    spending: Array,
    spending_floor: Array,
    durability: Array,
    squeeze: Array,
) -> Array:
    """Share of GDP that each member spends and would go on spending, 0 to 1.

    ``max(today · spending, floor) · (1 − squeeze · (1 − durability))``.
    """
    planned = np.maximum(spending_today * spending, spending_floor / 100)
    return planned * (1 - squeeze * (1 - durability))


def equity(milex: Array, gdp: Array) -> Array:
    """One minus the Hoover index: ``1 − ½ Σ |spending share_i − GDP share_i|``, 0 to 1."""
    return 1 - 0.5 * total(np.abs(shares(milex) - shares(gdp)))


def adequacy(gdp: Array, burden: Array, guideline: Array) -> Array:
    """How far members meet the guideline: ``Σ GDP share_i · min(1, burden_i / guideline)``."""
    met = np.minimum(1, burden / (guideline / 100))
    return total(shares(gdp) * met)


def burden_sharing(equity: Array, adequacy: Array) -> Array:
    """The pillar's score, the geometric mean ``√(equity · adequacy)``, 0 to 1."""
    return np.sqrt(equity * adequacy)


def exploitation(gdp: Array, burden: Array) -> float:
    """Rank correlation of burden with GDP: above 0, the great carry more (Olson & Zeckhauser 1966).

    Parameters
    ----------
    gdp, burden : ndarray, shape (members,)

    Returns
    -------
    float
        Spearman's coefficient, ties given their mean rank; NaN with fewer than three members.

    Examples
    --------
    >>> import numpy as np
    >>> exploitation(np.array([1.0, 2.0, 3.0]), np.array([0.01, 0.02, 0.03]))
    1.0
    """
    ranks = [_mean_ranks(np.asarray(values, dtype=float)) for values in (gdp, burden)]
    if len(gdp) < 3 or any(np.ptp(rank) == 0 for rank in ranks):
        return float("nan")
    one, other = ((rank - rank.mean()) / rank.std() for rank in ranks)
    return float(round(np.mean(one * other), 12))


def _mean_ranks(values: Array) -> Array:
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def guideline_gap(gdp: Array, burden: Array, guideline: Array) -> Array:
    """Money each member lacks to meet the guideline, billion international $, never below 0."""
    return gdp * np.maximum(0, guideline / 100 - burden)
