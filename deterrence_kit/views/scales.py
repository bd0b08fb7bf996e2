"""Ends of scales."""

from __future__ import annotations

from collections.abc import Sequence


def scale_end(largest: float, ends: Sequence[float]) -> float:
    """The first of some round ends that is large enough, so that a scale rarely changes.

    Examples
    --------
    >>> scale_end(6.4, (6, 8)), scale_end(0, (6, 8))
    (8, 6)
    """
    return next((end for end in ends if end >= largest), ends[-1])
