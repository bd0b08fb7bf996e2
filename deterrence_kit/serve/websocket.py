"""The line between a page and its session."""

from __future__ import annotations

from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado import web
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from . import frames, journal
from .chrome import Chrome

UNACCEPTABLE = 1007  # the websocket's own code for a message that is not what it should be
#: Word by which a page's sign of life is told from its user's doings (see ``app/browser/lifeline.js``).
SIGN_OF_LIFE = b"deterrence-lifeline"


class Channels(ZMQChannelsWebsocketConnection):
    """A line's ways to its session, without the one by which a session asks for typed input."""

    def create_stream(self) -> None:
        """Open them; what no page uses would take two open files a session."""
        super().create_stream()
        self.channels.pop("stdin").close()


class Line(Chrome, VoilaKernelWebsocketHandler):
    """Voila's websocket, without its 40 ms of delay, telling `Sessions` who is there."""

    counted = False

    @property
    def ping_timeout(self) -> float | None:
        """Jupyter's limit, in milliseconds. Tornado, which counts in seconds and asks before the line
        is open, gets none: it would take ours for its own.
        """
        return super().ping_timeout if self.counted else None

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        """The protocol that both speak; an error in words if the page went while it was answered."""
        if self.connection is None:
            raise web.HTTPError(410, "The page went away before its line was open.")
        chosen: str | None = super().select_subprotocol(subprotocols)
        return chosen

    async def open(self, kernel_id: str) -> None:
        """Connect, unbuffered."""
        self.set_nodelay(True)
        self.sessions.page_opened(kernel_id)
        self.counted = True
        await super().open(kernel_id)

    def on_message(self, message: Any) -> None:
        """Pass a message on; signs of life alone do not keep an idle session."""
        try:
            frames.check(message, self.selected_subprotocol)
            raw = message if isinstance(message, bytes) else message.encode()
            if SIGN_OF_LIFE not in raw:
                self.sessions.touch(self.kernel_id)
            super().on_message(message)
        except Exception as fault:
            self._refuse(fault)

    def _refuse(self, fault: Exception) -> None:
        """Close this line, for nothing more that comes over it can be trusted; the rest goes on."""
        why = str(fault) if isinstance(fault, frames.Malformed) else type(fault).__name__
        journal.event("message.refused", session=self.kernel_id[:8], why=why)
        self.close(UNACCEPTABLE, "malformed message")

    def on_close(self) -> None:
        """The page is gone."""
        if self.counted:
            self.sessions.page_closed(self.kernel_id)
        if self.connection is not None:
            super().on_close()
