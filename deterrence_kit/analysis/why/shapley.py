"""Shapley values and interaction indices of any cooperative game."""

from __future__ import annotations

from itertools import combinations
from math import factorial

import numpy as np

from deterrence_kit.model.parameter import Array


def shapley(worth: Array) -> Array:
    """Shapley values of a game.

    Parameters
    ----------
    worth : ndarray, shape (2**k,)
        Worth of each coalition; bit i of the index says whether player i is in it.

    Returns
    -------
    ndarray, shape (k,)

    Examples
    --------
    >>> import numpy as np
    >>> shapley(np.array([0.0, 1.0, 2.0, 4.0]))
    array([1.5, 2.5])
    """
    players = int(np.log2(len(worth)))
    index = np.arange(len(worth))
    size = np.array([int(i).bit_count() for i in index])
    weights = np.array(
        [factorial(s) * factorial(players - s - 1) / factorial(players) for s in range(players)]
    )
    values = np.empty(players)
    for i in range(players):
        without = index[(index >> i) & 1 == 0]
        values[i] = np.sum(weights[size[without]] * (worth[without | (1 << i)] - worth[without]))
    return values


def subgame(worth: Array, players: list[int]) -> Array:
    """The game among some of the players, while the others stay out, shape (2**len(players),).

    Parameters
    ----------
    worth : ndarray, shape (2**k,)
        As in `shapley`.
    players : list of int
        Those who are in it.

    Returns
    -------
    ndarray, shape (2**len(players),)

    Examples
    --------
    >>> import numpy as np
    >>> subgame(np.array([0.0, 1.0, 2.0, 4.0]), [1])
    array([0., 2.])
    """
    index = np.arange(2 ** len(players))
    values: Array = worth[
        sum(((index >> j) & 1) << bit for j, bit in enumerate(players)) + 0 * index
    ]
    return values


def interactions(worth: Array) -> Array:
    """Shapley interaction index of every pair of players (Grabisch & Roubens 1999).

    Parameters
    ----------
    worth : ndarray, shape (2**k,)
        As in `shapley`.

    Returns
    -------
    ndarray, shape (k, k)
        The mean, over orders, of ``v(S ∪ ij) − v(S ∪ i) − v(S ∪ j) + v(S)``; 0 on the diagonal.

    Examples
    --------
    >>> import numpy as np
    >>> interactions(np.array([0.0, 1.0, 2.0, 4.0])).tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    players = int(np.log2(len(worth)))
    index = np.arange(len(worth))
    size = np.array([int(i).bit_count() for i in index])
    found = np.zeros((players, players))
    for i, j in combinations(range(players), 2):
        without = index[((index >> i) & 1 == 0) & ((index >> j) & 1 == 0)]
        one, other = 1 << i, 1 << j
        both = worth[without | one | other] + worth[without]
        weight = _pair_weights(players)[size[without]]
        found[i, j] = found[j, i] = np.sum(
            weight * (both - worth[without | one] - worth[without | other])
        )
    return found


def _pair_weights(players: int) -> Array:
    last = factorial(players - 1)
    return np.array(
        [factorial(s) * factorial(players - s - 2) / last for s in range(max(players - 1, 1))]
    )
