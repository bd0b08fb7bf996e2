"""Geography: how much of what members could bring is there in time.

Boulding's loss-of-strength gradient (Boulding 1962), in travel time.
"""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.members import ratio, total
from deterrence_kit.model.parameter import Array


def travel_days(
    distance: Array, lift: Array, water: Array, water_days: Array, season: Array
) -> Array:
    """Days on the way: ``(distance / lift + water · water_days) · season``.

    Parameters
    ----------
    distance : ndarray, shape (..., members), km
    lift : ndarray, shape (..., 1), km a day
    water : ndarray, shape (..., members), 1 where a sea is crossed
    water_days : ndarray, shape (..., 1), days
    season : ndarray, shape (..., 1), times as long as in a fair one

    Returns
    -------
    ndarray, shape (..., members), days

    Examples
    --------
    >>> way = [np.array([0.0, 8000.0]), np.array([800.0]), np.array([0.0, 1.0]), np.array([5.0])]
    >>> travel_days(*way, np.array([1.0])).tolist(), travel_days(*way, np.array([2.0])).tolist()
    ([0.0, 15.0], [0.0, 30.0])
    """
    return (distance / lift + water * water_days) * season


def delay_days(
    own_decision_days: Array, mobilisation_days: Array, travel_days: Array, stocks: Array
) -> Array:
    """Days from the warning to arrival: ``decision + (mobilisation + travel) · (1 − stocks)``.

    Forces whose equipment waits for them need neither load it nor ship it.

    Parameters
    ----------
    own_decision_days, mobilisation_days, travel_days : ndarray, shape (..., members), days
    stocks : ndarray, shape (..., members), share

    Returns
    -------
    ndarray, shape (..., members), days

    Examples
    --------
    >>> delay_days(*map(np.array, ([5.0], [15.0], [10.0, 15.0], [0.1]))).tolist()
    [27.5, 32.0]
    """
    return own_decision_days + (mobilisation_days + travel_days) * (1 - stocks)


def passage(
    access: Array, air_defence: Array, interdiction: Array, civil_protection: Array, damage: Array
) -> Array:
    """Share of reinforcements let through, 0 to 1.

    ``access · (1 − min(1, interdiction · (1 − air_defence) · damage^(1 − 2 civil)))``: air defence
    lets less be hit, civil protection lets less of what is hit stay closed.

    Parameters
    ----------
    access : ndarray, shape (..., members), share
    air_defence, civil_protection : ndarray, shape (..., 1), 0 to 1
    interdiction : ndarray, shape (..., 1), share
    damage : ndarray, shape (..., 1), times

    Returns
    -------
    ndarray, shape (..., members), share

    Examples
    --------
    >>> passage(*map(np.array, ([0.9], [0.3], [0.3], [0.5], [1.5]))).round(3).tolist()
    [0.711]
    """
    hit = interdiction * (1 - air_defence)
    closed: Array = np.minimum(hit * damage ** (1 - 2 * civil_protection), 1.0)
    return access * (1 - closed)


def arrival(
    forward_share: Array,
    near_share: Array,
    sent_share: Array,
    own_decision_days: Array,
    delay_days: Array,
    passage: Array,
    window_days: Array,
) -> Array:
    """Share of each member's ready forces that counts in the theatre in time, 0 to 1.

    ``f + passage · (n · exp(−decision / window) + max(s − f − n, 0) · exp(−delay / window))``: what
    is there (f); what stands next door (n), which the decision alone keeps waiting, for it has
    neither to mobilise nor to travel; and the rest of what the ally sends (s). The protégé's is 1.

    Parameters
    ----------
    forward_share, near_share, sent_share : ndarray, shape (..., members), share
    own_decision_days : ndarray, shape (..., members), days
    delay_days : ndarray, shape (..., members), days
    passage : ndarray, shape (..., members), share
    window_days : ndarray, shape (..., 1), days

    Returns
    -------
    ndarray, shape (..., members), share

    Examples
    --------
    >>> words = ([1.0, 0.1], [0.0, 0.0], [1.0, 1.0], [5.0], [30.0], [0.8], [30.0])
    >>> arrival(*map(np.array, words)).round(3).tolist()
    [1.0, 0.365]
    >>> words = ([0.1], [0.0], [0.5], [5.0], [30.0], [0.8], [30.0])
    >>> arrival(*map(np.array, words)).round(3).tolist()
    [0.218]
    """
    later = np.maximum(sent_share - forward_share - near_share, 0.0)
    each_day = -1 / window_days
    next_door = near_share * np.exp(own_decision_days * each_day)
    late: Array = later * np.exp(delay_days * each_day)
    return forward_share + passage * (next_door + late)


def delivered(ready: Array, arrival: Array) -> Array:
    """What each member would deliver to the theatre, in shares of world strength.

    Parameters
    ----------
    ready : ndarray, shape (..., members), share of world strength
    arrival : ndarray, shape (..., members), share

    Returns
    -------
    ndarray, shape (..., members), share of world strength

    Examples
    --------
    >>> delivered(np.array([0.02, 0.01]), np.array([1.0, 0.5])).tolist()
    [0.02, 0.005]
    """
    return ready * arrival


def opposing(
    challenger_ready: Array,
    challenger_distance: Array,
    challenger_lift: Array,
    window_days: Array,
    crossing: Array,
    season: Array,
) -> Array:
    """The challengers' strength in the theatre, shape (..., 1).

    They choose the day, so they do not mobilise; their own distance, and the water and terrain
    they must cross, slow them, and so does the season:
    ``Σ ready · exp(−distance · season / lift / window) · (1 − crossing)``.

    Parameters
    ----------
    challenger_ready : ndarray, shape (..., challengers), share of world strength
    challenger_distance : ndarray, shape (challengers,), km
    challenger_lift : ndarray, shape (..., 1), km a day
    window_days : ndarray, shape (..., 1), days
    crossing : ndarray, shape (..., 1), share held up
    season : ndarray, shape (..., 1), times as long as in a fair one

    Returns
    -------
    ndarray, shape (..., 1), share of world strength

    Examples
    --------
    >>> opposing(*map(np.array, ([0.02], [0.0], [800.0], [30.0], [0.25], [1.0]))).tolist()
    [0.015]
    """
    travel = challenger_distance / challenger_lift * season
    there = challenger_ready * np.exp(-travel / window_days) * (1 - crossing)
    return total(there)


def geography(strength: Array, arrival: Array) -> Array:
    """Strength-weighted mean of `arrival` over the members, 0 to 1.

    Parameters
    ----------
    strength : ndarray, shape (..., members), share of world strength
    arrival : ndarray, shape (..., members), share

    Returns
    -------
    ndarray, shape (..., 1), 0 to 1

    Examples
    --------
    >>> geography(np.array([0.03, 0.01]), np.array([0.4, 0.8])).round(3).tolist()
    [0.5]
    """
    return ratio(total(strength * arrival), total(strength))
