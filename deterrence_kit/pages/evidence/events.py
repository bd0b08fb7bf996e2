"""What the page's blocks can ask for: a number to look up, the cases to list."""

from __future__ import annotations

from collections.abc import Mapping

from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.state import State
from deterrence_kit.views.shapes import Event


def look_up(state: State, event: Event) -> State:
    """The state after a form's fields, which are choices, have been set.

    Raises
    ------
    ValueError
        If one of them is no choice of any page.
    """
    values = event.get("values")
    for name, value in values.items() if isinstance(values, Mapping) else ():
        if not isinstance(value, str) or value not in CHOICES.get(str(name), {}):
            raise ValueError("That cannot be chosen here.")
        state = state.chosen(name, value)
    return state


EVENTS = {"look_up": look_up}
