"""Whose pages are on their way: each visitor may have so many, and a place is kept for each so long."""

from __future__ import annotations

import asyncio
import math
import time
from collections import Counter
from collections.abc import Awaitable, Callable

from .turns import TELL


class TooMany(Exception):  # noqa: N818
    """A visitor asks for more pages than anybody could look at."""


class Visitors:
    """Pages that have not connected yet, by visitor.

    Parameters
    ----------
    most : int
        Pages of one visitor that may be on their way at a time; as many again may wait for that.
    keep : float
        Seconds that a place is kept for a page that was sent and does not connect.
    """

    def __init__(self, most: int, keep: float) -> None:
        self.most, self.keep = most, keep
        self._way: dict[str, tuple[str, float]] = {}
        self._waiting: Counter[str] = Counter()

    @property
    def overdue(self) -> int:
        """Pages that were sent long ago and never connected: no place is kept for them."""
        oldest = time.monotonic() - self.keep
        return sum(sent < oldest for _, sent in self._way.values())

    def of(self, visitor: str) -> int:
        """How many pages of a visitor are on their way."""
        return sum(whose == visitor for whose, _ in self._way.values())

    def comes(self, session: str, visitor: str) -> None:
        """A page begins to open."""
        self._way[session] = (visitor, math.inf)

    def sent(self, session: str) -> None:
        """A page is whole, and should connect soon."""
        visitor, _ = self._way.get(session, ("", 0.0))
        self._way[session] = (visitor, time.monotonic())

    def arrived(self, session: str) -> None:
        """A page has connected, or is over."""
        self._way.pop(session, None)

    async def allow(self, visitor: str, tell: Callable[[int], Awaitable[None]]) -> None:
        """Wait until the visitor's earlier pages have connected; `tell` hears how many have not.

        Raises
        ------
        TooMany
            Where as many of the same visitor wait already.
        """
        if self._waiting[visitor] >= self.most:
            raise TooMany(f"{self.most} pages of one visitor wait already")
        self._waiting[visitor] += 1
        try:
            while (before := self.of(visitor)) >= self.most:
                await tell(before)
                await asyncio.sleep(TELL)
        finally:
            self._waiting[visitor] -= 1
            self._waiting += Counter()  # forget who does not wait
