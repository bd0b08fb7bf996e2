"""The two-player statistical game of deterrence: status quo, capitulation or war.

A challenger attacks or not; if it does, a defender resists or not. Each choice errs: its agents
know their own error, the other side only its distribution, so what is observed are probabilities
(Signorino 1999, 2003; Signorino & Tarar 2006). Normal errors, standard deviation `ERROR` for each
alternative.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc
from statistics import NormalDist

import numpy as np

from deterrence_kit.model.parameter import Array

# Standard deviation of the error on each alternative, in the unit of utility. 1 is the convention
# by which such games are identified; utilities are measured in it.
ERROR = 1.0


@dataclass(frozen=True, eq=False)
class Play:
    """The probabilities of a game; the three outcomes add up to 1.

    Attributes
    ----------
    status_quo, capitulation, war : ndarray, probability
    attack : ndarray, probability
        That the challenger attacks.
    resist : ndarray, probability
        That the defender resists, if attacked.
    """

    status_quo: Array
    capitulation: Array
    war: Array
    attack: Array
    resist: Array


def game_of_deterrence(
    status_quo: Array,
    capitulation: Array,
    war: Array,
    resist: Array,
    error: float = ERROR,
) -> Play:
    """Probabilities of the outcomes, by backward induction with agent errors.

    Parameters
    ----------
    status_quo, capitulation, war : ndarray, shape (cases,) or ()
        The challenger's utility of each outcome.
    resist : ndarray, shape (cases,) or ()
        The defender's utility of war less that of capitulating.
    error : float, above 0
        Standard deviation of the error on each alternative.

    Returns
    -------
    Play

    Raises
    ------
    ValueError
        If the error is not above 0.

    Notes
    -----
    ``r = Φ(U_D(war) / (σ √2))`` and
    ``a = Φ(((1 − r) U_C(capitulation) + r U_C(war) − U_C(status quo)) / (σ √2))``.

    Examples
    --------
    >>> even = game_of_deterrence(0.0, 0.0, 0.0, 0.0)
    >>> float(even.status_quo), float(even.capitulation), float(even.war)
    (0.5, 0.25, 0.25)
    """
    if error <= 0:
        raise ValueError(f"The error of a choice must be above 0, not {error:g}.")
    spread = error * np.sqrt(2)
    r = normal_cdf(np.asarray(resist, dtype=float) / spread)
    hoped = (1 - r) * capitulation + r * war
    a = normal_cdf((hoped - status_quo) / spread)
    return Play(1 - a, a * (1 - r), a * r, a, r)


def odds_as_probit(probability: Array, error: float = ERROR) -> Array:
    """The utility of resisting that makes a defender resist with this probability.

    Parameters
    ----------
    probability : ndarray, any shape
    error : float, above 0
        Standard deviation of the error on each alternative.

    Returns
    -------
    ndarray, shape of the probabilities

    Examples
    --------
    >>> import numpy as np
    >>> float(odds_as_probit(np.array(0.5)))
    0.0
    """
    values: Array = np.sqrt(2) * error * probit(np.clip(probability, 1e-12, 1 - 1e-12))
    return values


def normal_cdf(x: Array) -> Array:
    """The standard normal distribution function.

    Parameters
    ----------
    x : ndarray, any shape

    Returns
    -------
    ndarray, shape of `x`, probability

    Examples
    --------
    >>> round(float(normal_cdf(1.959964)), 6)
    0.975
    """
    return np.asarray(0.5 * _erfc(-np.asarray(x, dtype=float) / np.sqrt(2)), dtype=float)


def probit(p: Array) -> Array:
    """The inverse of `normal_cdf`.

    Parameters
    ----------
    p : ndarray, any shape, probability above 0 and below 1

    Returns
    -------
    ndarray, shape of `p`

    Examples
    --------
    >>> round(float(probit(0.975)), 6)
    1.959964
    """
    return np.asarray(_quantile(np.asarray(p, dtype=float)), dtype=float)


_erfc = np.frompyfunc(erfc, 1, 1)
_quantile = np.frompyfunc(NormalDist().inv_cdf, 1, 1)
