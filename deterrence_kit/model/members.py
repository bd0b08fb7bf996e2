"""Sums and shares over the members, who are the last axis."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.parameter import Array

_TINY = np.finfo(float).tiny
SAME = 10  # digits: members that differ by less are equal, for sums are rounded in the last of them


def total(values: Array) -> Array:
    """Sum over the members, shape (..., 1).

    Parameters
    ----------
    values : ndarray, shape (..., members)

    Returns
    -------
    ndarray, shape (..., 1)

    Examples
    --------
    >>> import numpy as np
    >>> total(np.array([[1.0, 2.0], [3.0, 4.0]])).tolist()
    [[3.0], [7.0]]
    """
    summed: Array = np.add.reduce(values, axis=-1, keepdims=True)
    return summed


def ratio(part: Array, whole: Array) -> Array:
    """``part / whole``, and 0 where the whole is 0.

    Parameters
    ----------
    part, whole : ndarray, any shape

    Returns
    -------
    ndarray, shape of both together

    Examples
    --------
    >>> ratio(np.array([1.0, 0.0]), np.array([4.0, 0.0])).tolist()
    [0.25, 0.0]
    """
    return part / np.maximum(whole, _TINY)


def shares(values: Array) -> Array:
    """Each member's share of the sum; 0 where the sum is 0.

    Parameters
    ----------
    values : ndarray, shape (..., members)

    Returns
    -------
    ndarray, shape (..., members), 0 to 1

    Examples
    --------
    >>> shares(np.array([3.0, 1.0])).tolist()
    [0.75, 0.25]
    """
    return ratio(values, total(values))


# The figures of each member, and all that a scenario holds in the order of its members.
MEMBER_ARRAYS = (
    "population", "gdp", "spending_today", "personnel", "reserves", "ideal_point", "distance",
    "water", "forward", "near", "theatre_share", "elsewhere", "latitude", "longitude",
)  # fmt: skip
MEMBER_FIELDS = ("codes", "names", *MEMBER_ARRAYS)


def kept(values: tuple[str, ...] | Array, stays: NDArray[np.bool_]) -> tuple[str, ...] | Array:
    """What is left of something in the members' order when some of them have gone.

    Parameters
    ----------
    values : tuple of str, or ndarray of shape (members,)
    stays : ndarray of bool, shape (members,)

    Returns
    -------
    tuple of str, or ndarray of shape (members that stay,)

    Examples
    --------
    >>> kept(("JPN", "USA"), np.array([True, False]))
    ('JPN',)
    """
    if isinstance(values, tuple):
        return tuple(v for v, stay in zip(values, stays, strict=True) if stay)
    return values[stays]


def largest_at(values: Array) -> int:
    """The place of the largest; of equal ones, of those that rounding alone tells apart, the first.

    Parameters
    ----------
    values : ndarray, shape (members,)

    Returns
    -------
    int

    Examples
    --------
    >>> largest_at(np.array([0.1, 0.3, 0.1 + 0.2])), largest_at(-np.array([0.2, 0.1]))
    (1, 1)
    """
    return int(np.argmax(np.round(values, SAME)))
