"""Addresses beside the pages: signing in, and what a page and its session say to each other."""

from __future__ import annotations

import re
from math import ceil

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from . import identity
from .chrome import Chrome

PATIENCE = identity.Patience()


class Login(Chrome):
    """Asks for the token."""

    @allow_unauthenticated
    def get(self) -> None:
        """Show the form."""
        self._ask()

    @allow_unauthenticated
    def post(self) -> None:
        """Let in whoever knows the token, and on to the page they wanted."""
        kit, address = self.kit, identity.visitor(self.request, self.kit)
        if (seconds := PATIENCE.wait(address)) > 0:
            self.set_status(429)
            self.set_header("Retry-After", str(ceil(seconds)))
            return self._ask(f"Too many wrong words: try again in {ceil(seconds)} s.")
        if not (kit.token and identity.same(self.get_body_argument("token", ""), kit.token)):
            PATIENCE.wrong(address)
            self.set_status(403)
            return self._ask("That is not the word.")
        PATIENCE.right(address)
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


class Presence(Chrome):
    """Whether a session is there; Voila's script asks before it connects."""

    @allow_unauthenticated
    def get(self, kernel_id: str) -> None:
        """Say so in the form the script expects; a page for signing in would mean nothing to it."""
        if not self.current_user:
            raise web.HTTPError(401)
        if kernel_id not in self.sessions:
            raise web.HTTPError(404)
        self.finish({"id": kernel_id, "name": "python3", "execution_state": "idle"})


class Farewell(Chrome):
    """A page says that it closes."""

    def check_xsrf_cookie(self) -> None:
        """A beacon carries no token; the session's unguessable id is the permission."""

    async def post(self, session: str) -> None:
        """End the session."""
        await self.sessions.end(session, "its page was closed")
        self.set_status(204)
