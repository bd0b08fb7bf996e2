"""Where a challenger's occasions arise, and where those that it lets pass turn to."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.parameter import Array


def attention(occasions: Array, challenge: Array, diversion: float) -> tuple[Array, Array]:
    """Where a challenger's occasions arise, and where those it lets pass turn to.

    Of the occasions let pass at a target, ``o_t (1 − P_t)``, the share `diversion` looks once
    for another target, in proportion to what each of the challenger's targets invites, ``o_s P_s``;
    what falls to the same target again is let pass for good. The fitted rates count every
    challenge, diverted or not; so the occasions that arise by themselves are
    ``o / (1 + ½ diversion (1 − Σ w²))`` with ``w`` a target's share of the challenger's occasions:
    at the threshold, where half of all occasions are taken, the challenger's total does not depend
    on `diversion`. A challenger with one target has nowhere to turn.

    Parameters
    ----------
    occasions : ndarray, shape (challengers, targets), a year
        NaN where challenger and target are no pair.
    challenge : ndarray, shape (challengers, targets), probability
    diversion : float, share

    Returns
    -------
    arising, diverted : ndarray, shape (challengers, targets), a year
        What a target gets has left another one: none appears from nowhere, and none of a
        challenger's occasions counts for another challenger.

    Examples
    --------
    >>> arising, diverted = attention(np.array([[0.2, 0.2]]), np.array([[0.5, 0.5]]), 0.5)
    >>> ((arising + diverted) * 0.5).round(3).tolist()
    [[0.1, 0.1]]
    """
    crowding = np.sum(_row_shares(occasions) ** 2, axis=1, keepdims=True)
    arising = occasions / (1 + diversion / 2 * (1 - crowding))
    leaving = diversion * np.nan_to_num(arising * (1 - challenge))
    invites = _row_shares(occasions * challenge)
    diverted = invites * (np.sum(leaving, axis=1, keepdims=True) - leaving)
    return arising, np.where(np.isnan(occasions), np.nan, diverted)


def _row_shares(values: Array) -> Array:
    """Each entry's share of its row, 0 where it is missing or the row is empty."""
    known = np.nan_to_num(values)
    total = np.sum(known, axis=1, keepdims=True)
    return known / np.where(total > 0, total, 1)
