"""Addresses beside the pages: signing in, and what a page and its session say to each other."""

from __future__ import annotations

import re

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web
from voila.handler import BaseVoilaHandler

from . import identity
from .chrome import Chrome


class Login(Chrome, BaseVoilaHandler):
    """Asks for the token."""

    def initialize(self) -> None:
        """Take no configuration."""

    @allow_unauthenticated
    def get(self) -> None:
        """Show the form."""
        self._ask()

    @allow_unauthenticated
    def post(self) -> None:
        """Let in whoever knows the token, and on to the page they wanted."""
        kit = self.settings["kit"]
        if not (kit.token and identity.same(self.get_body_argument("token", ""), kit.token)):
            self.set_status(403)
            return self._ask("That is not the word.")
        identity.admit(self)
        return self.redirect(self._next())

    def _next(self) -> str:
        """Where the visitor was going; never to another host."""
        wanted = self.get_query_argument("next", self.base_url)
        return wanted if re.fullmatch(r"/(?![/\\])[\x21-\x7e]*", wanted) else self.base_url

    def _ask(self, sentence: str = "") -> None:
        frame = self.frame("Please sign in") | {"pages": (), "next": self._next()}
        self.finish(
            self.words("login.html", **frame, sentence=sentence, xsrf=self.xsrf_form_html())
        )


class Presence(Chrome, BaseVoilaHandler):
    """Whether a session is there; Voila's script asks before it connects."""

    def initialize(self) -> None:
        """Take no configuration."""

    @web.authenticated
    def get(self, kernel_id: str) -> None:
        """Say so in the form the script expects."""
        if kernel_id not in self.kernel_manager:
            raise web.HTTPError(404)
        self.finish({"id": kernel_id, "name": "python3", "execution_state": "idle"})


class Farewell(Chrome, BaseVoilaHandler):
    """A page says that it closes."""

    def initialize(self) -> None:
        """Take no configuration."""

    def check_xsrf_cookie(self) -> None:
        """A beacon carries no token; the session's unguessable id is the permission."""

    async def post(self, session: str) -> None:
        """End the session."""
        await self.kernel_manager.end(session, "its page was closed")
        self.set_status(204)
