"""Steps of a search at a pace that a page can show."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")


def paced(steps: Iterator[T], pause: float = 0.08) -> Iterator[T]:
    """The last of the steps that fit between two pauses: showing each would cost more than it tells.

    Parameters
    ----------
    steps : iterator
    pause : float, s

    Yields
    ------
    object
        Some of the steps; the last always, unless it is None.

    Examples
    --------
    >>> list(paced(iter([1, 2, 3]), pause=60))
    [3]
    """
    since, waiting = time.monotonic(), list[T]()
    for step in steps:
        waiting = [step]
        if time.monotonic() - since > pause:
            yield step
            since, waiting = time.monotonic(), []
    if waiting and waiting[0] is not None:
        yield waiting[0]
