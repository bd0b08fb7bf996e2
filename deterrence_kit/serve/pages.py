"""Pages people see: the landing page, a notebook, and what is said when something is wrong."""

from __future__ import annotations

import re
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4

from jinja2.utils import htmlsafe_json_dumps
from jupyter_core.paths import jupyter_path
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyterlab_server.config import get_federated_extensions
from tornado import web
from voila.handler import BaseVoilaHandler

from . import assets, catalogue, identity, limits, rendering, security

#: JupyterLab extensions a page needs; others that happen to be installed stay out.
EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
)

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


class Landing(Chrome, BaseVoilaHandler):
    """The notebooks as cards; no kernel is started."""

    @web.authenticated
    def get(self) -> None:
        """Show the cards."""
        self.finish(self.words("landing.html", **self.frame("Notebooks")))


class NotebookPage(Chrome, BaseVoilaHandler):
    """One notebook, run for one visitor."""

    @web.authenticated
    async def get(self, path: str) -> None:
        """Send the frame at once, so that the browser fetches scripts while the session starts."""
        kit = self.settings["kit"]
        page = catalogue.page(kit.notebooks, path)
        if page is None:
            raise web.HTTPError(404)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self._look_for_place()
        session = self._session(path)
        self.write(self.words("top.html", **self.frame(page.title, path), **self._told(session)))
        await self.flush()
        try:
            folder = str(Path(path).parent)
            await self.kernel_manager.start_kernel(kernel_id=session, page=path, path=folder)
            await self._perform(kit.notebooks / path, session)
        except Exception as error:
            self.log.error("page %s failed: %s", path, error, exc_info=_unforeseen(error))
            self.finish(self.words("failed.html", **self.frame(page.title, path)))
            await self.kernel_manager.end(session, "its page failed")

    def _session(self, path: str) -> str:
        """A session that waits, where the notebook lies where spare sessions start."""
        spare = self.kernel_manager.spares.take() if "/" not in path else None
        return spare or str(uuid4())

    def _look_for_place(self) -> None:
        try:
            limits.check(self.kernel_manager.count, self.settings["kit"].max_sessions)
        except limits.Full as full:
            raise web.HTTPError(503) from full

    def _request_facts(self) -> dict[str, str]:
        """What a notebook may read in its environment, as under any Voila."""
        return {"QUERY_STRING": self.request.query, "SCRIPT_NAME": self.request.path}

    async def _perform(self, path: Path, session: str) -> None:
        kit = self.settings["kit"]
        manager = self.kernel_manager.get_kernel(session)
        facts = security.session_environment(self._request_facts())
        told = {name: facts[name] for name in security.TOLD & facts.keys()}
        async for html in rendering.cells(path, manager, kit.cell_seconds, told):
            self.write(html)
            await self.flush()
        self.finish(self.words("bottom.html", **self.frame("")))
        self.kernel_manager.page_sent(session)

    def _told(self, session: str) -> dict[str, Any]:
        """What Voila's script is told; it reads that while the session starts."""
        config = page_config(self.base_url)
        root = config["fullLabextensionsUrl"]
        entries = [f"{root}/{e['name']}/{e['load']}" for e in config["federated_extensions"]]
        return {"config": htmlsafe_json_dumps(config | {"kernelId": session}), "entries": entries}


def _unforeseen(error: Exception) -> Exception | None:
    """The error where its stack helps; a failed cell has said all in its message."""
    return None if isinstance(error, rendering.CellFailed) else error


@cache
def page_config(base_url: str) -> dict[str, Any]:
    """What Voila's script is told: where things are, with versions, so that browsers keep them."""
    base = f"{base_url}assets/{assets.fingerprint()}"
    extensions = get_federated_extensions(
        jupyter_path("labextensions") + jupyter_path("voila", "labextensions")
    )
    wanted = [extensions[name] for name in EXTENSIONS if name in extensions]
    return {
        "appUrl": "voila/",
        "baseUrl": base_url,
        "wsUrl": "",
        "terminalsAvailable": False,
        "fullStaticUrl": f"{base}/voila",
        "fullLabextensionsUrl": f"{base}/labextensions",
        "themesUrl": f"{base}/themes",
        "jupyterLabTheme": "light",
        "progressiveRendering": False,
        "extensionConfig": {},
        "disabledExtensions": [],
        # Both null: Voila then takes the MathJax it carries, and asks no other host.
        "mathjaxConfig": None,
        "fullMathjaxUrl": None,
        "federated_extensions": [_federated(each) for each in wanted],
    }


def _federated(extension: dict[str, Any]) -> dict[str, Any]:
    build = extension["jupyterlab"]["_build"]
    return {
        "name": extension["name"],
        "load": build["load"].removeprefix("./"),
        "extension": build["extension"],
    }


class Missing(Chrome, BaseVoilaHandler):
    """Any other address."""

    def initialize(self) -> None:
        """Take no configuration."""

    async def prepare(self) -> None:
        """There is nothing here, whoever asks."""
        raise web.HTTPError(404)


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
