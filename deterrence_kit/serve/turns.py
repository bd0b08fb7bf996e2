"""Whose page opens next: a few at a time, so that the first are there soon, and the others in line."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

#: Pages that open at the same time: two a core; more would all be ready together, and late.
AT_ONCE = 2 * (os.cpu_count() or 1)
TELL = 2.0  # seconds between two words to those who wait


class Turns:
    """A line of visitors, first come, first served."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self.at_once, self.inside = at_once, 0
        self._line: deque[asyncio.Future[None]] = deque()

    @property
    def waiting(self) -> int:
        """How many stand in line."""
        return len(self._line)

    @asynccontextmanager
    async def turn(self, tell: Callable[[int], Awaitable[None]]) -> AsyncIterator[None]:
        """One's turn, as a context; `tell` hears how many are before oneself, again and again."""
        await self._enter(tell)
        try:
            yield
        finally:
            self._leave()

    async def _enter(self, tell: Callable[[int], Awaitable[None]]) -> None:
        if self.inside < self.at_once:
            self.inside += 1
            return
        ticket = asyncio.get_running_loop().create_future()
        self._line.append(ticket)
        try:
            while not ticket.done():
                await tell(self._line.index(ticket) + 1)
                await asyncio.wait({ticket}, timeout=TELL)
        except BaseException:  # who waited is gone
            self._give_back(ticket)
            raise

    def _give_back(self, ticket: asyncio.Future[None]) -> None:
        if ticket.done():
            self._leave()
        else:
            self._line.remove(ticket)

    def _leave(self) -> None:
        """Hand one's place on to the next in line, if there is one."""
        if self._line:
            self._line.popleft().set_result(None)
        else:
            self.inside -= 1
