"""Credibility: showing up, and prevailing."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.capability import combined
from deterrence_kit.model.members import total
from deterrence_kit.model.parameter import Array


def contest(side: Array, opposing: Array, contest_exponent: Array) -> Array:
    """Probability that `side` prevails: ``side^m / (side^m + opposing^m)``.

    The contest success function of Tullock and Hirshleifer. Half where both are 0.

    Examples
    --------
    >>> import numpy as np
    >>> float(contest(np.float64(3), np.float64(1), np.float64(1)))
    0.75
    """
    ours, theirs = side**contest_exponent, opposing**contest_exponent
    total = ours + theirs
    return np.where(total > 0, ours / np.where(total > 0, total, 1), 0.5)


def denial(
    delivered: Array, opposing: Array, interoperability: Array, contest_exponent: Array
) -> Array:
    """Probability that the attack fails if the whole pact acts, shape (..., 1)."""
    return contest(combined(delivered, interoperability), opposing, contest_exponent)


def denial_alone(delivered: Array, opposing: Array, home: Array, contest_exponent: Array) -> Array:
    """Probability that the attack fails against the protégé alone, shape (..., 1)."""
    own = total(delivered * home)
    return contest(own, opposing, contest_exponent)


def credibility(resolve: Array, denial: Array, denial_alone: Array) -> Array:
    """Probability that an attack meets an effective response, as the challenger would judge it.

    ``r · denial(all) + (1 − r) · denial(protégé alone)``, shape (..., 1).
    """
    return resolve * denial + (1 - resolve) * denial_alone
