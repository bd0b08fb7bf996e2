"""The session's side of `browser/resend.js`: how far each page was heard, and what its sliders show.

The line between page and session may be cut at any time, and what is under way then is lost without
a word. Pages number what they send, and ask after a cut; what was not heard they send again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deterrence_kit.app.controls import Panel


class Heard:
    """The number of the last event heard from each page; they are taken once, and in order.

    Examples
    --------
    >>> heard = Heard()
    >>> [heard.is_next({"line": "a", "number": n}) for n in (1, 3, 2, 2, 3)]
    [True, False, True, False, True]
    >>> heard.numbers
    {'a': 3}
    """

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def is_next(self, event: Mapping[str, Any]) -> bool:
        """Whether to do it now: what comes too early will be sent again, after what was lost."""
        if "number" not in event:
            return True
        line = str(event.get("line"))
        if event["number"] != self.numbers.get(line, 0) + 1:
            return False
        self.numbers[line] = event["number"]
        return True


def _controls(panel: Panel) -> dict[str, Any]:
    return {**{key: slider for key, slider, _ in panel.places()}, "ally": panel.ally}


def addresses_of(panel: Panel) -> dict[str, str]:
    """Where the page finds each slider."""
    return {name: control.model_id for name, control in _controls(panel).items()}


def values_of(panel: Panel) -> dict[str, float]:
    """What each slider shows, in the page's terms: of a list, the place in it."""
    values = {name: control.value for name, control in _controls(panel).items()}
    return values | {"ally": panel.ally.index}
