"""What a state asks of the page: the goal, the limits, the scenarios to compare over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.decide.goals import Goal
from deterrence_kit.analysis.decide.instruments import instrument
from deterrence_kit.analysis.decide.sureness import Reference
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.app.membership import name_of
from deterrence_kit.app.state import State, scenario_called, scenario_of
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model import Scenario, assess
from deterrence_kit.model.costs import POLICY
from deterrence_kit.model.rounding import difference
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import declared, is_lever
from deterrence_kit.model.telling.written import from_to
from deterrence_kit.pages.compare_and_decide.choices import GOALS
from deterrence_kit.views.names import in_sentence, lower_first, within

TODAY_FROM = 2000  # scenarios of this year or later are of today
INVENTED = "Training"  # the region of scenarios that are no real pact's

Key: TypeAlias = tuple[object, ...]  # what a finding depends on


@lru_cache(maxsize=64)
def _baseline(name: str) -> float:
    return float(assess(scenario_called(name)).credibility)


@dataclass(frozen=True)
class Aim:
    """A goal, in words and as a bound, and what it is measured against.

    Attributes
    ----------
    text : str
    goal : Goal
    reference : Reference or None
        None where the bound is a verdict and no level.
    """

    text: str
    goal: Goal
    reference: Reference | None


def aim_of(state: State) -> Aim:
    """What is aimed at, as far as it can be said of this state.

    Examples
    --------
    >>> aim_of(State("nato-estonia", {"will.USA": 0.2})).text
    'as credible as at the baseline'
    >>> aim_of(State("nato-estonia").chosen("goal", "holds")).text
    'deterrence holds'
    """
    chosen = state.choice("goal")
    if chosen == "back":
        chosen = "baseline" if _lost(state) else "ten"
    if chosen == "before":
        earlier = before_last(state)
        chosen = "before" if earlier is not None else "baseline"
    if chosen == "holds":
        return Aim(GOALS[chosen], Goal(), None)
    text, outcome, scale, shift = _MEASURED[chosen]
    there = before_last(state) if chosen == "before" else None
    earlier = there or State(state.scenario)
    reference = Reference(scenario_of(earlier), everything(earlier), scale, shift)
    level = float(outcome_called(outcome).of(assess_cases(reference.scenario, reference.settings)))
    bound = min(1.0, round(scale * level + shift, 6))
    return Aim(text if there is None else before_text(state), Goal(outcome, bound), reference)


_MEASURED = {
    "baseline": (GOALS["baseline"], "credibility", 1.0, 0.0),
    "before": (GOALS["before"], "credibility", 1.0, 0.0),
    "ten": (GOALS["ten"], "credibility", 1.0, 0.1),
    "twenty": (GOALS["twenty"], "credibility", 1.0, 0.2),
    "rarer": (GOALS["rarer"], "propensity", 0.75, 0.0),
    "calmer": (GOALS["calmer"], "escalation", 0.75, 0.0),
}


def _lost(state: State) -> bool:
    """Whether credibility is lower than at the baseline, as far as that is shown."""
    now = assess_cases(scenario_of(state), everything(state)).credibility
    return float(difference(now, _baseline(state.scenario))) < 0


def everything(state: State) -> dict[str, float]:
    """All settings that differ and enter one year's assessment."""
    return state.changes_in("levers", "assumptions")


def before_last(state: State) -> State | None:
    """The state without what was changed last: a setting, else a member; None at the baseline."""
    if state.touched in state.changes:
        rest = {n: v for n, v in state.changes.items() if n != state.touched}
        return replace(state, changes=rest)
    if state.left:
        return replace(state, left=state.left[:-1])
    return replace(state, joined=state.joined[:-1]) if state.joined else None


def before_text(state: State) -> str:
    """That goal, by what was changed last.

    Examples
    --------
    >>> before_text(State("nato-estonia", {"will.USA": 0.2}, touched="will.USA"))
    'as before domestic will of the United States went from 0.5 to 0.2'
    """
    scenario, name = scenario_of(state), state.touched
    if name in state.changes:
        names = dict(zip(scenario.codes, scenario.names, strict=True))
        base, code = SettingName.parse(name)
        label = lower_first(declared(base).label)
        whose = f" of {in_sentence(names.get(code, code))}" if code else ""
        values = (scenario_called(state.scenario).default_of(name), state.changes[name])
        return f"as before {label}{whose} went {from_to(*values, declared(base).unit)}"
    if state.left:
        return f"as before {within(name_of(state, state.left[-1]))} left"
    if state.joined:
        return f"as before {within(name_of(state, state.joined[-1]))} joined"
    return GOALS["before"]


def goal_of(state: State) -> Goal:
    """The goal that is chosen, as a bound.

    Examples
    --------
    >>> goal_of(State("nato-estonia").chosen("goal", "holds")).text
    'deterrence holds'
    """
    return aim_of(state).goal


def standing(state: State) -> Scenario:
    """The scenario as the sliders have it, so that measures are what is done besides.

    Examples
    --------
    >>> standing(State("us-korea", {"readiness": 0.3})).default_of("readiness")
    0.3
    """
    scenario = scenario_of(state)
    moved = {n: v for n, v in state.changes.items() if is_lever(n)}
    return replace(scenario, settings={**scenario.settings, **moved})


def limits_of(state: State, scenario: Scenario | None = None) -> dict[str, tuple[float, float]]:
    """The limits that are chosen, by lever, from the scenario as it is shipped or as it stands.

    Examples
    --------
    >>> limits_of(State("us-korea").chosen("limits", "budgets"))["spending"]
    (1.0, 1.0)
    """
    scenario, chosen = scenario or scenario_of(state), state.choice("limits")
    now = {name: scenario.default_of(name) for name in POLICY}
    if chosen == "budgets":
        return {n: (now[n], now[n]) for n in POLICY if instrument(n).coin == "money"}
    if chosen == "words":
        politics = {n for n, p in POLICY.items() if p.pillar in ("cohesion", "challenger")}
        politics = {name for name in politics if instrument(name).coin == "politics"}
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


def besides(state: State) -> dict[str, float]:
    """Everything that differs but levers, which `standing` has: assumptions, costs, the opponent."""
    return {name: value for name, value in world_of(state).items() if not is_lever(name)}


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


def ways_key(state: State) -> Key:
    """What the ways to the goal depend on."""
    chosen = tuple(state.choice(name) for name in ("goal", "limits", "most"))
    last = state.touched if state.choice("goal") == "before" else ""
    return (
        state.scenario,
        state.left,
        state.joined,
        tuple(sorted(state.changes.items())),
        last,
        *chosen,
    )
