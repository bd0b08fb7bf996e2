"""Means and spreads, written with numpy's other functions, in numpy's own terms."""

from __future__ import annotations

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
