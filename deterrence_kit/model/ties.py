"""Ties: what binds each ally to the protégé, and what the number of allies does to that."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.parameter import Array


def stake(
    distance: Array, personnel: Array, forward_share: Array, stake_range: Array, tripwire: Array
) -> Array:
    """An ally's own stake in the protégé: near it, or with troops there already, 0 to 1.

    ``1 − (1 − exp(−distance / range)) · exp(−troops in place / tripwire)``.

    Parameters
    ----------
    distance : ndarray, shape (..., members), km
    personnel : ndarray, shape (..., members), persons
    forward_share : ndarray, shape (..., members), share
    stake_range : ndarray, shape (..., 1), km
    tripwire : ndarray, shape (..., 1), persons

    Returns
    -------
    ndarray, shape (..., members), 0 to 1

    Examples
    --------
    >>> stake(*map(np.array, ([2000.0], [10000.0], [0.0], [2000.0], [5000.0]))).round(3).tolist()
    [0.368]
    """
    exposed = np.exp(-personnel * forward_share / tripwire)
    return 1 - (1 - np.exp(-distance / stake_range)) * exposed


def ties(
    alignment: Array,
    stake: Array,
    fair_share: Array,
    average_agreement: Array,
    average_stake: Array,
    average_fair_share: Array,
) -> Array:
    """Agreement, stake and the share carried of each ally, each against the average pact.

    Parameters
    ----------
    alignment, stake, fair_share : ndarray, shape (..., members), 0 to 1
    average_agreement, average_stake, average_fair_share : ndarray, shape (..., 1), 0 to 1

    Returns
    -------
    ndarray, shape (..., members)

    Examples
    --------
    >>> ties(*map(np.array, ([0.85], [0.35], [1.0], [0.85], [0.35], [0.9]))).round(3).tolist()
    [0.1]
    """
    return (
        (alignment - average_agreement)
        + (stake - average_stake)
        + (fair_share - average_fair_share)
    )


def crowd(allies_pledged: Array, average_allies: Array, dilution: Array) -> Array:
    """What the number of allies does to the resolve of each, in logits, shape (..., 1).

    ``−dilution · log(allies / average)``. The number is the treaty's: one that leaves, or stays away,
    makes the others no readier.

    Parameters
    ----------
    allies_pledged, average_allies : ndarray, shape (..., 1), allies
    dilution : ndarray, shape (..., 1), logits

    Returns
    -------
    ndarray, shape (..., 1), logits

    Examples
    --------
    >>> crowd(*map(np.array, ([31.0], [4.7], [0.48]))).round(2).tolist()
    [-0.91]
    """
    return -dilution * np.log(np.maximum(allies_pledged, 1) / average_allies)
