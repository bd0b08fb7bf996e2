"""Burden sharing: who carries what, against what they could carry."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.members import shares, total
from deterrence_kit.model.parameter import PERCENT, Array


def burden(spending_today: Array, spending: Array, spending_floor: Array) -> Array:
    """Share of GDP that each member spends: ``max(today · spending, floor)``, 0 to 1.

    With no lever moved it is the published figure. What a fiscal squeeze would leave of it is a
    matter of years, see `years.by_year.lasting_budgets`: no challenger faces less today for it.

    Parameters
    ----------
    spending_today : ndarray, shape (..., members), share of GDP
    spending : ndarray, shape (..., members), times today's
    spending_floor : ndarray, shape (..., 1), % of GDP

    Returns
    -------
    ndarray, shape (..., members), share of GDP

    Examples
    --------
    >>> burden(np.array([0.01, 0.03]), *map(np.array, ([1.0], [2.0]))).tolist()
    [0.02, 0.03]
    """
    return np.maximum(spending_today * spending, spending_floor / PERCENT)


def due(gdp: Array, spending_today: Array, guideline: Array) -> Array:
    """What each member owes the others, as a share of GDP: the guideline, or the pact's average.

    Where the pact has agreed no guideline (0), members measure each other by what the pact spends on
    average *today*, so that one who spends less does not lower what is asked of the others.

    Parameters
    ----------
    gdp : ndarray, shape (..., members), billion international $
    spending_today : ndarray, shape (..., members), share of GDP
    guideline : ndarray, shape (..., 1), % of GDP, 0 where none is agreed

    Returns
    -------
    ndarray, shape (..., 1), share of GDP

    Examples
    --------
    >>> pact = np.array([60.0, 40.0]), np.array([0.01, 0.03])
    >>> due(*pact, np.array([3.5])).tolist(), due(*pact, np.array([0.0])).round(3).tolist()
    ([0.035], [0.018])
    """
    average = total(shares(gdp) * spending_today)
    return np.where(guideline > 0, guideline / PERCENT, average)


def fair_share(burden: Array, due: Array) -> Array:
    """How much of its share each member carries: ``min(1, burden_i / due)``, 0 to 1.

    It concerns that member alone: a protégé is as safe as *its* allies are fair, whatever the others
    pay. Who carries more than its share is no fairer for it. Where nothing is due, 1.

    Parameters
    ----------
    burden : ndarray, shape (..., members), share of GDP
    due : ndarray, shape (..., 1), share of GDP

    Returns
    -------
    ndarray, shape (..., members), 0 to 1

    Examples
    --------
    >>> fair_share(np.array([0.01, 0.03]), np.array([0.02])).tolist()
    [0.5, 1.0]
    """
    return np.where(due > 0, np.minimum(burden, due) / np.where(due > 0, due, 1), 1.0)


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

    1 where none is agreed (0): nobody falls short of what nobody has asked for, and the score then
    rests on equity alone.

    Parameters
    ----------
    gdp : ndarray, shape (..., members), billion international $
    burden : ndarray, shape (..., members), share of GDP
    guideline : ndarray, shape (..., 1), % of GDP, 0 where none is agreed

    Returns
    -------
    ndarray, shape (..., 1), 0 to 1

    Examples
    --------
    >>> adequacy(np.array([60.0, 40.0]), np.array([0.01, 0.03]), np.array([2.0])).round(3).tolist()
    [0.7]
    """
    agreed = guideline > 0
    met = np.minimum(PERCENT * burden, guideline) / np.where(agreed, guideline, 1)
    return np.where(agreed, total(shares(gdp) * met), 1.0)


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
    return gdp * np.maximum(0, guideline / PERCENT - burden)
