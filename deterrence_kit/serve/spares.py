"""Sessions that have started before anybody asks for them.

With the fork server one or two save a page the kernel's own start; where there is none they are
all the preparation there is, so they import what the notebooks need.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextvars import Context
from typing import Any
from uuid import uuid4

import nbformat

from . import journal, limits
from .rendering import Rehearsal

PAUSE = 2.5  # seconds, so that a spare does not compete with the page that took the last one


class Spares:
    """A few sessions in waiting, replaced as they are taken."""

    def __init__(self, sessions: Any, size: int, imports: Sequence[str] = ()) -> None:
        self.sessions, self.size, self.imports = sessions, size, imports
        self.waiting: list[str] = []
        self._filling: asyncio.Task[None] | None = None

    def take(self) -> str | None:
        """A session that waits, or None."""
        while self.waiting:
            session = self.waiting.pop()
            self.fill(PAUSE)
            if session in self.sessions:
                return session
        self.fill(PAUSE)
        return None

    def stop(self) -> None:
        """Start no more: the server is about to end."""
        self.size = 0
        if self._filling is not None:
            self._filling.cancel()

    def fill(self, pause: float = 0) -> None:
        """Start replacements in the background; asking again postpones nothing."""
        if len(self.waiting) < self.size and (self._filling is None or self._filling.done()):
            # An empty context: a spare session must not keep the request that made room for it.
            loop = asyncio.get_running_loop()
            self._filling = loop.create_task(self._fill(pause), context=Context())

    async def _fill(self, pause: float) -> None:
        await asyncio.sleep(pause)
        while len(self.waiting) < self.size:
            try:
                limits.check(self.sessions.count, self.sessions.options.max_sessions)
                self.waiting.insert(0, await self._start())
                journal.event("spare.ready", waiting=len(self.waiting))
            except Exception as error:
                journal.event("spare.failed", why=str(error)[:200])
                return

    async def _start(self) -> str:
        session = str(uuid4())
        await self.sessions.launch(session)
        stage = Rehearsal(nbformat.v4.new_notebook(), km=self.sessions.get_kernel(session))
        await stage.meet(60)
        if self.imports:
            stage.tell("\n".join(map(_tried, self.imports)))
        stage.leave()
        return session


def _tried(name: str) -> str:
    """An import that may fail: it will fail again, with a better message, in its notebook."""
    return f"try:\n    import {name.removesuffix('?')}\nexcept Exception:\n    pass"
