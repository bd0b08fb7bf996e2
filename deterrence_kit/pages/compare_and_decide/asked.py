"""What a state asks of the page: the goal, the limits, the scenarios to compare over."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from deterrence_kit.analysis.decide.goals import Goal
from deterrence_kit.analysis.outcomes import escalation
from deterrence_kit.app.state import State, scenario_called, scenario_of
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model import assess
from deterrence_kit.model.costs import POLICY

TODAY_FROM = 2000  # scenarios of this year or later are of today
INVENTED = "Training"  # the region of scenarios that are no real pact's

Key: TypeAlias = tuple[object, ...]  # what a finding depends on


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


def front_key(state: State) -> Key:
    """What the trade-offs depend on."""
    return (*case_of(state), state.choice("limits"))


def case_of(state: State) -> Key:
    """The scenario with its members and everything that packages do not move."""
    return state.scenario, state.left, state.joined, tuple(sorted(world_of(state).items()))
