"""Means, spreads and ranks, written with numpy's other functions, in numpy's own terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


def _sum_of(array: Any, axis: Any = None, keepdims: Any = False, where: Any = True) -> Any:
    return np.sum(array, axis=axis, keepdims=keepdims, where=where)


def mean(array: Any, axis: Any = None, keepdims: Any = False, where: Any = True) -> Any:
    """``np.mean``.

    Parameters
    ----------
    array : Traced or ndarray
    axis, keepdims, where
        As numpy's.

    Returns
    -------
    Traced or ndarray

    Examples
    --------
    >>> x = np.array([1.0, 2.0, 6.0])
    >>> float(mean(x))
    3.0
    """
    count = np.sum(np.broadcast_to(where, array.shape), axis=axis, keepdims=keepdims)
    return _sum_of(array, axis, keepdims, where) / count


def average(array: Any, axis: Any = None, weights: Any = None, keepdims: Any = False) -> Any:
    """``np.average``.

    Parameters
    ----------
    array : Traced or ndarray
    axis, weights, keepdims
        As numpy's.

    Returns
    -------
    Traced or ndarray

    Examples
    --------
    >>> x = np.array([1.0, 2.0, 6.0])
    >>> float(average(x, weights=np.array([1.0, 1.0, 0.0])))
    1.5
    """
    if weights is None:
        return mean(array, axis, keepdims)
    if np.ndim(weights) != np.ndim(array):  # weights of one axis
        shape = [1] * np.ndim(array)
        shape[axis] = -1
        weights = np.reshape(weights, shape)
    spread = weights + np.zeros(np.shape(array))
    return _sum_of(array * weights, axis, keepdims) / _sum_of(spread, axis, keepdims)


def var(array: Any, axis: Any = None, ddof: Any = 0, keepdims: Any = False) -> Any:
    """``np.var``.

    Parameters
    ----------
    array : Traced or ndarray
    axis, ddof, keepdims
        As numpy's.

    Returns
    -------
    Traced or ndarray

    Examples
    --------
    >>> x = np.array([1.0, 2.0, 6.0])
    >>> float(var(x, ddof=1))
    7.0
    """
    away = array - mean(array, axis, keepdims=True)
    count = _sum_of(np.ones(array.shape), axis, keepdims) - ddof
    return _sum_of(away * away, axis, keepdims) / count


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
    if not keepdims:
        return found
    return np.reshape(found, (1,) * np.ndim(a)) if axis is None else np.expand_dims(found, axis)
