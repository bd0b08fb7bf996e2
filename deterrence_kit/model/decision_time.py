"""How long each capital takes to decide."""

from __future__ import annotations

from deterrence_kit.model.parameter import Array


def own_decision_days(decision_days: Array, will: Array, hesitation: Array) -> Array:
    """Days that each member takes to decide: ``decision · hesitation^(1 − 2 will)``.

    Where the public is against war, the decision is delayed; a champion speeds it.

    Parameters
    ----------
    decision_days : ndarray, shape (..., 1), days
    will : ndarray, shape (..., members), 0 to 1
    hesitation : ndarray, shape (..., 1), times

    Returns
    -------
    ndarray, shape (..., members), days

    Examples
    --------
    >>> import numpy as np
    >>> own_decision_days(np.array([6.0]), np.array([0.0, 0.5, 1.0]), np.array([3.0])).tolist()
    [18.0, 6.0, 2.0]
    """
    return decision_days * hesitation ** (1 - 2 * will)
