"""Capability: what the members could bring, before distance (COW's military components)."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.members import ratio, total
from deterrence_kit.model.parameter import Array


def milex(gdp: Array, burden: Array) -> Array:
    """Military spending of each member, billion international $: ``gdp_i · burden_i``.

    Parameters
    ----------
    gdp : ndarray, shape (..., members), billion international $
    burden : ndarray, shape (..., members), share of GDP

    Returns
    -------
    ndarray, shape (..., members), billion international $

    Examples
    --------
    >>> milex(np.array([100.0, 50.0]), np.array([0.02, 0.04])).tolist()
    [2.0, 2.0]
    """
    return gdp * burden


def strength(milex: Array, personnel: Array, world_milex: Array, world_personnel: Array) -> Array:
    """Each member's share of today's world military strength, 0 to 1.

    ``½ (milex_i / Σ_world milex + personnel_i / Σ_world personnel)``: the two military components
    of the COW composite index (Singer, Bremer & Stuckey 1972). The world's totals stay today's, so
    one state's choice does not change another's figure.

    Parameters
    ----------
    milex : ndarray, shape (..., members), billion international $
    personnel : ndarray, shape (..., members), persons
    world_milex : ndarray, shape (..., 1), billion international $
    world_personnel : ndarray, shape (..., 1), persons

    Returns
    -------
    ndarray, shape (..., members), share of world strength

    Examples
    --------
    >>> strength(*map(np.array, ([2.0], [10.0], [20.0], [1000.0]))).round(3).tolist()
    [0.055]
    """
    return 0.5 * (milex / world_milex + personnel / world_personnel)


def ready(strength: Array, readiness: Array) -> Array:
    """Strength usable inside the crisis window: ``strength_i · readiness_i``.

    Parameters
    ----------
    strength : ndarray, shape (..., members), share of world strength
    readiness : ndarray, shape (..., members), share

    Returns
    -------
    ndarray, shape (..., members), share of world strength

    Examples
    --------
    >>> ready(np.array([0.02, 0.01]), np.array([0.5])).tolist()
    [0.01, 0.005]
    """
    return strength * readiness


def challenger_ready(challenger_strength: Array, challenger_readiness: Array) -> Array:
    """The challengers' strength that they could commit, one value for each challenger.

    Parameters
    ----------
    challenger_strength : ndarray, shape (challengers,), share of world strength
    challenger_readiness : ndarray, shape (..., 1), share

    Returns
    -------
    ndarray, shape (..., challengers), share of world strength

    Examples
    --------
    >>> challenger_ready(np.array([0.04]), np.array([0.5])).tolist()
    [0.02]
    """
    return challenger_strength * challenger_readiness


def combined(forces: Array, interoperability: Array) -> Array:
    """How separate forces add up: ``K(x) = (Σ x_i^θ)^(1/θ)``, ``θ = 1 / interoperability``.

    At 1 the sum, near 0 the strongest member alone.

    Parameters
    ----------
    forces : ndarray, shape (..., members)
    interoperability : ndarray, shape (..., 1)

    Returns
    -------
    ndarray, shape (..., 1)

    Examples
    --------
    >>> import numpy as np
    >>> combined(np.array([3.0, 4.0]), np.array([1.0]))
    array([7.])
    >>> combined(np.array([3.0, 4.0]), np.array([0.5]))
    array([5.])
    """
    # Scaled by the strongest, so that no power underflows.
    strongest: Array = np.max(forces, axis=-1, keepdims=True)
    relative = forces / np.where(strongest > 0, strongest, 1)
    return strongest * total(relative ** (1 / interoperability)) ** interoperability


def capability(ready: Array, challenger_ready: Array, interoperability: Array) -> Array:
    """The pact's part of all ready strength on both sides, distances left aside, 0 to 1.

    Parameters
    ----------
    ready : ndarray, shape (..., members), share of world strength
    challenger_ready : ndarray, shape (..., challengers), share of world strength
    interoperability : ndarray, shape (..., 1), 0 to 1

    Returns
    -------
    ndarray, shape (..., 1), 0 to 1

    Examples
    --------
    >>> capability(np.array([0.02, 0.01]), np.array([0.01]), np.array([1.0])).round(3).tolist()
    [0.75]
    """
    pact = combined(ready, interoperability)
    opponent = total(challenger_ready)
    return ratio(pact, pact + opponent)
