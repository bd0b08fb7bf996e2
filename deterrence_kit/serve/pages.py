"""Pages people see: the list of notebooks, and a notebook, run for its visitor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from jinja2.utils import htmlsafe_json_dumps
from tornado import web
from tornado.ioloop import PeriodicCallback
from tornado.iostream import StreamClosedError

from . import assets, catalogue, engines, identity, limits, rendering, security, shells
from .chrome import Chrome
from .page_config import page_config
from .visitors import TooMany

#: The header with which a page's own script asks for its session.
ASKS = "X-Deterrence-Page"
#: The cookie of a browser in whose network no session can be reached: see enter.js.
WITHOUT = "dk-without-session"


class Landing(Chrome):
    """Where visitors arrive: the first notebook if it is prose alone, else cards of all."""

    @web.authenticated
    def get(self) -> None:
        """Show the way; no session is started."""
        if (clean := self.without_word()) is not None:
            self.redirect(clean)
            return
        first = next(iter(catalogue.entries(self.kit.notebooks)), None)
        if first and not first.runs:
            self.redirect(self.base_url + first.href)
        else:
            self.finish(self.words("landing.html", **self.frame("Notebooks")))


class NotebookPage(Chrome):
    """One notebook: a light page at first, and its cells when the page's own script asks for them."""

    @web.authenticated
    async def get(self, path: str) -> None:
        """Send the page; nothing is started for a preview, a prefetch or another site's element."""
        await self._answer(path)

    @web.authenticated
    async def head(self, path: str) -> None:
        """Answer like `get`; nothing is started."""
        await self._answer(path)

    async def _answer(self, path: str) -> None:
        if (clean := self.without_word()) is not None:
            self.redirect(clean)
            return
        kit = self.kit
        page = catalogue.entry(kit.notebooks, path)
        if page is None:
            raise web.HTTPError(404)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        if not page.runs:
            cells = rendering.prose_cells(kit.notebooks / path)
            self.finish(self.words("prose.html", **self.frame(page.title, path), cells=cells))
            return
        self.set_header("Cache-Control", "no-store")
        alone = None if self._asked() else self._alone(page)
        if alone is None:
            self._look_for_place()
        if self._asked():
            await self._open(path)
            return
        facts = self.frame(page.title, path) | self._script_facts(page, alone)
        self.finish(self.words("notebook.html", **facts, alone=alone, said=await self._said(page)))

    def _alone(self, page: catalogue.Entry) -> shells.Around | None:
        """What the page is without a session; None where it asks for one as it opens."""
        needed = self.kit.sessions == "needed" or self.get_cookie(WITHOUT)
        if not needed or not page.engine:
            return None
        return shells.around(self.kit.notebooks / page.path)

    async def _said(self, page: catalogue.Entry) -> str:
        """What a preview says. Browsers, which show none, are told by a header that they alone send."""
        if "Sec-Fetch-Mode" in self.request.headers:
            return page.summary
        sentence = await self.settings["previews"].sentence(page.preview, self.request.query)
        return sentence or page.summary

    def _asked(self) -> bool:
        """Whether a script of ours asks: no other site can send a header of its own to this one."""
        headers = self.request.headers
        ours = headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        return ours and self.request.method == "GET" and ASKS in headers

    async def _open(self, path: str) -> None:
        """The cells, a line of JSON each, as they are ready."""
        kit, sessions = self.kit, self.sessions
        self.set_header("Content-Type", "application/x-ndjson; charset=utf-8")
        session = ""
        try:
            visitor = identity.visitor(self.request, kit)
            await sessions.visitors.allow(visitor, self._tell_place)
            async with sessions.turns.turn(self._tell_place):
                session = self._session(path)
                sessions.visitors.comes(session, visitor)
                await sessions.start(session, path, str(Path(path).parent))
                await self._say(config=page_config(self.base_url) | {"kernelId": session})
                with self._signs_of_life():
                    await self._perform(kit.notebooks / path, session)
            await self._say(end=True)
            sessions.page_sent(session)
            self.finish()
        except StreamClosedError:
            await sessions.end(session, "its visitor left while it opened")
        except limits.Full:
            await sessions.end(session, "no place was left")
            self.finish(_line(full=True))
        except TooMany:
            self.finish(_line(many=True))
        except Exception as error:
            self.log.error("page %s failed: %s", path, error, exc_info=_unforeseen(error))
            await sessions.end(session, "its page failed")
            self.finish(_line(failed=True))

    async def _say(self, **facts: Any) -> None:
        self.write(_line(**facts))
        await self.flush()

    async def _tell_place(self, before: int) -> None:
        await self._say(place=before)

    @contextmanager
    def _signs_of_life(self) -> Iterator[None]:
        """An empty line now and then while the session works: the page knows that it is not forgotten."""
        callback = PeriodicCallback(self._sign, 2000)
        callback.start()
        try:
            yield
        finally:
            callback.stop()

    def _sign(self) -> None:
        self.write("\n")
        self.flush()

    def _session(self, path: str) -> str:
        """A session that waits, where the notebook lies where spare sessions start."""
        spare = self.sessions.spares.take() if "/" not in path else None
        return spare or str(uuid4())

    def _look_for_place(self) -> None:
        sessions = self.sessions
        try:
            limits.check(sessions.count + sessions.turns.waiting, self.kit.max_sessions)
        except limits.Full as full:
            raise web.HTTPError(503) from full

    def _request_facts(self) -> dict[str, str]:
        """What a notebook may read in its environment, as under any Voila."""
        return {"QUERY_STRING": self.request.query, "SCRIPT_NAME": self.request.path}

    async def _perform(self, path: Path, session: str) -> None:
        kit = self.kit
        manager = self.sessions.get_kernel(session)
        facts = security.session_environment(self._request_facts())
        told = {name: facts[name] for name in security.TOLD & facts.keys()}
        async for html in rendering.cells(path, manager, kit.cell_seconds, told):
            await self._say(html=html)

    def _script_facts(self, page: catalogue.Entry, alone: shells.Around | None) -> dict[str, Any]:
        """What the page's script is told, and what the browser may fetch in advance."""
        config = page_config(self.base_url)
        root = config["fullLabextensionsUrl"]
        entries = [f"{root}/{e['name']}/{e['load']}" for e in config["federated_extensions"]]
        voila, engine = f"{config['fullStaticUrl']}/voila.js", engines.address(self.base_url, page)
        entry: dict[str, Any] = {"base": self.base_url, "voila": voila, "engine": engine}
        if alone:
            root = f"{self.base_url}assets/{assets.fingerprint()}"
            scripts = {name: f"{root}/kit/{name}.js" for name in ("opening", "enter", "bundle")}
            scripts["rest"] = f"{root}/bokeh/{assets.REST}"
            entry |= {"shell": alone.part, "scripts": scripts}
        return {"entry": htmlsafe_json_dumps(entry), "entries": entries}


def _line(**facts: Any) -> str:
    return json.dumps(facts) + "\n"


class Illustration(Chrome):
    """A picture that a notebook shows, out of the folder ``pictures`` beside it."""

    @web.authenticated
    def get(self, name: str) -> None:
        """Send the picture; the address leaves no way out of its folder."""
        path = self.kit.notebooks / "pictures" / name
        if not path.is_file():
            raise web.HTTPError(404)
        self.set_header("Content-Type", "image/png")
        self.set_header("Cache-Control", "private, max-age=3600")
        self.finish(path.read_bytes())


def _unforeseen(error: Exception) -> Exception | None:
    """The error where its stack helps; a failed cell has said all in its message."""
    return None if isinstance(error, rendering.CellFailed) else error
