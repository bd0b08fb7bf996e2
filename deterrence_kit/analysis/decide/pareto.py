"""Who dominates whom: the Pareto front, the fronts behind it, and the room on each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.parameter import Array


def nondominated(points: Array) -> NDArray[np.bool_]:
    """The points that no other is better than, where less is better.

    Parameters
    ----------
    points : ndarray, shape (points, objectives)

    Returns
    -------
    ndarray of bool, shape (points,)
        False where another point is at most as large in every objective and smaller in one.

    Examples
    --------
    >>> import numpy as np
    >>> nondominated(np.array([[1, 3], [2, 2], [3, 1], [3, 3]])).tolist()
    [True, True, True, False]
    """
    return np.logical_not(_dominates(points).any(axis=0))


def front_ranks(points: Array) -> Array:
    """The front that each point lies on: 0 for the first, 1 once that is taken away, and so on.

    Parameters
    ----------
    points : ndarray, shape (points, objectives)
        Less is better.

    Returns
    -------
    ndarray of int, shape (points,)

    Examples
    --------
    >>> import numpy as np
    >>> front_ranks(np.array([[1, 3], [2, 2], [3, 3], [4, 4]])).tolist()
    [0, 0, 1, 2]
    """
    over = _dominates(points)
    found, left = np.full(len(points), -1), np.ones(len(points), bool)
    rank = 0
    while left.any():
        front = left & ~over[left].any(axis=0)
        found[front], left, rank = rank, left & ~front, rank + 1
    return found


def crowding_distance(points: Array) -> Array:
    """How much room each point of a front has: the distance of its neighbours, summed, infinite at ends.

    Parameters
    ----------
    points : ndarray, shape (points, objectives)

    Returns
    -------
    ndarray, shape (points,)
        In widths of the front, summed over the objectives (Deb et al. 2002).

    Examples
    --------
    >>> import numpy as np
    >>> crowding_distance(np.array([[0.0, 1], [0.5, 0.5], [1, 0]])).tolist()
    [inf, 2.0, inf]
    """
    room = np.zeros(len(points))
    for values in np.asarray(points, dtype=float).T:
        order = np.argsort(values, kind="stable")
        room[order[[0, -1]]] = np.inf
        width = np.ptp(values)
        if width > 0:
            room[order[1:-1]] += (values[order[2:]] - values[order[:-2]]) / width
    return room


def _dominates(points: Array) -> NDArray[np.bool_]:
    """Whether the point of the row beats the point of the column."""
    points = np.asarray(points, dtype=float)
    shape = (len(points), len(points))
    no_worse, better = np.ones(shape, bool), np.zeros(shape, bool)
    for values in points.T:
        no_worse &= values[:, None] <= values
        better |= values[:, None] < values
    return no_worse & better
