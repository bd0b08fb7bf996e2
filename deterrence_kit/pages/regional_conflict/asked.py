"""What a reader can ask for on this page: another region, another pact, another year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deterrence_kit.app import plan_editor
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.state import State
from deterrence_kit.pages.regional_conflict.baseline import WORLD
from deterrence_kit.pages.regional_conflict.choices import LAST, SWITCHED
from deterrence_kit.pages.regional_conflict.whose import region_of, representatives
from deterrence_kit.views.shapes import Event

NO_CHOICE = "That cannot be chosen here."


def choose(state: State, event: Event) -> State:
    """The state after a choice; another region begins at its own baseline.

    Raises
    ------
    ValueError
        With a sentence, if there is no such choice.

    Examples
    --------
    >>> choose(State(), {"name": "region", "value": "gulf"}).scenario
    'gcc-kuwait'
    """
    name, value = event.get("name"), event.get("value")
    if not isinstance(name, str) or not isinstance(value, str):
        raise ValueError(NO_CHOICE)
    if value not in CHOICES.get(name, {}):
        raise ValueError(NO_CHOICE)
    if name != "region":
        return state.chosen(name, value)
    first = next(iter(representatives(value).values()))
    return State(first, choices=state.choices, packages=state.packages).chosen(name, value)


def choose_pact(state: State, event: Event) -> State:
    """The state in which the levers are another pact's; assumptions stay as they are.

    Raises
    ------
    ValueError
        With a sentence, if the region has no such pact.
    """
    offered = representatives(region_of(state).name)
    pact = event.get("pact")
    if not isinstance(pact, str) or pact not in offered:
        raise ValueError("That pact is not in this region.")
    world = state.changes_in(*WORLD)
    return State(offered[pact], world, choices=state.choices, packages=state.packages)


def choose_year(state: State, event: Event) -> State:
    """The state in which another year is shown.

    Raises
    ------
    ValueError
        With a sentence, if it is none of the years.

    Examples
    --------
    >>> choose_year(State(), {"values": {"when": 7}}).choice("when")
    '7'
    """
    values = event.get("values")
    year: Any = values.get("when") if isinstance(values, Mapping) else None
    number = isinstance(year, int | float) and not isinstance(year, bool)
    if not number or not 0 <= year <= LAST or year != int(year):
        raise ValueError(f"The years shown are 0 to {LAST}.")
    return state.chosen("when", f"{year:.0f}")


def switch_rivalry(state: State, event: Event) -> State:
    """The state in which one pair's rivalry is set the other way round than its file says.

    Raises
    ------
    ValueError
        With a sentence, if there is no such pair.

    Examples
    --------
    >>> switch_rivalry(State(), {"values": {"rivals_of": "RUS-FIN"}}).choice("rivals_of")
    'RUS-FIN'
    """
    values = event.get("values")
    code: Any = values.get("rivals_of") if isinstance(values, Mapping) else None
    if not isinstance(code, str) or code not in SWITCHED:
        raise ValueError("That pair is not in any region.")
    return state.chosen("rivals_of", code)


EVENTS = {
    "switch_rivalry": switch_rivalry,
    "choice": choose,  # the frame has one by that name; a page's own comes first
    "pact": choose_pact,
    "when": choose_year,
    "clear_plan": plan_editor.clear_plan,
}
