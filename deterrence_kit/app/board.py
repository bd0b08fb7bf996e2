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

PAGE = Path(__file__).parent / "page"
MODELS = ("columns", "props")  # parts that address Bokeh models: model → column or property


@lru_cache(maxsize=1)
def script() -> str:
    """The page's scripts as one module: plain functions, the last file exports them."""
    names = ("dom", "figures", "tables", "answer", "levers", "address", "blocks", "brief", "board")
    return "\n".join((PAGE / f"{name}.js").read_text(encoding="utf-8") for name in names)


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
    picker : dict
        What the page is about: label, choice and options.
    """

    _esm = script()
    _css = (PAGE / "board.css").read_text(encoding="utf-8")
    figures = traitlets.Dict().tag(sync=True)
    parameters = traitlets.Dict().tag(sync=True)
    inks = traitlets.Dict().tag(sync=True)
    picker = traitlets.Dict().tag(sync=True)

    def __init__(self, on_event: Callable[[dict[str, Any]], None], **traits: Any) -> None:
        super().__init__(**traits)
        self._sent: dict[str, Any] = {}
        self._made: dict[tuple[str, str], tuple[Any, Any]] = {}
        self.on_msg(lambda _widget, content, _buffers: on_event(content))

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
        for name, part in plain.items():
            self._sent[name] = self._sent.get(name, {}) | part
        news = {name: part for name, part in news.items() if part}
        if news:
            self.send({"kind": "update", **news})

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
    return np.round(values * scale) / scale
