"""The board: answer, pictures and tables in one widget, so that a move is one message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import Any

import anywidget
import numpy as np
import traitlets

from deterrence_kit.app.resend import Heard
from deterrence_kit.app.scripts import joined

PAGE = Path(__file__).parent / "browser"
PAGES = Path(__file__).parents[1] / "pages"
MODELS = ("columns", "props")  # parts that address Bokeh models: model → column or property


@lru_cache(maxsize=1)
def script() -> str:
    """The page's scripts as one module."""
    return joined(PAGE / "board.js")


@lru_cache(maxsize=1)
def styles() -> str:
    """The style sheets of all pages, then each page's own, which stands in its folder."""
    own = sorted(set(PAGE.glob("*.css")) - {PAGE / "board.css"})
    sheets = [PAGE / "board.css", *own, *sorted(PAGES.glob("*/page.css"))]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


class Board(anywidget.AnyWidget):
    """Shows what it is sent; tells what the user did.

    Attributes
    ----------
    figures : dict
        For each picture: its Bokeh item, title, table and height.
    parameters : dict
        What stands beside each slider, see `controls.descriptions`.
    inks : dict
        The colours that change in the dark.
    glossary : dict
        What the words mean that a reader can tap.
    picker : dict
        What the page is about: label, choice and options.
    controls : dict
        Each slider's model, so that the page can see whether it was heard, see `resend`.
    """

    _esm = script()
    _css = styles()
    figures = traitlets.Dict().tag(sync=True)
    parameters = traitlets.Dict().tag(sync=True)
    inks = traitlets.Dict().tag(sync=True)
    glossary = traitlets.Dict().tag(sync=True)
    picker = traitlets.Dict().tag(sync=True)
    controls = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        on_event: Callable[[dict[str, Any]], None],
        values: Callable[[], dict[str, float]] = dict,
        **traits: Any,
    ) -> None:
        super().__init__(**traits)
        self._sent: dict[str, Any] = {}
        self._made: dict[tuple[str, str], tuple[Any, Any]] = {}
        self._heard, self._count = Heard(), 0
        self._on_event, self._values = on_event, values
        self.on_msg(lambda _widget, content, _buffers: self._hear(content))

    def _hear(self, content: dict[str, Any]) -> None:
        """Answer a page that asks how far it was heard; pass on what it did, once and in order."""
        if content.get("kind") == "heard?":
            line = str(content.get("line"))
            heard = self._heard.numbers.get(line, 0)
            known = {"heard": heard, "sent": self._count, "values": self._values()}
            self.send({"kind": "heard", "line": line, "ask": content.get("ask"), **known})
        elif self._heard.is_next(content):
            self._on_event(content)

    def forget(self) -> None:
        """Send everything with the next update: a new view has been opened."""
        self._sent = {}

    def show(self, **parts: Mapping[str, Any]) -> None:
        """Send what has changed since the last call, as one message.

        Parameters
        ----------
        **parts : mapping
            ``columns`` (source → column → values), ``props`` (model → property → value) and
            anything else the page knows, each a mapping.
        """
        plain = {
            name: {key: self._plain_once(name, key, value) for key, value in part.items()}
            for name, part in parts.items()
        }
        news = {
            name: _news(part, self._sent.get(name, {}), deep=name in MODELS)
            for name, part in plain.items()
        }
        whole = not self._sent
        for name, part in plain.items():
            self._sent[name] = self._sent.get(name, {}) | part
        news = {name: part for name, part in news.items() if part}
        if news:
            self._count += 1
            numbers = {"number": self._count, "heard": dict(self._heard.numbers)}
            self.send({"kind": "update", **numbers, "whole": whole, **news})

    def _plain_once(self, part: str, key: str, value: Any) -> Any:
        """What stays the same object from move to move is made plain once."""
        made = self._made.get((part, key))
        if made is None or made[0] is not value:
            made = self._made[part, key] = (value, _plain(value))
        return made[1]

    def send_bokeh(self) -> None:
        """Send BokehJS itself, to a page that does not have it (JupyterLab, offline)."""
        self.send({"kind": "bokeh"}, [bokeh_script().encode()])


@lru_cache(maxsize=1)
def bokeh_script() -> str:
    """BokehJS of the installed Bokeh, so that the versions match."""
    import bokeh.server

    folder = Path(bokeh.server.__file__).parent / "static" / "js"
    return (folder / "bokeh.min.js").read_text(encoding="utf-8")


def _news(part: dict[str, Any], sent: dict[str, Any], deep: bool) -> dict[str, Any]:
    """What differs; `deep` leaves the unchanged columns of a changed source at home too."""
    changed = {
        name: value for name, value in part.items() if name not in sent or value != sent[name]
    }
    if not deep:
        return changed
    return {
        name: {k: v for k, v in value.items() if k not in sent.get(name, {}) or v != sent[name][k]}
        for name, value in changed.items()
    }


def _plain(value: Any) -> Any:
    """Numbers and lists that JSON can carry; six digits are more than a pixel shows."""
    if isinstance(value, float | np.floating):  # first: there are thousands of them
        return float(f"{value:.6g}") if isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, np.ndarray):
        if value.dtype.kind == "f" and np.isfinite(value).all():
            return _rounded(value).tolist()
        return [_plain(v) for v in value.tolist()]
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {name: _plain(v) for name, v in value.items()}
    return value.item() if isinstance(value, np.generic) else value


def _rounded(values: np.ndarray) -> np.ndarray:
    """Six digits of each number, all at once."""
    size = np.floor(np.log10(np.where(values == 0, 1.0, np.abs(values))))
    scale = 10.0 ** np.clip(5 - size, 0, 20)
    rounded: np.ndarray = np.round(values * scale) / scale
    return rounded
