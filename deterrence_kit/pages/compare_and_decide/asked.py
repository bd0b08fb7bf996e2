"""What a decision page asks for: goals, limits, examples, and putting a case on the sliders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from deterrence_kit.analysis.front import Front
from deterrence_kit.analysis.goals import Goal
from deterrence_kit.analysis.outcomes import escalation
from deterrence_kit.app.packages import MOST_PACKAGES, loaded
from deterrence_kit.app.state import Package, State, scenario_called, scenario_of
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model import assess
from deterrence_kit.model.costs import POLICY
from deterrence_kit.model.settings import LEVERS, declared
from deterrence_kit.views.decision_words import GOALS, LIMITS, MOST, OVER

ASKED = {"over": OVER, "goal": GOALS, "limits": LIMITS, "most": MOST}
TODAY_FROM = 2000  # scenarios of this year or later are of today

EXAMPLES = (
    Package("Ready forces", {"readiness": 0.7, "mobilisation_days": 8, "interoperability": 0.85}),
    Package("Forward and defended", {"presence": 0.05, "stocks": 0.4, "air_defence": 0.6}),
    Package("Clear words", {"clarity": 0.9, "red_lines": 0.8, "decision_days": 2, "will": 0.65}),
)

Key = tuple[Any, ...]
FRONTS: dict[Key, Front] = {}  # found in this session, by what they depend on
COMPLETE: dict[Key, bool] = {}  # those that are not still growing
KEPT = 24


def keep(store: dict[Key, Any], key: Key, found: Any) -> None:
    """Remember what was found, and forget the oldest beyond `KEPT`."""
    store[key] = found
    while len(store) > KEPT:
        store.pop(next(iter(store)))


@lru_cache(maxsize=64)
def _baseline(name: str) -> tuple[float, float, float]:
    now = assess(scenario_called(name))
    return float(now.credibility), float(now.propensity), float(escalation(now))


def goal_of(state: State) -> Goal:
    """The goal that is chosen, against the scenario as it is shipped.

    Examples
    --------
    >>> goal_of(State("nato-estonia").chosen("goal", "holds")).text
    'deterrence holds'
    """
    credibility, propensity, risk = _baseline(state.scenario)
    return {
        "ten": Goal("credibility", min(1.0, round(credibility + 0.1, 6))),
        "twenty": Goal("credibility", min(1.0, round(credibility + 0.2, 6))),
        "holds": Goal(),
        "rarer": Goal("propensity", 0.75 * propensity),
        "calmer": Goal("escalation", 0.75 * risk),
    }[state.choice("goal")]


def limits_of(state: State) -> dict[str, tuple[float, float]]:
    """The limits that are chosen, by lever.

    Examples
    --------
    >>> limits_of(State("us-korea").chosen("limits", "budgets"))
    {'spending': (1.0, 1.0), 'spending_floor': (0.0, 0.0)}
    """
    scenario, chosen = scenario_of(state), state.choice("limits")
    now = {name: scenario.default_of(name) for name in POLICY}
    if chosen == "budgets":
        return {n: (now[n], now[n]) for n, p in POLICY.items() if p.effort == "money"}
    if chosen == "words":
        politics = {n for n, p in POLICY.items() if p.pillar in ("cohesion", "challenger")}
        return {n: (now[n], now[n]) for n in POLICY if n not in politics}
    if chosen == "half":
        return {n: ((p.low + now[n]) / 2, (p.high + now[n]) / 2) for n, p in POLICY.items()}
    return {}


def most_of(state: State) -> int | None:
    """How many measures the cheapest package may have; None for any number."""
    chosen = state.choice("most")
    return int(chosen) if chosen.isdigit() else None


def world_of(state: State) -> dict[str, float]:
    """Everything that differs but the levers that packages move: assumptions, costs, what is given."""
    changes = state.changes_in("levers", "assumptions", "costs")
    return {name: value for name, value in changes.items() if name not in POLICY}


def compared_names(state: State) -> tuple[str, ...]:
    """The scenarios that packages are compared over; the page's own comes first."""
    own, over = scenario_called(state.scenario), state.choice("over")
    others = [name for name in scenario_names() if name != state.scenario]
    if over == "pact":
        same = [n for n in others if set(scenario_called(n).codes) == set(own.codes)]
        others = [n for n in same if scenario_called(n).year == own.year]
    elif over == "today":
        others = [n for n in others if scenario_called(n).year >= TODAY_FROM]
        others = [n for n in others if scenario_called(n).region != INVENTED]
    return (state.scenario, *others)


INVENTED = "Training"  # the region of scenarios that are no real pact's


def decide(state: State, event: Mapping[str, Any]) -> State:
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


def load_measures(state: State, event: Mapping[str, Any]) -> State:
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


def with_measures(state: State, measures: Mapping[str, float]) -> State:
    """The state with these measures and no others."""
    others = {n: v for n, v in state.changes.items() if n.partition(".")[0] not in POLICY}
    state = replace(state, changes=others)
    for name, value in measures.items():
        state = state.moved(name, value)
    return state


def front_key(state: State) -> Key:
    """What the trade-offs depend on."""
    return (*case_of(state), state.choice("limits"))


def case_of(state: State) -> Key:
    """The scenario with its members and everything that packages do not move."""
    return state.scenario, state.left, state.joined, tuple(sorted(world_of(state).items()))


def load_front(state: State, event: Mapping[str, Any]) -> State:
    """Put a case of the trade-offs on the sliders.

    Raises
    ------
    ValueError
        If that case is not there any more.
    """
    found, place = FRONTS.get(front_key(state)), str(event.get("code", "")).removeprefix("front-")
    if found is None or not place.isdecimal() or int(place) >= len(found):
        raise ValueError(
            "That case is not there any more: the trade-offs have been worked out anew."
        )
    return with_measures(state, found.packages[int(place)])


def load_levers(state: State, event: Mapping[str, Any]) -> State:
    """Put a package's levers on the sliders; assumptions and costs, the same for all, stay."""
    there = loaded(state, event)
    levers = {n: v for n, v in there.changes.items() if n.partition(".")[0] in LEVERS}
    others = {n: v for n, v in state.changes.items() if n.partition(".")[0] not in LEVERS}
    return replace(there, changes=levers | others)


def suggest(state: State, event: Mapping[str, Any]) -> State:
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
