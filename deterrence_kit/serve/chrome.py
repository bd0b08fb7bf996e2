"""What all pages share: the frame around them, and errors said in words."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from tornado import web
from voila.handler import BaseVoilaHandler

from . import assets, catalogue

SAY = {
    403: ("Not allowed", "This address is not open to you."),
    404: ("No such page", "There is nothing at this address. It may have been renamed."),
    405: ("Not possible", "This address can only be looked at."),
    503: (
        "All places are taken",
        "As many people use the suite as this server can hold. A place becomes free when "
        "someone closes their page: please try again in a minute.",
    ),
}
OTHERWISE = ("Something went wrong", "The page could not be shown. The cause has been logged.")


class Chrome:
    """What all pages share: the frame's data, and errors said in words."""

    def frame(self, title: str, path: str = "") -> dict[str, Any]:
        """What the frame of a page shows."""
        kit = self.settings["kit"]
        return {
            "title": title,
            "here": path,
            "pages": catalogue.pages(kit.notebooks),
            "base_url": self.base_url,
            "assets": f"{self.base_url}assets/{assets.fingerprint()}",
        }

    def words(self, name: str, **context: Any) -> str:
        """A template as text; everything in it is escaped."""
        return self.settings["voila_jinja2_env"].get_template(name).render(**context)

    def log_exception(self, kind: Any, error: Any, stack: Any) -> None:
        """Log what was unforeseen, without the address's query."""
        if not isinstance(error, web.HTTPError):
            self.log.error("%s failed", self.request.path[:80], exc_info=(kind, error, stack))

    def write_error(self, status_code: int, **_: Any) -> None:
        """A page in words; what was raised goes to the log alone."""
        known = SAY.get(status_code, OTHERWISE if status_code >= 500 else None)
        heading, sentence = known or (HTTPStatus(status_code).phrase, "The address is malformed.")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        if status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            self.set_header("Retry-After", "30")
        self.finish(self.words("error.html", **self.frame(heading), sentence=sentence))


class Missing(Chrome, BaseVoilaHandler):
    """Any other address."""

    def initialize(self) -> None:
        """Take no configuration."""

    async def prepare(self) -> None:
        """There is nothing here, whoever asks."""
        raise web.HTTPError(404)
