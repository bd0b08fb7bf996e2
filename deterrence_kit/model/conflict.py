"""The challenger's decision and the propensity for conflict."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.log_odds import logistic
from deterrence_kit.model.members import shares, total
from deterrence_kit.model.parameter import Array


def isolation(penalty: Array, sanctions: Array) -> Array:
    """What attacking costs however the fighting goes: ``S = penalty · sanctions``.

    Parameters
    ----------
    penalty : ndarray, shape (..., 1), times an average prize
    sanctions : ndarray, shape (..., 1), 0 to 1

    Returns
    -------
    ndarray, shape (..., 1), times an average prize

    Examples
    --------
    >>> isolation(np.array([0.4]), np.array([0.5])).tolist()
    [0.2]
    """
    return penalty * sanctions


def threshold(stakes: Array, loss: Array, isolation: Array) -> Array:
    """Credibility above which attacking does not pay: ``c* = (V − S) / (V + L)``, never below 0.

    Parameters
    ----------
    stakes : ndarray, shape (..., 1), times an average contest
    loss, isolation : ndarray, shape (..., 1), times an average prize

    Returns
    -------
    ndarray, shape (..., 1), probability

    Examples
    --------
    >>> threshold(np.array([1.0]), np.array([1.0]), np.array([0.2])).tolist()
    [0.4]
    """
    return np.maximum(stakes - isolation, 0) / (stakes + loss)


def mixed_signals(will: Array, strength: Array) -> Array:
    """How differently the capitals speak, 0 to 1: twice the weighted deviation of their will.

    Parameters
    ----------
    will : ndarray, shape (..., members), 0 to 1
    strength : ndarray, shape (..., members), share of world strength

    Returns
    -------
    ndarray, shape (..., 1), 0 to 1

    Examples
    --------
    >>> mixed_signals(np.array([0.2, 0.8]), np.array([0.01, 0.01])).round(3).tolist()
    [0.6]
    """
    weight = shares(strength)
    mean = total(weight * will)
    return 2 * np.sqrt(total(weight * (will - mean) ** 2))


def legibility(
    discernment: Array, clarity: Array, mixed_signals: Array, vague_reading: Array, blur: Array
) -> Array:
    """How clearly the challenger reads the pact, per unit of value.

    ``λ = discernment · (vague + 2 (1 − vague) · clarity) · (1 − blur · mixed)``: 1 times discernment
    at middling clarity and one voice. A vague treaty and mixed signals make misjudgement likelier in
    both directions.

    Parameters
    ----------
    discernment : ndarray, shape (..., 1), per unit of value
    clarity, mixed_signals : ndarray, shape (..., 1), 0 to 1
    vague_reading, blur : ndarray, shape (..., 1), share

    Returns
    -------
    ndarray, shape (..., 1), per unit of value

    Examples
    --------
    >>> legibility(*map(np.array, ([1.0], [0.5], [0.1], [0.5], [1.0]))).tolist()
    [0.9]
    """
    plain = vague_reading + 2 * (1 - vague_reading) * clarity
    return discernment * plain * (1 - blur * mixed_signals)


def challenge(
    legibility: Array, stakes: Array, loss: Array, threshold: Array, credibility: Array
) -> Array:
    """Probability of a challenge, given an occasion: ``logistic(λ (V + L)(c* − credibility))``.

    Parameters
    ----------
    legibility : ndarray, shape (..., 1), per unit of value
    stakes : ndarray, shape (..., 1), times an average contest
    loss : ndarray, shape (..., 1), times an average prize
    threshold, credibility : ndarray, shape (..., 1), probability

    Returns
    -------
    ndarray, shape (..., 1), probability

    Examples
    --------
    >>> challenge(*map(np.array, ([1.0], [1.0], [1.0], [0.4], [0.4]))).tolist()
    [0.5]
    """
    return logistic(legibility * (stakes + loss) * (threshold - credibility))


def occasions(
    dispute_rate: Array,
    contiguous: Array,
    contiguity_ratio: Array,
    rivalry: Array,
    rivalry_ratio: Array,
    restraint: Array,
    emboldenment: Array,
) -> Array:
    """Occasions for a challenge, a year.

    Where half of the occasions are taken, at the threshold, their rate is such that the yearly
    chance equals what comparable pairs of states had: ``−2 log(1 − rate) · ratios``. Backing
    without conditions emboldens: ``(1 + emboldenment)^(1 − 2 restraint)``.

    Parameters
    ----------
    dispute_rate : ndarray, shape (..., 1), a year
    contiguous : ndarray, shape (..., 1), 1 for neighbours
    contiguity_ratio : ndarray, shape (..., 1), times
    rivalry : ndarray, shape (..., 1), 1 for rivals
    rivalry_ratio : ndarray, shape (..., 1), times
    restraint : ndarray, shape (..., 1), 0 to 1
    emboldenment : ndarray, shape (..., 1), share

    Returns
    -------
    ndarray, shape (..., 1), a year

    Examples
    --------
    >>> occasions(*map(np.array, ([0.004], [1.0], [3.7], [0.0], [7.5], [0.5], [0.22]))).round(4).tolist()
    [0.0297]
    """
    ratios = contiguity_ratio**contiguous * rivalry_ratio**rivalry
    return -2 * np.log1p(-dispute_rate) * ratios * (1 + emboldenment) ** (1 - 2 * restraint)


def propensity(occasions: Array, challenge: Array) -> Array:
    """Probability of at least one armed challenge within a year: ``1 − exp(−rate · P)``.

    Parameters
    ----------
    occasions : ndarray, shape (..., 1), a year
    challenge : ndarray, shape (..., 1), probability

    Returns
    -------
    ndarray, shape (..., 1), probability a year

    Examples
    --------
    >>> propensity(np.array([0.1]), np.array([0.5])).round(4).tolist()
    [0.0488]
    """
    return -np.expm1(-occasions * challenge)
