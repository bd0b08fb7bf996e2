"""Sums and shares over the members, who are the last axis."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.parameter import Array

_TINY = np.finfo(float).tiny


def total(values: Array) -> Array:
    """Sum over the members, shape (..., 1).

    Examples
    --------
    >>> import numpy as np
    >>> total(np.array([[1.0, 2.0], [3.0, 4.0]])).tolist()
    [[3.0], [7.0]]
    """
    summed: Array = np.sum(values, axis=-1, keepdims=True)
    return summed


def ratio(part: Array, whole: Array) -> Array:
    """``part / whole``, and 0 where the whole is 0."""
    return part / np.maximum(whole, _TINY)


def shares(values: Array) -> Array:
    """Each member's share of the sum; 0 where the sum is 0."""
    return ratio(values, total(values))
