"""How bad: a challenge may come to force, with deaths, and grow into war.

Each rung is a share of the one below it, so none can be likelier than it. Deterrence works on whether
a challenge comes at all; what kind of pair it is, and nuclear arms, work on how far it goes.
"""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.log_odds import logistic, logit
from deterrence_kit.model.parameter import Array

#: The rungs, from the lowest; each is a yearly chance of an `Assessment`.
RUNGS = ("propensity", "force", "deaths", "war")


def force_share(contiguous: Array, force_apart: Array, force_border: Array) -> Array:
    """Share of challenges in which either side uses force; between the two kinds by the border.

    Parameters
    ----------
    contiguous : ndarray, shape (..., 1), 1 for neighbours
    force_apart, force_border : ndarray, shape (..., 1), share

    Returns
    -------
    ndarray, shape (..., 1), share

    Examples
    --------
    >>> force_share(*map(np.array, ([1.0], [0.7], [0.8]))).tolist()
    [0.8]
    """
    return _between(force_apart, force_border, _near(contiguous))


def deaths_share(
    contiguous: Array,
    rivalry: Array,
    force_share: Array,
    deaths_strangers: Array,
    deaths_border: Array,
    deaths_rivals: Array,
    deaths_rivals_border: Array,
) -> Array:
    """Share of challenges with deaths: of those that come to force, by the four kinds of pairs.

    Parameters
    ----------
    contiguous, rivalry : ndarray, shape (..., 1), 0 to 1
    force_share : ndarray, shape (..., 1), share
    deaths_strangers, deaths_border, deaths_rivals, deaths_rivals_border : ndarray, shape (..., 1)
        Shares of uses of force.

    Returns
    -------
    ndarray, shape (..., 1), share

    Examples
    --------
    >>> kinds = [np.array([share]) for share in (0.2, 0.3, 0.4, 0.5)]
    >>> deaths_share(np.array([1.0]), np.array([1.0]), np.array([0.8]), *kinds).tolist()
    [0.4]
    """
    near = _near(contiguous)
    strangers = _between(deaths_strangers, deaths_border, near)
    rivals = _between(deaths_rivals, deaths_rivals_border, near)
    return force_share * _between(strangers, rivals, rivalry)


def war_share(
    rivalry: Array,
    deaths_share: Array,
    war_others: Array,
    war_rivals: Array,
    nuclear_arms: Array,
    nuclear_pact: Array,
    nuclear_challenger: Array,
    umbrella: Array,
    attacker_arms: Array,
) -> Array:
    """Share of challenges that grow into war: of those with deaths, by rivalry and nuclear arms.

    ``logit w = logit(of the kind) + arms · (attacker · challenger − umbrella · pact)``: with the
    switch at 0, as for states without nuclear arms.

    Parameters
    ----------
    rivalry : ndarray, shape (..., 1), 0 to 1
    deaths_share, war_others, war_rivals : ndarray, shape (..., 1), share
    nuclear_arms : ndarray, shape (..., 1), 1 where they count
    nuclear_pact, nuclear_challenger : ndarray, shape (1,), 1 where there are any
    umbrella, attacker_arms : ndarray, shape (..., 1), logits

    Returns
    -------
    ndarray, shape (..., 1), share

    Examples
    --------
    >>> known = [[1.0], [0.4], [0.1], [0.2], [1.0], [1.0], [0.0], [1.2], [1.2]]
    >>> war_share(*map(np.array, known)).round(3).tolist()
    [0.028]
    """
    kind = _between(logit(war_others), logit(war_rivals), rivalry)
    arms = attacker_arms * nuclear_challenger - umbrella * nuclear_pact
    return deaths_share * logistic(kind + nuclear_arms * arms)


def reaching(propensity: Array, share: Array) -> Array:
    """Yearly chance of at least one challenge that gets so far: ``1 − (1 − propensity)^share``.

    Challenges arrive by chance, and each gets so far by chance: so do those that do.

    Parameters
    ----------
    propensity : ndarray, any shape, probability a year
        Of any challenge.
    share : ndarray, shape of `propensity`, share of challenges

    Returns
    -------
    ndarray, shape of `propensity`, probability a year

    Examples
    --------
    >>> reaching(np.array([0.1, 0.1, 0.1]), np.array([0.0, 0.3, 1.0])).round(4).tolist()
    [0.0, 0.0311, 0.1]
    """
    return -np.expm1(share * np.log1p(-propensity))


def _near(contiguous: Array) -> Array:
    return np.clip(contiguous, 0, 1)


def _between(first: Array, second: Array, share: Array) -> Array:
    return first + share * (second - first)
