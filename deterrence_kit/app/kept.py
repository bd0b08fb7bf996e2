"""What was found in this process and may be asked for again: the newest, and no more than fit."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """Findings by what they depend on; the one found longest ago is forgotten first.

    Parameters
    ----------
    maxsize : int
        How many are kept at most.

    Examples
    --------
    >>> found = Kept[float](maxsize=2)
    >>> for scenario, value in (("a", 0.1), ("b", 0.2), ("c", 0.3)):
    ...     found.keep(scenario, value)
    >>> found.get("a"), found.get("c")
    (None, 0.3)
    """

    def __init__(self, maxsize: int = 24) -> None:
        self.maxsize = maxsize
        self._found: dict[Hashable, V] = {}

    def get(self, key: Hashable) -> V | None:
        """What was found for the key, or None."""
        return self._found.get(key)

    def keep(self, key: Hashable, found: V) -> None:
        """Keep what was found, and forget the oldest where there are too many."""
        self._found[key] = found
        while len(self._found) > self.maxsize:
            self._found.pop(next(iter(self._found)))

    def clear(self) -> None:
        """Forget everything."""
        self._found.clear()
