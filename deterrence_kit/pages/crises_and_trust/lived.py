"""The years of a state: on average, after a crisis, and in many futures; kept while it is shown."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypedDict

from deterrence_kit.app.plans import read_plan, span_of
from deterrence_kit.app.state import State, scenario_of
from deterrence_kit.model import Scenario
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.years.dynamics import simulate
from deterrence_kit.model.years.futures import Future, Futures
from deterrence_kit.model.years.preview import Preview, preview
from deterrence_kit.model.years.rates import Rates
from deterrence_kit.model.years.schedule import Schedule
from deterrence_kit.model.years.step import Step
from deterrence_kit.pages.crises_and_trust.choices import TOLD

QUICK = 300  # futures while a slider is dragged; then as many as these:
MANY = (2000, 6000)
CRISES = ("honoured", "violated")


class Case(NamedTuple):
    """All that the years depend on, as a key.

    Attributes
    ----------
    scenario : str
    left, joined : tuple of str
    changes : tuple of (str, float)
    plan : str
        What of it lies within the years shown.
    years : int
        As many as are shown.
    """

    scenario: str
    left: tuple[str, ...]
    joined: tuple[str, ...]
    changes: tuple[tuple[str, float], ...]
    plan: str
    years: int


class Given(TypedDict):
    """What `simulate` and `preview` take of a case, besides its plan."""

    subject: Scenario
    changes: dict[str, float]
    assumptions: Assumptions
    rates: Rates
    years: int


def case_of(state: State) -> Case:
    """What the years of a state depend on.

    Examples
    --------
    >>> case_of(State("nato-estonia", {"clarity": 0.9})).changes
    (('clarity', 0.9),)
    """
    shown = str(read_plan(state.plan, state)[0].within(span_of(state)))
    changes = tuple(sorted(state.changes_in("levers", "assumptions", "rates").items()))
    return Case(state.scenario, state.left, state.joined, changes, shown, span_of(state))


@lru_cache(maxsize=16)
def _given(case: Case) -> tuple[Given, Schedule]:
    """What a case gives to the model, and its plan."""
    state = State(
        case.scenario, dict(case.changes), left=case.left, joined=case.joined, plan=case.plan
    )
    scenario = scenario_of(state)
    given = Given(
        subject=scenario,
        changes=state.changes_in("levers"),
        assumptions=scenario.assumptions_at(state.changes_in("assumptions")),
        rates=Rates(**state.changes_in("rates")),
        years=case.years + 1,  # so that the last year shown has a beginning
    )
    return given, read_plan(case.plan, state)[0]


@lru_cache(maxsize=64)
def mean_of(case: Case) -> Preview:
    """The years on average."""
    given, schedule = _given(case)
    return preview(**given, schedule=schedule)


@lru_cache(maxsize=32)
def after_crisis(case: Case, kind: str) -> Preview:
    """The same with a crisis this year that is honoured or violated, or with neither.

    Parameters
    ----------
    case : Case
    kind : {"", "honoured", "violated"}
    """
    given, schedule = _given(case)
    if not kind and not any(s.kind in CRISES for s in schedule.steps):
        return mean_of(case)
    steps = [s for s in schedule.steps if s.year > 1 or s.kind not in CRISES]
    crisis = [Step(1, "violated" if kind == "violated" else "honoured")] if kind else []
    return preview(**given, schedule=Schedule((*steps, *crisis), schedule.review))


@lru_cache(maxsize=24)
def futures_of(case: Case, count: int) -> Futures:
    """Many futures of a case."""
    given, schedule = _given(case)
    return simulate(**given, schedule=schedule, futures=count)


@lru_cache(maxsize=16)
def futures_told(case: Case) -> tuple[Future, ...]:
    """The futures that can be picked.

    Returns
    -------
    tuple of Future
        The first `TOLD`, in the order of their numbers.
    """
    return tuple(futures_of(case, QUICK).some(0, TOLD))
