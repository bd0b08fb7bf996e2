"""Ends of scales."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from deterrence_kit.model.parameter import Array


def scale_end(largest: float, ends: Sequence[float]) -> float:
    """The first of some round ends that is large enough, so that a scale rarely changes.

    Examples
    --------
    >>> scale_end(6.4, (6, 8)), scale_end(0, (6, 8))
    (8, 6)
    """
    return next((end for end in ends if end >= largest), ends[-1])


NEAR = 0.15  # of the scale: a mark so near behind a bar's end would cut through the bar's number


def label_places(points: Array, marks: Array) -> Array:
    """Where the number of each bar begins: at the bar's own end, or behind a mark that is just beyond it.

    Parameters
    ----------
    points : ndarray
        Ends of the bars.
    marks : ndarray
        What they are compared with; nan where there is nothing.

    Returns
    -------
    ndarray, of the same shape

    Examples
    --------
    >>> label_places(np.array([1.3, 1.8, 0.7]), np.array([3.0, 1.7, 0.8])).tolist()
    [1.3, 1.8, 0.8]
    """
    ends, beyond = np.nan_to_num(points), np.nan_to_num(marks)
    scale = max(float(np.max(np.abs([ends, beyond]), initial=0.0)), 1e-9)
    behind = (np.abs(beyond) > np.abs(ends)) & ((np.sign(beyond) == np.sign(ends)) | (ends == 0))
    near = np.abs(beyond) - np.abs(ends) < NEAR * scale
    places: Array = np.where(behind & near, beyond, ends)
    return places
