"""What the page's blocks can ask for: a case to be put on the sliders."""

from __future__ import annotations

from collections.abc import Mapping

from deterrence_kit.app.state import State
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, declared
from deterrence_kit.views.shapes import Event


def load_case(state: State, event: Event) -> State:
    """Move the sliders to a case that the page offered.

    Raises
    ------
    ValueError
        If it is no mapping of levers and assumptions to values in their ranges.
    """
    values = event.get("values")
    if not isinstance(values, Mapping) or not values:
        raise ValueError("There was no case to load.")
    for name, value in values.items():
        if name not in LEVERS | ASSUMPTIONS:
            raise ValueError(f"The case was not loaded: “{str(name)[:40]}” is no setting.")
        if not isinstance(value, int | float):
            raise ValueError(f"The case was not loaded: {declared(name).label} has no number.")
        state = state.moved(name, float(declared(name).check(value)))
    return state


EVENTS = {"load_case": load_case}
