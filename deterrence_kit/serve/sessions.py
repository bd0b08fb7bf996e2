"""Sessions: a kernel each, ended when its page goes, when nobody uses it, or when asked."""

from __future__ import annotations

import asyncio
import time
from contextvars import Context
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.ioloop import PeriodicCallback

from . import journal, limits
from .security import session_environment
from .spares import Spares
from .spec import OneSpec


class Sessions(AsyncMappingKernelManager):
    """All sessions of the server."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.settings = self.parent.kit
        self.touched: dict[str, float] = {}
        self.pages: dict[str, int] = {}
        self._ending: set[str] = set()
        self.spares = Spares(self, self.settings.spares, OneSpec.imports)
        self._watch = PeriodicCallback(self._end_idle, 1000 * min(15, self._idle / 4))
        self._watch.start()

    @property
    def _idle(self) -> float:
        return self.settings.idle_minutes * 60

    @property
    def count(self) -> int:
        """Sessions that somebody uses."""
        return len(self.touched)

    async def start_kernel(self, *, kernel_id: str, page: str = "", **kwargs: Any) -> str:
        """Start a session, or take up a spare one; it ends if no page does."""
        limits.check(self.count, self.settings.max_sessions)
        self.touch(kernel_id)  # takes its place before anything is awaited
        began = time.monotonic()
        try:
            if kernel_id not in self:
                await self.launch(kernel_id, **kwargs)
        except BaseException:
            self.forget(kernel_id)
            raise
        self._note("session.started", kernel_id, page=page, ms=_milliseconds(began))
        self._end_later(kernel_id, self.settings.cell_seconds + self.settings.grace_seconds)
        return kernel_id

    async def launch(
        self, session: str, path: str = ".", env: dict[str, str] | None = None
    ) -> None:
        """Start the session's kernel, with an environment of its own."""
        environment = session_environment(env or {})
        await super().start_kernel(kernel_id=session, path=path, env=environment)

    def processes(self) -> list[int]:
        """Process numbers of all sessions."""
        provisioners = (self.get_kernel(each).provisioner for each in self.list_kernel_ids())
        return [each.pid for each in provisioners if getattr(each, "pid", None)]

    def _note(self, event: str, session: str, **facts: Any) -> None:
        journal.event(event, session=session[:8], **facts, sessions=self.count)

    def touch(self, session: str) -> None:
        """Somebody used the session."""
        self.touched[session] = time.monotonic()

    def page_sent(self, session: str) -> None:
        """A page is on its way, scripts and all; give a slow line time to connect."""
        self._end_later(session, 3 * self.settings.grace_seconds)

    def page_opened(self, session: str) -> None:
        """A page connected."""
        self.pages[session] = self.pages.get(session, 0) + 1
        self.touch(session)

    def page_closed(self, session: str) -> None:
        """A page went: for good, or for a moment (a network hiccup), so wait a little."""
        self.pages[session] = self.pages.get(session, 1) - 1
        self._end_later(session, self.settings.grace_seconds)

    async def end(self, session: str, why: str) -> None:
        """End a session; asking twice does no harm."""
        self.forget(session)
        if session in self and session not in self._ending:
            self._ending.add(session)
            self._note("session.ended", session, why=why)
            self.get_kernel(session).execution_state = "dead"  # what waits for its start, stops
            try:
                await self.shutdown_kernel(session, now=True)
            finally:
                self._ending.discard(session)

    def forget(self, session: str) -> None:
        """Keep nothing about a session that is over."""
        self.touched.pop(session, None)
        self.pages.pop(session, None)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        super()._handle_kernel_died(kernel_id)
        self.forget(kernel_id)
        self._note("session.died", kernel_id)

    def _end_later(self, session: str, seconds: float) -> None:
        async def end() -> None:
            if session in self and not self.pages.get(session):
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
