"""What the page's blocks can ask for: choices, examples, and cases to put on the sliders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deterrence_kit.app.packages import MOST_PACKAGES, kept, loaded
from deterrence_kit.app.state import Package, State
from deterrence_kit.model.costs import POLICY
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import declared, is_lever
from deterrence_kit.pages.compare_and_decide.asked import front_key
from deterrence_kit.pages.compare_and_decide.choices import ASKED
from deterrence_kit.pages.compare_and_decide.findings import FRONTS
from deterrence_kit.views.shapes import Event

EXAMPLES = (
    Package("Ready forces", {"readiness": 0.7, "mobilisation_days": 8, "interoperability": 0.85}),
    Package("Forward and defended", {"presence": 0.05, "stocks": 0.4, "air_defence": 0.6}),
    Package("Clear words", {"clarity": 0.9, "red_lines": 0.8, "decision_days": 2, "will": 0.65}),
)


def decide(state: State, event: Event) -> State:
    """Answer the form: which goal, which limits, over which scenarios.

    Raises
    ------
    ValueError
        If a value is not one of those offered.
    """
    values = event.get("values")
    for name, value in values.items() if isinstance(values, Mapping) else ():
        if name in ASKED and str(value) not in ASKED[name]:
            raise ValueError(f"“{str(value)[:40]}” is not offered there.")
        if name in ASKED:
            state = state.chosen(name, str(value))
    return state


def load_measures(state: State, event: Event) -> State:
    """Put a package's measures on the sliders, and every other measure back to its baseline.

    Raises
    ------
    ValueError
        If it is no mapping of levers with a cost to values in their ranges.
    """
    values = event.get("values")
    if not isinstance(values, Mapping):
        raise ValueError("There was no package to load.")
    for name, value in values.items():
        if name not in POLICY or isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"The package was not loaded: “{str(name)[:40]}” is no measure.")
        declared(name).check(value)
    return with_measures(state, {str(n): float(v) for n, v in values.items()})


def load_way(state: State, event: Event) -> State:
    """Put a way to the goal on the sliders, on top of what stands there.

    Raises
    ------
    ValueError
        As `load_measures`.
    """
    for name, value in load_measures(State(state.scenario), event).changes.items():
        state = state.moved(name, value)
    return state


def keep_way(state: State, event: Event) -> State:
    """Keep a way to the goal as a package, and leave the sliders as they are.

    Raises
    ------
    ValueError
        As `load_way`, and if there are as many packages as can be compared.
    """
    there = load_way(state, event)
    called = str(event.get("called", ""))
    return replace(state, packages=kept(there, {"name": called}).packages)


def with_measures(state: State, measures: Mapping[str, float]) -> State:
    """The state with these measures and no others."""
    others = {n: v for n, v in state.changes.items() if SettingName.parse(n).base not in POLICY}
    state = replace(state, changes=others)
    for name, value in measures.items():
        state = state.moved(name, value)
    return state


def load_front(state: State, event: Event) -> State:
    """Put a case of the trade-offs on the sliders.

    Raises
    ------
    ValueError
        If that case is not there any more.
    """
    found, _ = FRONTS.get(front_key(state)) or (None, False)
    place = str(event.get("code", "")).removeprefix("front-")
    if found is None or not place.isdecimal() or int(place) >= len(found):
        raise ValueError(
            "That case is not there any more: the trade-offs have been worked out anew."
        )
    return with_measures(state, found.packages[int(place)])


def load_levers(state: State, event: Event) -> State:
    """Put a package's levers on the sliders; assumptions and costs, the same for all, stay."""
    there = loaded(state, event)
    levers = {n: v for n, v in there.changes.items() if is_lever(n)}
    others = {n: v for n, v in state.changes.items() if not is_lever(n)}
    return replace(there, changes=levers | others)


def suggest(state: State, event: Event) -> State:
    """Keep three examples to begin with.

    Raises
    ------
    ValueError
        If there is no room for them.
    """
    known = {package.name for package in state.packages}
    new = tuple(package for package in EXAMPLES if package.name not in known)
    if len(state.packages) + len(new) > MOST_PACKAGES:
        raise ValueError(f"{MOST_PACKAGES} packages can be compared: remove some first.")
    return replace(state, packages=(*state.packages, *new))


EVENTS = {
    "decide": decide,
    "load_measures": load_measures,
    "load_way": load_way,
    "keep_way": keep_way,
    "load_front": load_front,
    "load_package": load_levers,
    "suggest": suggest,
}
