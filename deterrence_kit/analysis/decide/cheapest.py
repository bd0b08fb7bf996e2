"""The cheapest package of measures that reaches a goal within limits."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, islice

import numpy as np

from deterrence_kit.analysis.decide._construction import filled, refilled
from deterrence_kit.analysis.decide._descent import descent
from deterrence_kit.analysis.decide._rounding import rounded_package
from deterrence_kit.analysis.decide._search_problem import SearchProblem, Steps
from deterrence_kit.analysis.decide.decision_variables import decision_variables
from deterrence_kit.analysis.decide.goals import ENOUGH, Goal
from deterrence_kit.analysis.decide.prices import prices
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.model import Scenario
from deterrence_kit.model.costs import POLICY
from deterrence_kit.model.parameter import Array

STARTS = 6  # packages built at once, five of them with luck
MOST_PARTS = 24  # parts of a package that are tried where the number of measures is limited


@dataclass(frozen=True)
class Cheapest:
    """The cheapest package found.

    Attributes
    ----------
    goal : Goal
    reached : bool
        Whether any package within the limits reaches the goal.
    changes : mapping
        The levers' values, on their own steps; where the goal is out of reach, the package that
        comes nearest to it.
    cost : float
        In % of the pact's military spending.
    costs : mapping
        The same by lever, dearest first.
    outcome : float
        The goal's outcome with that package.
    """

    goal: Goal
    reached: bool
    changes: dict[str, float]
    cost: float
    costs: dict[str, float]
    outcome: float

    def sentence(self) -> str:
        """What it is, in plain English.

        Examples
        --------
        >>> Cheapest(Goal(), True, {}, 0.0, {}, 0.1).sentence()
        'Nothing has to be done: deterrence holds as things stand.'
        """
        label = outcome_called(self.goal.outcome).label.lower()
        if not self.reached:
            return (
                f"Out of reach: with all measures within the limits, {label} comes to "
                f"{self.outcome:.2f}, and the goal is {self.goal.bound:g}."
            )
        if not self.changes:
            met = "deterrence holds" if self.goal == Goal() else "the goal is met"
            return f"Nothing has to be done: {met} as things stand."
        return (
            f"The cheapest package has {_count(len(self.changes))} and costs {self.cost:.1f} % of the "
            f"pact's military spending a year; {label} comes to {self.outcome:.2f}."
        )


def _count(number: int) -> str:
    return f"{number} measure" + "s" * (number != 1)


def cheapest(
    scenario: Scenario,
    goal: Goal | None = None,
    world: Mapping[str, float] | None = None,
    *,
    limits: Mapping[str, tuple[float, float]] | None = None,
    names: Iterable[str] | None = None,
    most: int | None = None,
) -> Cheapest:
    """The cheapest package that reaches a goal, from the scenario as it is shipped.

    Parameters
    ----------
    scenario : Scenario
    goal : Goal, optional
        By default that deterrence holds.
    world : mapping, optional
        Assumptions, costs (``cost_readiness``) and levers without a cost that differ. Levers with a
        cost are the search's to move and are passed over.
    limits, names
        As for `measures`.
    most : int, optional
        The most measures that the package may have.

    Returns
    -------
    Cheapest

    Notes
    -----
    Minimise the price of the package (`prices`) subject to the goal and the limits. Some measures
    have growing returns, so the best package is often a few measures taken far, and a search by slopes
    alone stops too soon. Packages are built greedily, by shortfall closed per cost, with some luck
    (Feo & Resende 1995); then one measure at a time is taken out and the rest filled up again (Ruiz &
    Stützle 2007); then slopes: sequential linear programming with a trust region, where the
    linear programme is a fractional knapsack, solved by sorting gain per cost (Dantzig 1957). Last,
    levers are put on their steps and pared down. Every step is one vectorised call. A good package,
    not proven to be the best: the tests compare it with scipy's SLSQP from many starts. Levers are
    tried in the directions that take effort.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = cheapest(load_scenario("russia-dprk"), Goal("credibility", 0.45))
    >>> found.reached, bool(found.outcome >= 0.45)
    (True, True)
    >>> cheapest(load_scenario("russia-dprk"), Goal("credibility", 0.99)).reached
    False
    """
    steps = cheapest_in_steps(scenario, goal, world, limits=limits, names=names, most=most)
    return [found for found in steps if found][-1]


def cheapest_in_steps(
    scenario: Scenario,
    goal: Goal | None = None,
    world: Mapping[str, float] | None = None,
    *,
    limits: Mapping[str, tuple[float, float]] | None = None,
    names: Iterable[str] | None = None,
    most: int | None = None,
) -> Iterator[Cheapest | None]:
    """The same in steps of some tens of milliseconds: None until the last, which is what was found.

    For a page that has to go on answering meanwhile.

    Parameters
    ----------
    scenario, goal, world, limits, names, most
        As for `cheapest`.

    Yields
    ------
    Cheapest or None
        None until the last, which is what was found.

    Raises
    ------
    ValueError
        If a package may have less than one measure, or a limit is wrong.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> *waiting, found = cheapest_in_steps(load_scenario("russia-dprk"), Goal("credibility", 0.45))
    >>> any(waiting), found.reached
    (False, True)
    """
    if most is not None and most < 1:
        raise ValueError(f"A package has at least one measure, not {most}.")
    goal = goal or Goal()
    given = {n: float(v) for n, v in (world or {}).items() if n not in POLICY}
    variables = decision_variables(scenario, limits, names)
    problem = SearchProblem(scenario, goal, given, variables, most)
    effort, reached = yield from _cheapest_effort(problem)
    yield _result(problem, rounded_package(problem, effort, reached), reached)


def _cheapest_effort(problem: SearchProblem) -> Generator[None, None, tuple[Array, bool]]:
    """The cheapest effort, and whether it reaches the goal; else the one that comes nearest."""
    nothing = np.zeros((1, len(problem.variables.names)))
    if not nothing.size or problem.slack(nothing)[0] >= -ENOUGH:
        return nothing[0], bool(problem.slack(nothing)[0] >= -ENOUGH)
    built = yield from filled(problem, np.repeat(nothing, STARTS, axis=0), seed=1)
    if problem.most is not None:
        built = np.vstack([built, (yield from _parts_of_the_whole(problem))])
    effort = yield from refilled(problem, built)
    effort = (yield from descent(problem, effort[None]))[0]
    return effort, bool(problem.slack(effort[None])[0] >= -ENOUGH)


def _parts_of_the_whole(problem: SearchProblem) -> Steps:
    """As many measures as allowed out of those of the best package without that limit."""
    whole, _ = yield from _cheapest_effort(replace(problem, most=None))
    used = problem.used(whole)
    few = list(islice(combinations(used, min(problem.most or 1, len(used))), MOST_PARTS))
    barred = np.ones((len(few), len(whole)), bool)
    for row, kept in enumerate(few):
        barred[row, list(kept)] = False
    return (yield from filled(problem, np.zeros(barred.shape), barred=barred))


def _result(problem: SearchProblem, changes: dict[str, float], reached: bool) -> Cheapest:
    goal, scenario = problem.goal, problem.scenario
    slack = problem.slack_of([changes])[0]
    outcome = outcome_called(goal.outcome).better * float(slack) + goal.bound
    own = {n: float(v) for n, v in prices(scenario, {**problem.world, **changes}).items()}
    costs = dict(sorted(((n, own[n]) for n in changes), key=lambda item: -item[1]))
    order = {n: changes[n] for n in costs}
    return Cheapest(goal, reached, order, sum(costs.values()), costs, outcome)
