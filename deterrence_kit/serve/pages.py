"""Pages people see: the list of notebooks, and a notebook, run for its visitor."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

from jinja2.utils import htmlsafe_json_dumps
from tornado import web
from voila.handler import BaseVoilaHandler

from . import catalogue, limits, rendering, security
from .chrome import Chrome
from .told import page_config


class Landing(Chrome, BaseVoilaHandler):
    """Where visitors arrive: the first notebook if it is prose alone, else cards of all."""

    @web.authenticated
    def get(self) -> None:
        """Show the way; no session is started."""
        first = next(iter(catalogue.pages(self.settings["kit"].notebooks)), None)
        if first and not first.runs:
            return self.redirect(self.base_url + first.href)
        return self.finish(self.words("landing.html", **self.frame("Notebooks")))


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
        if not page.runs:
            cells = rendering.prose_cells(kit.notebooks / path)
            self.finish(self.words("prose.html", **self.frame(page.title, path), cells=cells))
            return
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


class Illustration(Chrome, BaseVoilaHandler):
    """A picture that a notebook shows, out of the folder ``pictures`` beside it."""

    @web.authenticated
    def get(self, name: str) -> None:
        """Send the picture; the address leaves no way out of its folder."""
        path = self.settings["kit"].notebooks / "pictures" / name
        if not path.is_file():
            raise web.HTTPError(404)
        self.set_header("Content-Type", "image/png")
        self.set_header("Cache-Control", "private, max-age=3600")
        self.finish(path.read_bytes())


def _unforeseen(error: Exception) -> Exception | None:
    """The error where its stack helps; a failed cell has said all in its message."""
    return None if isinstance(error, rendering.CellFailed) else error
