"""How long each capital takes to decide."""

from __future__ import annotations

from deterrence_kit.model.parameter import Array


def own_decision_days(
    decision_days: Array, will: Array, hesitation: Array, intelligence: Array, doubt: Array
) -> Array:
    """Days that each member takes to decide.

    ``decision · hesitation^(1 − 2 will) · doubt^(1 − 2 intelligence)``: where the public is against
    war, the decision is delayed, and a champion speeds it; where members do not share what they see,
    some have to be convinced first.

    Parameters
    ----------
    decision_days : ndarray, shape (..., 1), days
    will : ndarray, shape (..., members), 0 to 1
    hesitation : ndarray, shape (..., 1), times
    intelligence : ndarray, shape (..., 1), 0 to 1
    doubt : ndarray, shape (..., 1), times

    Returns
    -------
    ndarray, shape (..., members), days

    Examples
    --------
    >>> import numpy as np
    >>> average = np.array([0.5]), np.array([2.0])
    >>> days = np.array([6.0]), np.array([0.0, 0.5, 1.0]), np.array([3.0])
    >>> own_decision_days(*days, *average).tolist()
    [18.0, 6.0, 2.0]
    >>> own_decision_days(*days, np.array([0.0]), np.array([2.0])).tolist()
    [36.0, 12.0, 4.0]
    """
    told = decision_days * doubt ** (1 - 2 * intelligence)
    return told * hesitation ** (1 - 2 * will)
