"""Orders and what stands at a place in them, written with numpy's other functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


def ranked(a: Any, axis: Any = -1, **_: Any) -> Any:
    """``np.sort``.

    Parameters
    ----------
    a : Traced or ndarray
    axis
        As numpy's.
    _ : object
        Its other options.

    Returns
    -------
    Traced or ndarray

    Examples
    --------
    >>> ranked(np.array([3.0, 1.0, 2.0])).tolist()
    [1.0, 2.0, 3.0]
    """
    return np.take_along_axis(a, np.argsort(a, axis=axis), axis=axis)


def first_of(extreme: Callable[..., Any]) -> Callable[..., Any]:
    """``np.argmax`` or ``np.argmin``: the lowest place of those that equal the extreme.

    Parameters
    ----------
    extreme : callable
        ``np.max`` or ``np.min``.

    Returns
    -------
    callable

    Examples
    --------
    >>> int(first_of(np.max)(np.array([1.0, 6.0, 6.0])))
    1
    """

    def found(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
        a, along = (np.ravel(a), 0) if axis is None else (a, axis)
        best = extreme(a, axis=along, keepdims=True)
        there = np.where(np.isnan(best), np.isnan(a), a == best)
        length = a.shape[along]
        turns = np.arange(length).reshape((-1, *[1] * (a.ndim - 1 - range(a.ndim)[along])))
        return np.min(np.where(there, turns, length), axis=along, keepdims=keepdims)

    return found


def quantile(a: Any, q: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """``np.quantile`` at one share: between the two nearest in order, in proportion.

    Parameters
    ----------
    a : Traced or ndarray
    q : float, 0 to 1
    axis, keepdims
        As numpy's.

    Returns
    -------
    Traced or ndarray

    Examples
    --------
    >>> float(quantile(np.array([1.0, 2.0, 6.0]), 0.75))
    4.0
    """
    values = np.sort(np.ravel(a)) if axis is None else np.moveaxis(np.sort(a, axis=axis), axis, -1)
    place = float(q) * (values.shape[-1] - 1)
    low = int(place)
    high = min(low + 1, values.shape[-1] - 1)
    found = values[..., low] + (place - low) * (values[..., high] - values[..., low])
    found = np.where(np.isnan(values[..., -1]), np.nan, found)
    if not keepdims:
        return found
    return np.reshape(found, (1,) * np.ndim(a)) if axis is None else np.expand_dims(found, axis)
