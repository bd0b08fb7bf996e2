"""What is sent: the forces in the theatre, next door to it, and those that an ally lets go there."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.parameter import Array


def forward_share(forward: Array, personnel: Array, presence: Array, home: Array) -> Array:
    """Share of each member's forces that is already in the theatre; the protégé's is 1.

    Parameters
    ----------
    forward, personnel : ndarray, shape (..., members), persons
    presence : ndarray, shape (..., members), share, added
    home : ndarray, shape (..., members), 1 for the protégé, else 0

    Returns
    -------
    ndarray, shape (..., members), share

    Examples
    --------
    >>> forward_share(*map(np.array, ([0.0, 500.0], [1e4, 1e4], [0.05], [1.0, 0.0]))).round(3).tolist()
    [1.0, 0.1]
    """
    there = forward / np.maximum(personnel, 1) + presence
    return np.where(home > 0, 1.0, np.minimum(np.maximum(there, 0.0), 1.0))


def near_share(near: Array, personnel: Array, forward_share: Array) -> Array:
    """Share of each member's forces that stands in a state next door to the theatre.

    Parameters
    ----------
    near, personnel : ndarray, shape (..., members), persons
    forward_share : ndarray, shape (..., members), share

    Returns
    -------
    ndarray, shape (..., members), share, none of it in the theatre already

    Examples
    --------
    >>> near_share(*map(np.array, ([0.0, 500.0], [1e4, 1e4], [1.0, 0.1]))).tolist()
    [0.0, 0.05]
    """
    return np.minimum(near / np.maximum(personnel, 1), 1 - forward_share)


def sent_share(theatre_share: Array, contribution: Array, elsewhere: Array) -> Array:
    """Share of its ready forces that each ally sends here: ``min(1, s · contribution)(1 − elsewhere)``.

    An ally with commitments elsewhere, seas or a border of its own does not send all it has. What
    is pledged to a second crisis is gone first, and of what remains the same share comes here, so
    that the two never add up to more than there is.

    Parameters
    ----------
    theatre_share : ndarray, shape (..., members), share
    contribution : ndarray, shape (..., members), times that share
    elsewhere : ndarray, shape (..., members), share

    Returns
    -------
    ndarray, shape (..., members), share

    Examples
    --------
    >>> sent_share(*map(np.array, ([0.4, 0.8], [2.0], [0.0, 0.5]))).tolist()
    [0.8, 0.5]
    """
    return np.minimum(theatre_share * contribution, 1.0) * (1 - elsewhere)
