"""What all pages share: the frame around them, and errors said in words."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from tornado import web

from . import assets, catalogue
from .options import Options
from .sessions import Sessions

SAY = {
    401: ("Please sign in", "This address is open to those who have signed in."),
    403: ("Not allowed", "This address is not open to you."),
    404: ("No such page", "There is nothing at this address. It may have been renamed."),
    405: ("Not possible", "This address can only be looked at."),
    429: (
        "Many pages at once",
        "Many pages are opening for you at the same time: please wait for them, and try again in "
        "a minute.",
    ),
    503: (
        "All places are taken",
        "As many people use the suite as this server can hold. A place becomes free when "
        "someone closes their page: please try again in a minute.",
    ),
}
OTHERWISE = ("Something went wrong", "The page could not be shown. The cause has been logged.")


class Chrome(JupyterHandler):
    """What all pages share: the frame's data, and errors said in words."""

    @property
    def kit(self) -> Options:
        """What the operator decided."""
        options: Options = self.settings["kit"]
        return options

    @property
    def sessions(self) -> Sessions:
        """All sessions of the server."""
        sessions: Sessions = self.settings["kernel_manager"]
        return sessions

    def frame(self, title: str, path: str = "") -> dict[str, Any]:
        """What the frame of a page shows."""
        return {
            "title": title,
            "here": path,
            "pages": catalogue.entries(self.kit.notebooks),
            "base_url": self.base_url,
            "public_url": self.kit.public_url,
            "assets": f"{self.base_url}assets/{assets.fingerprint()}",
        }

    def get_login_url(self) -> str:
        """Where to sign in: of use to people; a script, a picture or a prefetch is told 401."""
        if self.request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
            raise web.HTTPError(401)
        return super().get_login_url()

    def without_word(self) -> str | None:
        """The address without the word for signing in, where it stands in it: it belongs nowhere."""
        parts = self.request.query.split("&")
        kept = [part for part in parts if part.partition("=")[0] != "token"]
        if kept == parts:
            return None
        return self.request.path + (f"?{'&'.join(kept)}" if kept else "")

    def words(self, name: str, **context: Any) -> str:
        """A template as text; everything in it is escaped."""
        return str(self.settings["voila_jinja2_env"].get_template(name).render(**context))

    def log_exception(self, kind: Any, error: Any, stack: Any) -> None:
        """Log what was unforeseen, without the address's query."""
        if not isinstance(error, web.HTTPError):
            self.log.error("%s failed", self.request.path[:80], exc_info=(kind, error, stack))

    def write_error(self, status_code: int, **_: Any) -> None:
        """A page in words; what was raised goes to the log alone."""
        known = SAY.get(status_code, OTHERWISE if status_code >= 500 else None)
        heading, sentence = known or (HTTPStatus(status_code).phrase, "The address is malformed.")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        if status_code in (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS):
            self.set_header("Retry-After", "30")
        self.finish(self.words("error.html", **self.frame(heading), sentence=sentence))


class Missing(Chrome):
    """Any other address."""

    async def prepare(self, **_: object) -> None:
        """There is nothing here, whoever asks."""
        raise web.HTTPError(404)
