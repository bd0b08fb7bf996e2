"""Credibility: showing up, and prevailing."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.capability import combined
from deterrence_kit.model.members import total
from deterrence_kit.model.parameter import Array


def contest(side: Array, opposing: Array, contest_exponent: Array) -> Array:
    """Probability that `side` prevails: ``side^m / (side^m + opposing^m)``.

    The contest success function of Tullock and Hirshleifer. Half where both are 0.

    Parameters
    ----------
    side : ndarray, shape (..., 1), any unit
    opposing : ndarray, shape (..., 1), share of world strength
    contest_exponent : ndarray, shape (..., 1)

    Returns
    -------
    ndarray, shape (..., 1), probability

    Examples
    --------
    >>> import numpy as np
    >>> float(contest(np.float64(3), np.float64(1), np.float64(1)))
    0.75
    """
    ours, theirs = side**contest_exponent, opposing**contest_exponent
    total = ours + theirs
    return np.where(total > 0, ours / np.where(total > 0, total, 1), 0.5)


def denial(delivered: Array, opposing: Array, jointness: Array, contest_exponent: Array) -> Array:
    """Probability that the attack fails if the whole pact acts, shape (..., 1).

    Parameters
    ----------
    delivered : ndarray, shape (..., members), share of world strength
    opposing : ndarray, shape (..., 1), share of world strength
    jointness : ndarray, shape (..., 1), 0 to 1
    contest_exponent : ndarray, shape (..., 1)

    Returns
    -------
    ndarray, shape (..., 1), probability

    Examples
    --------
    >>> denial(*map(np.array, ([0.02, 0.01], [0.03], [1.0], [0.5]))).round(3).tolist()
    [0.5]
    """
    return contest(combined(delivered, jointness), opposing, contest_exponent)


def denial_alone(delivered: Array, opposing: Array, home: Array, contest_exponent: Array) -> Array:
    """Probability that the attack fails against the protégé alone, shape (..., 1).

    Parameters
    ----------
    delivered : ndarray, shape (..., members), share of world strength
    opposing : ndarray, shape (..., 1), share of world strength
    home : ndarray, shape (..., members), 1 for the protégé, else 0
    contest_exponent : ndarray, shape (..., 1)

    Returns
    -------
    ndarray, shape (..., 1), probability

    Examples
    --------
    >>> denial_alone(*map(np.array, ([0.02, 0.01], [0.01], [0.0, 1.0], [0.5]))).round(3).tolist()
    [0.5]
    """
    own = total(delivered * home)
    return contest(own, opposing, contest_exponent)


def late(
    ready: Array,
    sent_share: Array,
    passage: Array,
    delivered: Array,
    opposing: Array,
    interoperability: Array,
    home: Array,
    contest_exponent: Array,
) -> Array:
    """Probability that the allies' help which the window does not count would prevail in the end.

    Of what each ally sends and gets through, what does not count in time, ``ready · sent · passage −
    delivered`` where that is positive, against the challenger's forces in the theatre.

    Parameters
    ----------
    ready, delivered : ndarray, shape (..., members), share of world strength
    sent_share, passage : ndarray, shape (..., members), share
    opposing : ndarray, shape (..., 1), share of world strength
    interoperability : ndarray, shape (..., 1), 0 to 1
    home : ndarray, shape (..., members), 1 for the protégé, else 0
    contest_exponent : ndarray, shape (..., 1)

    Returns
    -------
    ndarray, shape (..., 1), probability

    Examples
    --------
    >>> words = [0.0, 0.04], [1.0, 0.5], [1.0, 1.0], [0.0, 0.01], [0.01], [1.0], [1.0, 0.0], [1.0]
    >>> late(*map(np.array, words)).round(3).tolist()
    [0.5]
    """
    missing = np.maximum(ready * sent_share * passage - delivered, 0) * (1 - home)
    ours = combined(missing, interoperability)
    return np.where(ours > 0, contest(ours, opposing, contest_exponent), 0.0)


def credibility(effective_resolve: Array, denial: Array, denial_alone: Array) -> Array:
    """Probability that an attack meets an effective response, as the challenger would judge it.

    The expectation of denial over who comes, shape (..., 1):
    ``e · denial(all) + (1 − e) · denial(protégé alone)``, `e` being `effective_resolve`.

    Parameters
    ----------
    effective_resolve, denial, denial_alone : ndarray, shape (..., 1), probability

    Returns
    -------
    ndarray, shape (..., 1), probability

    Examples
    --------
    >>> credibility(np.array([0.5]), np.array([0.8]), np.array([0.2])).tolist()
    [0.5]
    """
    return effective_resolve * denial + (1 - effective_resolve) * denial_alone
