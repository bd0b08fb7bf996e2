"""The search behind a trade-off: cost, credibility and risk of escalation of every case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.decide._construction import greedy_packages
from deterrence_kit.analysis.decide._lever_steps import nearest_step
from deterrence_kit.analysis.decide.decision_variables import DecisionVariables
from deterrence_kit.analysis.decide.goals import Goal
from deterrence_kit.analysis.decide.pareto import crowding_distance, nondominated
from deterrence_kit.analysis.decide.prices import price
from deterrence_kit.analysis.outcomes import escalation
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array, Numeric

FORGET = 0.5  # chance that a child leaves one of its measures out altogether
GRAIN = 10  # measures are taken in tenths of their room: packages that one can read
RUNGS = 7  # levels of credibility for which a package built greedily joins the first population
SHOWN = 40


@dataclass(frozen=True, eq=False)
class Front:
    """Packages that nothing beats in all three at once, cheapest first.

    Attributes
    ----------
    packages : tuple of dict
        The levers' values, on their own steps; the first is what stands.
    cost : ndarray, shape (packages,), % of the pact's military spending
    credibility, escalation, propensity : ndarray, shape (packages,), probability (a year)
    threshold : ndarray, shape (packages,)
    now : tuple of float
        Cost, credibility and risk of escalation as things stand: 0 and two probabilities.
    """

    packages: tuple[dict[str, float], ...]
    cost: Array
    credibility: Array
    escalation: Array
    propensity: Array
    threshold: Array
    now: tuple[float, float, float]

    def __len__(self) -> int:
        return len(self.packages)


@dataclass(frozen=True)
class TradeOffSearch:
    """A search for the front in one scenario and world, over what policy may move there."""

    scenario: Scenario
    world: Mapping[str, float]
    variables: DecisionVariables

    def settings(self, effort: Array) -> dict[str, Array]:
        """The levers' values on their own steps, for efforts of shape (cases, measures)."""
        return {n: nearest_step(n, v) for n, v in self._exact(effort).items()}

    def _exact(self, effort: Array) -> dict[str, Array]:
        return self.variables.settings(np.round(effort * GRAIN) / GRAIN)

    def objectives(self, effort: Array) -> Array:
        """Cost, credibility lacking and risk of escalation, shape (cases, 3)."""
        settings: dict[str, Numeric] = {**self.world, **self.settings(effort)}
        cases = assess_cases(self.scenario, settings)
        found = (price(self.scenario, settings), 1 - cases.credibility, escalation(cases))
        return np.stack([np.broadcast_to(values, len(effort)) for values in found], axis=1)

    def first(self) -> Array:
        """Nothing, every measure alone at a half and in full, and all by their worth, one by one."""
        size = len(self.variables.names)
        alone = np.vstack([np.zeros(size), np.eye(size) / 2, np.eye(size)])
        found = self.objectives(alone)
        gain = found[0, 1] - found[1 + size :, 1]
        worth = gain / np.maximum(found[1 + size :, 0], 1e-9)
        order = np.argsort(-worth)
        path = np.tril(np.ones((size, size)))[:, np.argsort(order)]
        return np.vstack([alone, path, *self.rungs(found[0, 1], found[-1, 1])])

    def rungs(self, lacking: float, least: float) -> Iterator[Array]:
        """Packages built greedily for credibility between what stands and what all measures give."""
        everything = self.objectives(np.ones((1, len(self.variables.names))))[0, 1]
        for level in np.linspace(lacking, min(everything, least), RUNGS + 1)[1:]:
            goal = Goal("credibility", float(np.clip(1 - level, 0, 1)))
            yield greedy_packages(self.scenario, goal, self.world, self.variables)

    def front(self, effort: Array) -> Front:
        """What is shown of a population, cheapest first, with what stands in front."""
        effort = np.vstack([np.zeros(effort.shape[1]), effort])
        points = np.round(self.objectives(effort), 9)
        _, once = np.unique(points, axis=0, return_index=True)
        once = once[nondominated(points[once])]
        kept = once[_asked_for(points[once], points[0, 2])[:SHOWN]]
        kept = kept[np.lexsort((points[kept, 1], points[kept, 0]))]
        chosen = np.r_[0, kept[kept != 0]]
        return self._front(effort[chosen], points[chosen], points[0])

    def _front(self, effort: Array, points: Array, now: Array) -> Front:
        values = self.settings(effort)
        cases = assess_cases(self.scenario, {**self.world, **values})
        start = {n: self.scenario.default_of(n) for n in values}
        rows = range(len(effort))
        return Front(
            packages=tuple(
                {n: float(v[i]) for n, v in values.items() if abs(v[i] - start[n]) > 1e-9}
                for i in rows
            ),
            cost=points[:, 0],
            credibility=1 - points[:, 1],
            escalation=points[:, 2],
            propensity=np.broadcast_to(cases.propensity, len(effort)),
            threshold=np.broadcast_to(cases.threshold, len(effort)),
            now=(0.0, float(1 - now[1]), float(now[2])),
        )


def _asked_for(points: Array, risk: float) -> NDArray[np.intp]:
    """Places in the order in which they are shown: what most people look for first.

    The most credible for their cost, those that do not raise the risk and the others in turn, each
    with most room first; then the rest of the front.
    """
    calm = points[:, 2] <= risk + 1e-9
    order = np.full(len(points), np.inf)
    for group, start in ((calm, 0.0), (~calm, 0.5), (np.ones_like(calm), 0.25)):
        here = np.flatnonzero(group)
        lower = here[nondominated(points[here][:, :2])] if len(here) else here
        ranked = (
            lower[np.argsort(-crowding_distance(points[lower]), kind="stable")]
            if len(lower)
            else lower
        )
        order[ranked] = np.minimum(order[ranked], start + np.arange(len(ranked)))
    return np.lexsort((-crowding_distance(points), order))
