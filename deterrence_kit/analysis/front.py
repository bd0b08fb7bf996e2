"""Trade-offs: packages that nothing beats in cost, credibility and risk of escalation at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.cheapest import Measures, greedy, measures
from deterrence_kit.analysis.goals import Goal
from deterrence_kit.analysis.outcomes import escalation
from deterrence_kit.analysis.prices import price
from deterrence_kit.model import Scenario
from deterrence_kit.model.costs import POLICY
from deterrence_kit.model.settings import declared

Objectives = Callable[[np.ndarray], np.ndarray]

POPULATION = 120
GENERATIONS = 100
CROWDED = 20.0  # how near children stay to parents: eta of crossover and of mutation
FORGET = 0.5  # chance that a child leaves one of its measures out altogether
GRAIN = 10  # measures are taken in tenths of their room: packages that one can read
RUNGS = 7  # levels of credibility for which a package built greedily joins the first population
SHOWN = 40


def nondominated(points: np.ndarray) -> np.ndarray:
    """The points that no other is better than, where less is better.

    Parameters
    ----------
    points : ndarray, shape (points, objectives)

    Returns
    -------
    ndarray of bool, shape (points,)
        False where another point is at most as large in every objective and smaller in one.

    Examples
    --------
    >>> import numpy as np
    >>> nondominated(np.array([[1, 3], [2, 2], [3, 1], [3, 3]])).tolist()
    [True, True, True, False]
    """
    return ~_dominates(points).any(axis=0)


def ranks(points: np.ndarray) -> np.ndarray:
    """The front that each point lies on: 0 for the first, 1 once that is taken away, and so on.

    Examples
    --------
    >>> import numpy as np
    >>> ranks(np.array([[1, 3], [2, 2], [3, 3], [4, 4]])).tolist()
    [0, 0, 1, 2]
    """
    over = _dominates(points)
    found, left = np.full(len(points), -1), np.ones(len(points), bool)
    rank = 0
    while left.any():
        front = left & ~over[left].any(axis=0)
        found[front], left, rank = rank, left & ~front, rank + 1
    return found


def crowding(points: np.ndarray) -> np.ndarray:
    """How much room each point of a front has: the distance of its neighbours, summed, infinite at ends.

    Examples
    --------
    >>> import numpy as np
    >>> crowding(np.array([[0.0, 1], [0.5, 0.5], [1, 0]])).tolist()
    [inf, 2.0, inf]
    """
    room = np.zeros(len(points))
    for values in np.asarray(points, dtype=float).T:
        order = np.argsort(values, kind="stable")
        room[order[[0, -1]]] = np.inf
        width = np.ptp(values)
        if width > 0:
            room[order[1:-1]] += (values[order[2:]] - values[order[:-2]]) / width
    return room


def _dominates(points: np.ndarray) -> np.ndarray:
    """Whether the point of the row beats the point of the column."""
    points = np.asarray(points, dtype=float)
    shape = (len(points), len(points))
    no_worse, better = np.ones(shape, bool), np.zeros(shape, bool)
    for values in points.T:
        no_worse &= values[:, None] <= values
        better |= values[:, None] < values
    return no_worse & better


def evolved(
    objectives: Objectives,
    size: int,
    first: np.ndarray | None = None,
    *,
    population: int = POPULATION,
    generations: int = GENERATIONS,
    forget: float = 0.0,
    seed: int = 0,
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """A population that closes in on the Pareto front, generation by generation.

    Parameters
    ----------
    objectives : callable
        From variables, shape (cases, size) between 0 and 1, to objectives, shape (cases, objectives),
        where less is better.
    size : int
        Number of variables.
    first : ndarray, shape (cases, size), optional
        Members of the first population; the others are random.
    forget : float
        Chance that a child has one of its variables set to 0.

    Yields
    ------
    variables, objectives : ndarray
        The population after each generation.

    Notes
    -----
    NSGA-II (Deb, Pratap, Agarwal & Meyarivan 2002): the better front wins, then the emptier
    neighbourhood; simulated binary crossover and polynomial mutation. Checked on the published
    problems ZDT1, ZDT2, ZDT3 and DTLZ2, whose fronts are known.

    Examples
    --------
    >>> import numpy as np
    >>> circle = lambda x: np.stack([x[:, 0], (1 - x[:, 0]) ** 2], axis=1)
    >>> *_, (x, f) = evolved(circle, 1, population=20, generations=5)
    >>> x.shape, f.shape
    ((20, 1), (20, 2))
    """
    random = np.random.default_rng(seed)
    x = random.random((population, size))
    if first is not None:
        x[: len(first)] = first[:population]
    f = objectives(x)
    rank, room = _standing(f)
    for _ in range(generations):
        child = _children(random, x, rank, room, forget)
        x, f = np.vstack([x, child]), np.vstack([f, objectives(child)])
        rank, room = _standing(f)
        kept = np.lexsort((-room, rank))[:population]
        x, f, rank, room = x[kept], f[kept], rank[kept], room[kept]
        yield x, f


def _standing(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    rank = ranks(points)
    room = np.empty(len(points))
    for front in range(rank.max() + 1):
        here = rank == front
        room[here] = crowding(points[here])
    return rank, room


def _children(
    random: np.random.Generator, x: np.ndarray, rank: np.ndarray, room: np.ndarray, forget: float
) -> np.ndarray:
    parents = x[_winners(random, rank, room)]
    child = _crossed(random, parents)
    child = _mutated(random, child)
    leave_out = random.random(child.shape) < forget / child.shape[1]
    return np.where(leave_out, 0.0, child)


def _winners(random: np.random.Generator, rank: np.ndarray, room: np.ndarray) -> np.ndarray:
    """Of two drawn at random the one on the better front, or with more room."""
    one, other = random.integers(len(rank), size=(2, len(rank)))
    first = (rank[one] < rank[other]) | ((rank[one] == rank[other]) & (room[one] > room[other]))
    return np.where(first, one, other)


def _crossed(random: np.random.Generator, parents: np.ndarray) -> np.ndarray:
    """Simulated binary crossover of neighbours (Deb & Agrawal 1995)."""
    other = np.roll(parents, 1, axis=0)
    u = random.random(parents.shape)
    power = 1 / (CROWDED + 1)
    spread = np.where(u <= 0.5, (2 * u) ** power, (0.5 / np.maximum(1 - u, 1e-12)) ** power)
    mixed = 0.5 * ((1 + spread) * parents + (1 - spread) * other)
    swapped = np.where(random.random(parents.shape) < 0.5, mixed, parents)
    some = random.random((len(parents), 1)) < 0.9
    return np.clip(np.where(some, swapped, parents), 0, 1)


def _mutated(random: np.random.Generator, child: np.ndarray) -> np.ndarray:
    """Polynomial mutation: one variable a child, on average."""
    u = random.random(child.shape)
    power = 1 / (CROWDED + 1)
    step = np.where(u < 0.5, (2 * u) ** power - 1, 1 - (2 * (1 - u)) ** power)
    return np.where(
        random.random(child.shape) < 1 / child.shape[1], np.clip(child + step, 0, 1), child
    )


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
    cost: np.ndarray
    credibility: np.ndarray
    escalation: np.ndarray
    propensity: np.ndarray
    threshold: np.ndarray
    now: tuple[float, float, float]

    def __len__(self) -> int:
        return len(self.packages)


def front(
    scenario: Scenario,
    world: Mapping[str, float] | None = None,
    *,
    limits: Mapping[str, tuple[float, float]] | None = None,
    generations: int = GENERATIONS,
    seed: int = 0,
) -> Front:
    """The Pareto front of cost against credibility against risk of escalation.

    Parameters
    ----------
    scenario : Scenario
    world, limits
        As for `cheapest`.
    generations, seed : int
        Of the search.

    Returns
    -------
    Front
        At most `SHOWN` packages, spread over the front.

    Notes
    -----
    Risk of escalation is `outcomes.escalation`: the chance of an armed challenge that draws the pact
    in. Resolve raises credibility and, given a challenge, the risk; denial, sanctions and restraint
    lower the risk. See `evolved` for the search.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = front(load_scenario("us-philippines"), generations=10)
    >>> bool((found.cost[1:] >= found.cost[:-1]).all()), bool(found.cost[0] == 0)
    (True, True)
    """
    *_, last = front_in_steps(scenario, world, limits=limits, generations=generations, seed=seed)
    return last


def front_in_steps(
    scenario: Scenario,
    world: Mapping[str, float] | None = None,
    *,
    limits: Mapping[str, tuple[float, float]] | None = None,
    generations: int = GENERATIONS,
    seed: int = 0,
    every: int = 10,
) -> Iterator[Front]:
    """The same, after every so many generations: for a page that shows it growing."""
    given = {n: float(v) for n, v in (world or {}).items() if n not in POLICY}
    search = _Trade(scenario, given, measures(scenario, limits))
    size = len(search.measures.names)
    if not size:
        yield search.front(np.zeros((1, 0)))
        return
    first = search.first()
    steps = evolved(
        search.objectives, size, first, generations=generations, forget=FORGET, seed=seed
    )
    for number, (x, f) in enumerate(steps, start=1):
        if number % every == 0 or number == generations:
            yield search.front(np.vstack([first, x[nondominated(f)]]))


@dataclass(frozen=True)
class _Trade:
    scenario: Scenario
    world: Mapping[str, float]
    measures: Measures

    def settings(self, effort: np.ndarray) -> dict[str, np.ndarray]:
        """The levers' values on their own steps, for efforts of shape (cases, measures)."""
        return {n: _on_steps(n, v) for n, v in self._exact(effort).items()}

    def _exact(self, effort: np.ndarray) -> dict[str, np.ndarray]:
        return self.measures.settings(np.round(effort * GRAIN) / GRAIN)

    def objectives(self, effort: np.ndarray) -> np.ndarray:
        """Cost, credibility lacking and risk of escalation, shape (cases, 3)."""
        settings = {**self.world, **self.settings(effort)}
        cases = assess_cases(self.scenario, settings)
        found = (price(self.scenario, settings), 1 - cases.credibility, escalation(cases))
        return np.stack([np.broadcast_to(values, len(effort)) for values in found], axis=1)

    def first(self) -> np.ndarray:
        """Nothing, every measure alone at a half and in full, and all by their worth, one by one."""
        size = len(self.measures.names)
        alone = np.vstack([np.zeros(size), np.eye(size) / 2, np.eye(size)])
        found = self.objectives(alone)
        gain = found[0, 1] - found[1 + size :, 1]
        worth = gain / np.maximum(found[1 + size :, 0], 1e-9)
        order = np.argsort(-worth)
        path = np.tril(np.ones((size, size)))[:, np.argsort(order)]
        return np.vstack([alone, path, *self.rungs(found[0, 1], found[-1, 1])])

    def rungs(self, lacking: float, least: float) -> Iterator[np.ndarray]:
        """Packages built greedily for credibility between what stands and what all measures give."""
        everything = self.objectives(np.ones((1, len(self.measures.names))))[0, 1]
        for level in np.linspace(lacking, min(everything, least), RUNGS + 1)[1:]:
            goal = Goal("credibility", float(np.clip(1 - level, 0, 1)))
            yield greedy(self.scenario, goal, self.world, self.measures)

    def front(self, effort: np.ndarray) -> Front:
        """What is shown of a population, cheapest first, with what stands in front."""
        effort = np.vstack([np.zeros(effort.shape[1]), effort])
        points = np.round(self.objectives(effort), 9)
        _, once = np.unique(points, axis=0, return_index=True)
        once = once[nondominated(points[once])]
        kept = once[_asked_for(points[once], points[0, 2])[:SHOWN]]
        kept = kept[np.lexsort((points[kept, 1], points[kept, 0]))]
        chosen = np.r_[0, kept[kept != 0]]
        return self._front(effort[chosen], points[chosen], points[0])

    def _front(self, effort: np.ndarray, points: np.ndarray, now: np.ndarray) -> Front:
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


def _asked_for(points: np.ndarray, risk: float) -> np.ndarray:
    """Places in the order in which they are shown: what most people look for first.

    The most credible for their cost, those that do not raise the risk and the others in turn, each
    with most room first; then the rest of the front.
    """
    calm = points[:, 2] <= risk + 1e-9
    order = np.full(len(points), np.inf)
    for group, start in ((calm, 0.0), (~calm, 0.5), (np.ones_like(calm), 0.25)):
        here = np.flatnonzero(group)
        lower = here[nondominated(points[here][:, :2])] if len(here) else here
        ranked = lower[np.argsort(-crowding(points[lower]), kind="stable")] if len(lower) else lower
        order[ranked] = np.minimum(order[ranked], start + np.arange(len(ranked)))
    return np.lexsort((-crowding(points), order))


def _on_steps(name: str, values: np.ndarray) -> np.ndarray:
    lever = declared(name)
    steps = np.round((np.asarray(values, float) - lever.low) / lever.step)
    return np.clip(np.round(lever.low + steps * lever.step, 9), lever.low, lever.high)
