"""A notebook on its way to a page: prose made into HTML once, code run for each visitor."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator
from functools import lru_cache
from pathlib import Path
from queue import Empty
from typing import Any

import nbformat
from jinja2.utils import htmlsafe_json_dumps
from jupyter_core.utils import ensure_async
from nbclient.exceptions import CellExecutionError
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from voila.execute import VoilaExecutor

COLOURS = re.compile(r"\x1b\[[\d;]*m")


class CellFailed(Exception):  # noqa: N818
    """A cell of the notebook raised, or took too long."""


@lru_cache(maxsize=64)
def _notebook(path: Path, _changed: int) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    return notebook


@lru_cache(maxsize=512)
def prose(source: str, first: bool = False) -> str:
    """A markdown cell as HTML; the heading that opens a notebook is the page's already."""
    source = re.sub(r"\A\s*# .*\n?", "", source) if first else source
    return MarkdownWithMath(renderer=IPythonRenderer(escape=False)).render(source)


def prose_cells(path: Path) -> list[str]:
    """The notebook's prose as HTML; what is not prose is left out."""
    cells = _notebook(path, path.stat().st_mtime_ns).cells
    return [
        prose(cell.source, first=index == 0)
        for index, cell in enumerate(cells)
        if cell.cell_type == "markdown"
    ]


class Rehearsal(VoilaExecutor):
    """Runs cells in a session that is already there."""

    async def meet(self, seconds: float) -> None:
        """Connect, and wait until the session answers on both of its channels."""
        assert self.km is not None
        self.kc = self.km.client()
        self.kc.start_channels(hb=False)
        self.kc.allow_stdin = False
        deadline = time.monotonic() + seconds
        heard = answered = False
        while not (heard and answered):
            self.kc.kernel_info()
            # Short looks, again and again: one long wait on a fresh zmq socket can miss its wake-up.
            answered = answered or await _came(self.kc.shell_channel)
            heard = heard or await _came(self.kc.iopub_channel)
            if time.monotonic() > deadline or not await ensure_async(self.km.is_alive()):
                raise CellFailed("the session did not start")

    def tell(self, code: str) -> None:
        """Have the session run a line of ours before it runs the notebook's."""
        assert self.kc is not None
        self.kc.execute(code, silent=True, store_history=False)

    def leave(self) -> None:
        """Close what `meet` opened; the session goes on."""
        if self.kc is not None:
            self.kc.stop_channels()

    async def perform(self, cell: nbformat.NotebookNode, index: int) -> list[dict[str, Any]]:
        """Outputs of a code cell; errors are raised, never among them."""
        try:
            done = await self.async_execute_cell(cell, index, store_history=False)
        except CellExecutionError as error:
            raise CellFailed(COLOURS.sub("", str(error))) from error
        except Exception as error:  # a timeout, a session that died
            raise CellFailed(f"{type(error).__name__}: {error}") from error
        return [o for o in done.outputs if not (o.output_type == "stream" and o.name == "stderr")]


async def _came(channel: Any) -> bool:
    """Whether a message comes within a tenth of a second."""
    try:
        await channel.get_msg(timeout=0.1)
    except Empty:
        return False
    return True


async def cells(path: Path, manager: Any, seconds: int, told: dict[str, str]) -> AsyncIterator[str]:
    """The notebook's cells as HTML, one after the other, run in the session of `manager`."""
    notebook = nbformat.from_dict(_notebook(path, path.stat().st_mtime_ns))
    # An output that is late on a busy machine is waited for: without it the page would be white.
    stage = Rehearsal(
        notebook,
        km=manager,
        timeout=seconds,
        iopub_timeout=seconds,
        raise_on_iopub_timeout=True,
    )
    await stage.meet(seconds)
    stage.tell(f"__import__('os').environ.update({told!r})")
    try:
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type == "markdown":
                html = prose(cell.source, first=index == 0)
                yield f'<div class="dk-prose jp-RenderedHTMLCommon">{html}</div>\n'
            elif cell.cell_type == "code":
                yield "".join(map(output, await stage.perform(cell, index)))
    finally:
        stage.leave()


def output(shown: dict[str, Any]) -> str:
    """An output in the form that Voila's script takes up; nothing in it can end the element."""
    data = htmlsafe_json_dumps(dict(shown) | {"trusted": True})
    kind = "application/vnd.voila.cell-output+json"
    return f'<div class="dk-output"><script type="{kind}">{data}</script></div>\n'
