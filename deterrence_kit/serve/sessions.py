"""Sessions: a kernel each, ended when its page goes, when nobody uses it, or when asked."""

from __future__ import annotations

import asyncio
import time
from contextvars import Context
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.utils import ApiPath
from tornado.ioloop import PeriodicCallback

from . import journal, limits
from .options import Options
from .security import session_environment
from .spares import PAUSE, Spares
from .spec import OneSpec
from .turns import Turns
from .visitors import Visitors

#: Seconds that a page with all its scripts may take to come, though the grace is shorter.
SLOW_LINE = 60.0


class Sessions(AsyncMappingKernelManager):
    """All sessions of the server."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.options: Options = self.parent.kit  # type: ignore[union-attr]  # the server
        self.touched: dict[str, float] = {}
        self.pages: dict[str, int] = {}
        self.visits: dict[str, int] = {}  # how often a page connected
        self._ending: set[str] = set()
        self.turns = Turns()
        self.visitors = Visitors(self.options.per_visitor, self.options.grace_seconds)
        self.spares = Spares(self, self.options.spares, OneSpec.imports)
        self._watch = PeriodicCallback(self._end_idle, 1000 * min(15, self._idle / 4))
        self._watch.start()

    @property
    def _idle(self) -> float:
        return self.options.idle_minutes * 60

    @property
    def count(self) -> int:
        """Places taken: by pages that are connected, or on their way."""
        return len(self.touched) - self.visitors.overdue

    async def start(self, session: str, page: str, folder: str) -> None:
        """Start a session, or take up a spare one; whoever starts it ends it where its page fails."""
        limits.check(self.count, self.options.max_sessions)
        self.touch(session)  # takes its place before anything is awaited
        began, spare = time.monotonic(), session in self
        try:
            if not spare:
                await self.launch(session, folder)
        except BaseException:
            self.forget(session)
            raise
        self._note("session.started", session, page=page, ms=_milliseconds(began), spare=spare)

    async def launch(self, session: str, folder: str = ".") -> None:
        """Start the session's kernel in a folder below the notebooks', with a short environment."""
        environment = session_environment({})
        await self.start_kernel(kernel_id=session, path=ApiPath(folder), env=environment)

    def processes(self) -> list[int]:
        """Process numbers of all sessions."""
        provisioners = (self.get_kernel(each).provisioner for each in self.list_kernel_ids())
        pids = (getattr(each, "pid", None) for each in provisioners)
        return [pid for pid in pids if pid]

    def _note(self, event: str, session: str, **facts: Any) -> None:
        journal.event(event, session=session[:8], **facts, sessions=self.count)

    def touch(self, session: str) -> None:
        """Somebody used the session."""
        self.touched[session] = time.monotonic()

    def page_sent(self, session: str) -> None:
        """A page is on its way, scripts and all; give a slow line time to connect."""
        self.visitors.sent(session)
        grace = self.options.grace_seconds
        self._end_later(session, max(grace, min(3 * grace, SLOW_LINE)))

    def page_opened(self, session: str) -> None:
        """A page connected."""
        self.visitors.arrived(session)
        self.pages[session] = self.pages.get(session, 0) + 1
        self.visits[session] = self.visits.get(session, 0) + 1
        self.touch(session)

    def page_closed(self, session: str) -> None:
        """A page went: for good, or for a moment (a network hiccup), so wait a little."""
        self.pages[session] = self.pages.get(session, 1) - 1
        self._end_later(session, self.options.grace_seconds)

    async def end(self, session: str, why: str) -> None:
        """End a session; asking twice does no harm."""
        self.forget(session)
        if session in self and session not in self._ending:
            self._ending.add(session)
            self._note("session.ended", session, why=why)
            self.get_kernel(session).execution_state = "dead"  # type: ignore[attr-defined]  # what waits for its start, stops
            try:
                await self.shutdown_kernel(session, now=True)
            finally:
                self._ending.discard(session)

    async def end_all(self) -> None:
        """End every session, those that are just starting too; one that has gone is no matter."""
        self.spares.stop()
        ending = [self.shutdown_kernel(each, now=True) for each in self.list_kernel_ids()]
        await asyncio.gather(*ending, return_exceptions=True)

    def forget(self, session: str) -> None:
        """Keep nothing about a session that is over; its place may be one for a spare."""
        self.touched.pop(session, None)
        self.visitors.arrived(session)
        self.spares.fill(PAUSE)
        self.pages.pop(session, None)
        self.visits.pop(session, None)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        super()._handle_kernel_died(kernel_id)
        self.forget(kernel_id)
        self._note("session.died", kernel_id)

    def _end_later(self, session: str, seconds: float) -> None:
        visits = self.visits.get(session)

        async def end() -> None:
            # One that came back since and is away again, has its own time from then on.
            came_back = self.visits.get(session) != visits
            if session in self and not self.pages.get(session) and not came_back:
                await self.end(session, "its page is gone")

        # An empty context, for the current one would keep the request alive until then.
        asyncio.get_running_loop().call_later(
            seconds, lambda: asyncio.ensure_future(end()), context=Context()
        )

    async def _end_idle(self) -> None:
        oldest = time.monotonic() - self._idle
        for session in [s for s, touched in self.touched.items() if touched < oldest]:
            await self.end(session, "nobody used it")


def _milliseconds(since: float) -> int:
    return round(1000 * (time.monotonic() - since))
