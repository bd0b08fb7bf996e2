"""Where each number of a case goes in, and comes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np


class Slot(NamedTuple):
    """Where a word's numbers stand in the row of a case.

    Attributes
    ----------
    name : str
    start, width : int
    """

    name: str
    start: int
    width: int


def slots(widths: Mapping[str, int]) -> tuple[Slot, ...]:
    """Columns one after another.

    Parameters
    ----------
    widths : mapping of str to int

    Returns
    -------
    tuple of Slot

    Examples
    --------
    >>> [slot.start for slot in slots({"will": 3, "clarity": 1})]
    [0, 3]
    """
    ends = np.cumsum([0, *widths.values()]).tolist()
    return tuple(Slot(n, at, w) for (n, w), at in zip(widths.items(), ends, strict=False))
