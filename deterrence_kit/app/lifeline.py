"""The page's lifeline: it says so when its session is gone, or when a step of it has failed.

Show ``lifeline()`` once a page and wrap callbacks in ``guard``. In JupyterLab, which watches its
kernels itself, only the sentences of ``guard`` are shown.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import anywidget
import traitlets

from deterrence_kit.app.scripts import joined

log = logging.getLogger(__name__)
P = ParamSpec("P")
R = TypeVar("R")

#: The key of a sign of life; the server knows it too, so that it keeps no idle session alive.
KEY = "deterrence-lifeline"
SORRY = (
    "This step did not work, so the page still shows the last good state. "
    "The cause has been logged; changing something else usually helps."
)


class Lifeline(anywidget.AnyWidget):
    """A banner, invisible while all is well.

    Attributes
    ----------
    sentence : str
        What the banner says on the session's behalf; empty when there is nothing to say.
    """

    _esm = joined(Path(__file__).parent / "browser" / "lifeline.js")
    sentence = traitlets.Unicode("").tag(sync=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.failing: set[str] = set()
        self.on_msg(self._answer)

    def _answer(self, _: Any, content: Any, __: Any) -> None:
        if isinstance(content, dict) and content.get(KEY) == "ping":
            self.send({KEY: "pong"})

    def note(self, name: str, failed: bool) -> None:
        """Take down that the callback `name` failed, or that it works (again)."""
        (self.failing.add if failed else self.failing.discard)(name)
        self.sentence = SORRY if self.failing else ""


@cache
def lifeline() -> Lifeline:
    """The lifeline of this session; always the same one."""
    return Lifeline()


def guard(callback: Callable[P, R]) -> Callable[P, R | None]:
    """Let a callback fail in words: a sentence on the page, the cause in the log.

    Parameters
    ----------
    callback : callable
        Whatever a widget calls when something has changed.

    Returns
    -------
    callable
        Does the same, and returns None where the callback raised.
    """
    name = getattr(callback, "__qualname__", repr(callback))

    @wraps(callback)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R | None:
        try:
            result = callback(*args, **kwargs)
        except Exception:
            log.exception("callback %s failed", name)
            lifeline().note(name, failed=True)
            return None
        if lifeline().failing:
            lifeline().note(name, failed=False)
        return result

    return guarded
