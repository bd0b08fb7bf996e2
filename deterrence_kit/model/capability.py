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


def share_of_world(
    milex: Array,
    heads: Array,
    world_milex: Array,
    world_heads: Array,
    weight_heads: Array | float,
) -> Array:
    """The one formula of military strength: ``(1 − w) milex / Σ milex + w heads / Σ heads``.

    The two military components of the COW composite index (Singer, Bremer & Stuckey 1972), which
    weighs them alike, ``w = ½``. The world's totals stay today's, so one state's choice does not
    change another's figure.

    Parameters
    ----------
    milex : ndarray, any shape, in money of one kind
    heads : ndarray, shape of `milex`, persons
    world_milex, world_heads : ndarray, sums over all states
    weight_heads : ndarray or float, share

    Returns
    -------
    ndarray, shape of all together, share of world strength, 0 to 1

    Examples
    --------
    >>> share_of_world(*map(np.array, (2.0, 10.0, 20.0, 1000.0)), 0.5).round(3)
    np.float64(0.055)
    """
    # One factor a total, so that members' arrays are touched as seldom as can be.
    return milex * ((1 - weight_heads) / world_milex) + heads * (weight_heads / world_heads)


def strength(
    milex: Array,
    personnel: Array,
    reserves: Array,
    world_milex: Array,
    world_personnel: Array,
    world_reserves: Array,
    weight_heads: Array,
    reserve_use: Array,
) -> Array:
    """Each member's share of today's world military strength, 0 to 1: `share_of_world`.

    Heads are active persons and the part of the reserves that is called up in time,
    ``personnel + reserve_use · reserves``, in the world as in the member.

    Parameters
    ----------
    milex : ndarray, shape (..., members), billion international $
    personnel, reserves : ndarray, shape (..., members), persons
    world_milex : ndarray, shape (..., 1), billion international $
    world_personnel, world_reserves : ndarray, shape (..., 1), persons
    weight_heads, reserve_use : ndarray, shape (..., 1), share

    Returns
    -------
    ndarray, shape (..., members), share of world strength

    Examples
    --------
    >>> words = ([2.0], [10.0], [0.0], [20.0], [1000.0], [0.0], [0.5], [0.25])
    >>> strength(*map(np.array, words)).round(3).tolist()
    [0.055]
    """
    heads = personnel + reserve_use * reserves
    world_heads = world_personnel + reserve_use * world_reserves
    return share_of_world(milex, heads, world_milex, world_heads, weight_heads)


def challenger_strength(
    challenger_milex: Array,
    challenger_personnel: Array,
    challenger_reserves: Array,
    world_milex: Array,
    world_personnel: Array,
    world_reserves: Array,
    weight_heads: Array,
    reserve_use: Array,
) -> Array:
    """Each challenger's share of today's world military strength, by the members' formula.

    Parameters
    ----------
    challenger_milex : ndarray, shape (challengers,), billion international $
    challenger_personnel, challenger_reserves : ndarray, shape (challengers,), persons
    world_milex : ndarray, shape (..., 1), billion international $
    world_personnel, world_reserves : ndarray, shape (..., 1), persons
    weight_heads, reserve_use : ndarray, shape (..., 1), share

    Returns
    -------
    ndarray, shape (..., challengers), share of world strength

    Examples
    --------
    >>> words = ([2.0], [10.0], [0.0], [20.0], [1000.0], [0.0], [0.5], [0.25])
    >>> challenger_strength(*map(np.array, words)).round(3).tolist()
    [0.055]
    """
    return strength(
        challenger_milex, challenger_personnel, challenger_reserves,
        world_milex, world_personnel, world_reserves, weight_heads, reserve_use,
    )  # fmt: skip


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
    challenger_strength : ndarray, shape (..., challengers), share of world strength
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


def jointness(interoperability: Array, command: Array, command_reach: Array) -> Array:
    """How nearly separate forces add up, equipment and command taken together, 0 to 1.

    Odds, ``J / (1 − J) = i / (1 − i) · reach^(2 command − 1)``: at the average command what the
    equipment allows. Forces that already count as one need no common commander to do so.

    Parameters
    ----------
    interoperability, command : ndarray, shape (..., 1), 0 to 1
    command_reach : ndarray, shape (..., 1), times, at least 1

    Returns
    -------
    ndarray, shape (..., 1), 0 to 1

    Examples
    --------
    >>> jointness(np.array([0.5]), np.array([0.0, 0.5, 1.0]), np.array([2.0])).round(3).tolist()
    [0.333, 0.5, 0.667]
    """
    apart = (1 - interoperability) * command_reach ** (1 - 2 * command)
    return interoperability / (interoperability + apart)


def capability(ready: Array, challenger_ready: Array, jointness: Array) -> Array:
    """The pact's part of all ready strength on both sides, distances left aside, 0 to 1.

    Parameters
    ----------
    ready : ndarray, shape (..., members), share of world strength
    challenger_ready : ndarray, shape (..., challengers), share of world strength
    jointness : ndarray, shape (..., 1), 0 to 1

    Returns
    -------
    ndarray, shape (..., 1), 0 to 1

    Examples
    --------
    >>> capability(np.array([0.02, 0.01]), np.array([0.01]), np.array([1.0])).round(3).tolist()
    [0.75]
    """
    pact = combined(ready, jointness)
    opponent = total(challenger_ready)
    return ratio(pact, pact + opponent)
