"""The line between a page and its session."""

from __future__ import annotations

from typing import Any

from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

#: Word by which a page's sign of life is told from its user's doings (see ``app/lifeline.js``).
SIGN_OF_LIFE = b"deterrence-lifeline"


class Line(VoilaKernelWebsocketHandler):
    """Voila's websocket, without its 40 ms of delay, telling `Sessions` who is there."""

    async def open(self, kernel_id: str) -> None:
        """Connect, unbuffered."""
        self.set_nodelay(True)
        self.kernel_manager.page_opened(kernel_id)
        self.counted = True
        await super().open(kernel_id)

    def on_message(self, message: Any) -> None:
        """Pass a message on; signs of life alone do not keep an idle session."""
        raw = message if isinstance(message, bytes) else message.encode()
        if SIGN_OF_LIFE not in raw:
            self.kernel_manager.touch(self.kernel_id)
        super().on_message(message)

    def on_close(self) -> None:
        """The page is gone."""
        if getattr(self, "counted", False):
            self.kernel_manager.page_closed(self.kernel_id)
        if self.connection is not None:
            super().on_close()
