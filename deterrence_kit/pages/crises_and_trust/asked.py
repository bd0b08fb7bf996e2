"""What a reader can ask for on this page: another future, and another plan to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deterrence_kit.app.packages import unpacked
from deterrence_kit.app.state import State, scenario_of
from deterrence_kit.pages.crises_and_trust.choices import FUTURES, TOLD
from deterrence_kit.pages.crises_and_trust.lived import case_of, futures_told
from deterrence_kit.views.shapes import Event

# Buttons that lead to a future: what it is known for, and what the button says.
WAYS = {
    "next": "Next",
    "calmest": "The calmest",
    "challenges": "Most challenges",
    "violations": "Most violations",
}


def pick_future(state: State, event: Event) -> State:
    """The state in which another future is told: by its number, or by what it is known for.

    Raises
    ------
    ValueError
        With a sentence, if there is no such future.

    Examples
    --------
    >>> pick_future(State(), {"values": {"future": 7}}).choice("future")
    '7'
    """
    values, way = event.get("values"), event.get("way")
    number: Any = values.get("future") if isinstance(values, Mapping) else None
    if isinstance(way, str) and way in WAYS:
        number = _number(state, way)
    known = isinstance(number, int | float) and not isinstance(number, bool)
    if not known or not 0 < number <= TOLD or f"{number:g}" not in FUTURES:
        raise ValueError(f"The futures that can be told are 1 to {TOLD}.")
    return state.chosen("future", f"{number:g}")


def _number(state: State, way: str) -> int:
    """The number of the future that a button leads to."""
    if way == "next":
        return int(state.choice("future")) % TOLD + 1
    told = futures_told(case_of(state))
    met = [[e for e in future.events if e.kind == "challenge"] for future in told]
    scores = {
        "calmest": [-len(events) for events in met],
        "challenges": [len(events) for events in met],
        "violations": [sum(e.honoured is False for e in events) for events in met],
    }[way]
    return scores.index(max(scores)) + 1


def compare_with(state: State, event: Event) -> State:
    """The state in which the plan is compared with something else.

    Raises
    ------
    ValueError
        With a sentence, if it is not `comparable`.
    """
    values = event.get("values")
    wanted = values.get("against") if isinstance(values, Mapping) else None
    if not isinstance(wanted, str) or wanted not in comparable(state):
        raise ValueError("That package is not there any more, or cannot be in this scenario.")
    return state.chosen("against", wanted)


def comparable(state: State) -> dict[str, str]:
    """What the plan can be compared with: the baseline, and the packages that are kept.

    Returns
    -------
    dict
        The value of the choice ``against``, and what the page calls it.

    Examples
    --------
    >>> comparable(State("nato-estonia"))
    {'baseline': 'the baseline'}
    """
    kept = [(f"package{i}", p) for i, p in enumerate(state.packages, start=1)]
    named = {place: f"“{p.name}”" for place, p in kept if _can_be(unpacked(state, p))}
    return {"baseline": "the baseline"} | named


def _can_be(state: State) -> bool:
    """Whether those who leave and join can do so: a package may come from another scenario."""
    try:
        scenario_of(state)
    except ValueError:
        return False
    return True


EVENTS = {"pick_future": pick_future, "compare_with": compare_with}
