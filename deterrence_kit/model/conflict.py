"""The challenger's decision and the propensity for conflict."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.log_odds import logistic
from deterrence_kit.model.members import ratio, total
from deterrence_kit.model.parameter import Array


def exposure(gdp: Array, challenger_gdp: Array, world_gdp: Array) -> Array:
    """Share of the world economy outside the challenger that the members are, 0 to 1.

    The less of the world joins in, the more trade goes round the sanctions. Trade with a partner grows
    in proportion to its GDP (gravity; Tinbergen 1962), so GDP stands for what can be withheld; an
    armed group, which has no GDP of its own, is sanctioned by the same share.

    Parameters
    ----------
    gdp : ndarray, shape (..., members), billion international $
    challenger_gdp : ndarray, shape (challengers,), billion international $
    world_gdp : ndarray, shape (1,), billion international $

    Returns
    -------
    ndarray, shape (..., 1), share

    Examples
    --------
    >>> exposure(np.array([30.0, 10.0]), np.array([20.0]), np.array([100.0])).tolist()
    [0.5]
    """
    members, others = total(gdp), world_gdp - total(challenger_gdp)
    return np.minimum(members / np.maximum(np.maximum(others, members), 1e-12), 1.0)


def isolation(penalty: Array, sanctions: Array, exposure: Array) -> Array:
    """What attacking costs however the fighting goes: ``S = penalty · sanctions · exposure``.

    Parameters
    ----------
    penalty : ndarray, shape (..., 1), times an average prize
    sanctions : ndarray, shape (..., 1), 0 to 1
    exposure : ndarray, shape (..., 1), share

    Returns
    -------
    ndarray, shape (..., 1), times an average prize

    Examples
    --------
    >>> isolation(np.array([0.8]), np.array([0.5]), np.array([0.5])).tolist()
    [0.2]
    """
    return penalty * sanctions * exposure


def late_loss(punishment: Array, resolve: Array, late: Array) -> Array:
    """What a challenger expects to lose after the window: ``P = punishment · resolve · late``.

    Parameters
    ----------
    punishment : ndarray, shape (..., 1), times an average prize
    resolve : ndarray, shape (..., 1), probability
    late : ndarray, shape (..., 1), probability
        That the help which comes late prevails in the end.

    Returns
    -------
    ndarray, shape (..., 1), times an average prize

    Examples
    --------
    >>> late_loss(np.array([0.5]), np.array([0.5]), np.array([0.4])).tolist()
    [0.1]
    """
    return punishment * resolve * late


def threshold(stakes: Array, loss: Array, isolation: Array, late_loss: Array) -> Array:
    """Credibility above which attacking does not pay: ``c* = (V − S − P) / (V + L)``, never below 0.

    Parameters
    ----------
    stakes : ndarray, shape (..., 1), times an average contest
    loss, isolation, late_loss : ndarray, shape (..., 1), times an average prize

    Returns
    -------
    ndarray, shape (..., 1), probability

    Examples
    --------
    >>> threshold(*map(np.array, ([1.0], [1.0], [0.2], [0.0]))).tolist()
    [0.4]
    """
    return np.maximum(stakes - isolation - late_loss, 0) / (stakes + loss)


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
    whole = total(strength)
    apart = will - ratio(total(strength * will), whole)
    return 2 * np.sqrt(ratio(total(strength * (apart * apart)), whole))


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
