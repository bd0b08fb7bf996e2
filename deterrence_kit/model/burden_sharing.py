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

    Parameters
    ----------
    spending_today : ndarray, shape (..., members), share of GDP
    spending : ndarray, shape (..., members), times today's
    spending_floor : ndarray, shape (..., 1), % of GDP
    durability : ndarray, shape (..., members), 0 to 1
    squeeze : ndarray, shape (..., 1), share of spending

    Returns
    -------
    ndarray, shape (..., members), share of GDP

    Examples
    --------
    >>> burden(np.array([0.01, 0.03]), *map(np.array, ([1.0], [2.0], [1.0], [0.15]))).tolist()
    [0.02, 0.03]
    """
    planned = np.maximum(spending_today * spending, spending_floor / 100)
    return planned * (1 - squeeze * (1 - durability))


def equity(milex: Array, gdp: Array) -> Array:
    """One minus the Hoover index: ``1 − ½ Σ |spending share_i − GDP share_i|``, 0 to 1.

    Parameters
    ----------
    milex, gdp : ndarray, shape (..., members), billion international $

    Returns
    -------
    ndarray, shape (..., 1), 0 to 1

    Examples
    --------
    >>> equity(np.array([30.0, 10.0]), np.array([20.0, 20.0])).tolist()
    [0.75]
    """
    return 1 - 0.5 * total(np.abs(shares(milex) - shares(gdp)))


def adequacy(gdp: Array, burden: Array, guideline: Array) -> Array:
    """How far members meet the guideline: ``Σ GDP share_i · min(1, burden_i / guideline)``.

    Parameters
    ----------
    gdp : ndarray, shape (..., members), billion international $
    burden : ndarray, shape (..., members), share of GDP
    guideline : ndarray, shape (..., 1), % of GDP

    Returns
    -------
    ndarray, shape (..., 1), 0 to 1

    Examples
    --------
    >>> adequacy(np.array([60.0, 40.0]), np.array([0.01, 0.03]), np.array([2.0])).round(3).tolist()
    [0.7]
    """
    met = np.minimum(1, burden / (guideline / 100))
    return total(shares(gdp) * met)


def burden_sharing(equity: Array, adequacy: Array) -> Array:
    """The pillar's score, the geometric mean ``√(equity · adequacy)``, 0 to 1.

    Parameters
    ----------
    equity, adequacy : ndarray, shape (..., 1), 0 to 1

    Returns
    -------
    ndarray, shape (..., 1), 0 to 1

    Examples
    --------
    >>> burden_sharing(np.array([0.9]), np.array([0.4])).round(3).tolist()
    [0.6]
    """
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
    """Money each member lacks to meet the guideline, billion international $, never below 0.

    Parameters
    ----------
    gdp : ndarray, shape (..., members), billion international $
    burden : ndarray, shape (..., members), share of GDP
    guideline : ndarray, shape (..., 1), % of GDP

    Returns
    -------
    ndarray, shape (..., members), billion international $

    Examples
    --------
    >>> guideline_gap(np.array([100.0, 100.0]), np.array([0.015, 0.03]), np.array([2.0])).round(3).tolist()
    [0.5, 0.0]
    """
    return gdp * np.maximum(0, guideline / 100 - burden)
