"""A goal to be reached at the least cost: what a search for packages asks of a case."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.analysis.decide.decision_variables import DecisionVariables
from deterrence_kit.analysis.decide.goals import ENOUGH, Goal
from deterrence_kit.analysis.decide.prices import price
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array, Numeric

Steps: TypeAlias = Generator[None, None, Array]
MARGINAL = 2e-3  # a measure that uses less of its room than this is dropped before it is rounded


@dataclass(frozen=True)
class SearchProblem:
    """A goal, and what may be moved to reach it, in one scenario and world.

    Attributes
    ----------
    scenario : Scenario
    goal : Goal
    world : mapping
        Assumptions and costs that differ.
    variables : DecisionVariables
    most : int or None
        How many of them a package may use.
    """

    scenario: Scenario
    goal: Goal
    world: Mapping[str, float]
    variables: DecisionVariables
    most: int | None = None

    def slack(self, effort: Array) -> Array:
        """How far each case is beyond the goal, shape (cases,)."""
        settings: dict[str, Numeric] = {**self.world, **self.variables.settings(effort)}
        return self.goal.slack(self.scenario, settings, len(effort))

    def cost(self, effort: Array) -> Array:
        """What each case costs, shape (cases,)."""
        found = price(self.scenario, {**self.world, **self.variables.settings(effort)})
        return np.broadcast_to(found, len(effort))

    def order(self, effort: Array) -> NDArray[np.intp]:
        """Places of the packages, best first: those that reach the goal by cost, then by shortfall."""
        slack = self.slack(effort)
        missed = slack < -ENOUGH
        return np.lexsort((np.where(missed, -slack, self.cost(effort)), missed))

    def used(self, effort: Array) -> list[int]:
        """The measures that a package has."""
        return list(np.flatnonzero(effort > MARGINAL))

    def slack_of(self, packages: list[dict[str, float]]) -> Array:
        names = sorted({n for package in packages for n in package})
        settings = {
            n: np.array([p.get(n, self.scenario.default_of(n)) for p in packages]) for n in names
        }
        return self.goal.slack(self.scenario, {**self.world, **settings}, len(packages))


def finished(steps: Steps) -> Array:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            values: Array = end.value
            return values
