"""A page's own engine: scripts that compute what a session computes, made once and cached.

A notebook that names a function in its metadata (``"engine": "module:attribute"``) has it called with the
name of a part, ``common`` or a scenario's; what it says is a script. Where it says nothing, or where
there is no zygote to ask, the page goes on with its session alone.
"""

from __future__ import annotations

import asyncio
import gzip
from collections import OrderedDict
from typing import Any
from uuid import uuid4

from tornado import web

from . import catalogue, shells
from .calls import Calls
from .chrome import Chrome
from .zipping import zipped

#: Stands in the addresses: another server may have another model, and its pages must not mix the two.
RUN = uuid4().hex[:12]
DAY = 24 * 3600
MOST = 256  # parts that are remembered, those that are not there among them
SECONDS = 30.0  # that a part may take: a scenario is traced


class Engines:
    """Parts of engines, compressed; one is made at a time, for whoever waits for it.

    Parameters
    ----------
    preload : sequence of str
    folder : str
        See `Calls`.
    """

    def __init__(self, preload: tuple[str, ...], folder: str) -> None:
        self._calls = Calls(preload, folder)
        self._known: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._turn = asyncio.Lock()

    async def part(self, function: str, name: str) -> bytes:
        """The script, zipped; nothing where there is none."""
        key = (function, name)
        async with self._turn:
            if function and key not in self._known:
                said = await self._calls.said(function, name, SECONDS)
                if said is None:  # which is not remembered
                    return b""
                self._known[key] = zipped(said.encode()) if said else b""
                if len(self._known) > MOST:
                    self._known.popitem(last=False)
        return self._known.get(key, b"")


def address(base_url: str, page: catalogue.Entry) -> str:
    """Where a page finds the parts of its engine; empty where it has none."""
    return f"{base_url}engine/{RUN}/{page.href.removeprefix('voila/render/')}/" * bool(page.engine)


class EnginePart(Chrome):
    """One part of a page's engine."""

    @web.authenticated
    async def get(self, run: str, path: str, name: str) -> None:
        """Send the script; a browser that has it does not ask again."""
        page = catalogue.entry(self.kit.notebooks, path)
        engines: Engines = self.settings["engines"]
        asked = shells.asked(self.kit.notebooks / path, name) if page and run == RUN else ""
        body = await engines.part(page.engine, asked) if page and asked else b""
        if not body:
            raise web.HTTPError(404)
        self._send(body, zipped="gzip" in self.request.headers.get("Accept-Encoding", ""))

    def _send(self, body: bytes, zipped: bool) -> None:
        headers: dict[str, Any] = {
            "Content-Type": "text/javascript; charset=utf-8",
            "Cache-Control": f"private, max-age={DAY}, immutable",
            "Vary": "Accept-Encoding",
        }
        for header, value in headers.items():
            self.set_header(header, value)
        if zipped:
            self.set_header("Content-Encoding", "gzip")
        self.finish(body if zipped else gzip.decompress(body))
