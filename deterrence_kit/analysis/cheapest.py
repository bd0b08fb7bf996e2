"""The cheapest package of measures that reaches a goal within limits."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, islice
from typing import TypeAlias

import numpy as np

from deterrence_kit.analysis.goals import ENOUGH, Goal, stepped
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.analysis.prices import price, prices
from deterrence_kit.model import Scenario
from deterrence_kit.model.costs import POLICY
from deterrence_kit.model.settings import declared

Steps: TypeAlias = Generator[None, None, np.ndarray]

LEVELS = np.linspace(0, 1, 13)[1:]  # efforts that the greedy search tries for each measure
STARTS = 6  # packages built at once, five of them with luck
LUCK = 0.5  # how far luck may change a measure's worth, up or down
REFILLS = 8  # times a measure is taken out and the package filled up again, at most
SLIGHT = 1e-4  # step of the differences, as a share of a measure's room
ROUNDS = 40  # of the descent at most
TIGHT = 1e-4  # radius at which the descent has converged
MOST_PARTS = 24  # parts of a package that are tried where the number of measures is limited
MARGINAL = 2e-3  # a measure that uses less of its room than this is dropped before it is rounded


@dataclass(frozen=True)
class Measures:
    """What may be moved, and how far: one entry a measure, from nothing (0) to all its room (1).

    A lever that is costly either way makes two measures, one up and one down.

    Attributes
    ----------
    names : tuple of str
        The lever of each measure.
    start, end : ndarray, shape (measures,)
        Its value at 0, the scenario's own, and at 1.
    """

    names: tuple[str, ...]
    start: np.ndarray
    end: np.ndarray

    def settings(self, effort: np.ndarray) -> dict[str, np.ndarray]:
        """The levers' values, for efforts of shape (cases, measures)."""
        moves = effort * (self.end - self.start)
        found: dict[str, np.ndarray] = {}
        for i, name in enumerate(self.names):
            found[name] = found.get(name, self.start[i]) + moves[..., i]
        return found


def measures(
    scenario: Scenario,
    limits: Mapping[str, tuple[float, float]] | None = None,
    names: Iterable[str] | None = None,
) -> Measures:
    """What the pact's policy may move in a scenario: each lever in the direction that takes effort.

    Parameters
    ----------
    scenario : Scenario
    limits : mapping, optional
        Lowest and highest value that a lever may take, ``{"decision_days": (2, 30)}``; one that only
        leaves where the lever stands takes it out.
    names : iterable of str, optional
        The levers that may be moved; by default all that have a cost.

    Raises
    ------
    ValueError
        If a limit is reversed, out of the lever's range, or of a lever without a cost.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = measures(load_scenario("us-korea"), {"decision_days": (2, 30)}, ["decision_days"])
    >>> found.names, found.end.tolist()
    (('decision_days',), [2.0])
    """
    limits = dict(limits or {})
    wanted = list(POLICY if names is None else names)
    for name in {*limits, *wanted}:
        _check(name, limits.get(name))
    rows = []
    for name in wanted:
        lever, now = POLICY[name], scenario.default_of(name)
        low, high = limits.get(name, (lever.low, lever.high))
        if lever.effort != "down" and high > now:
            rows.append((name, now, high))
        if lever.effort in ("down", "either") and low < now:
            rows.append((name, now, low))
    start, end = (np.array([row[i] for row in rows], dtype=float) for i in (1, 2))
    return Measures(tuple(row[0] for row in rows), start, end)


def _check(name: str, limit: tuple[float, float] | None) -> None:
    if name not in POLICY:
        raise ValueError(f"{name!r} has no price, so no package has it; there are: {_names()}.")
    if limit is None:
        return
    lever = POLICY[name]
    low, high = (float(value) for value in limit)
    if not lever.low <= low <= high <= lever.high:
        raise ValueError(
            f"The limits of {name} must be two numbers from {lever.low:g} to {lever.high:g} "
            f"({lever.unit}), the lower first, not {low:g} and {high:g}."
        )


def _names() -> str:
    return ", ".join(POLICY)


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
    exact_cost : float
        What it would cost if levers had no steps; infinite where the goal is out of reach.
    """

    goal: Goal
    reached: bool
    changes: dict[str, float]
    cost: float
    costs: dict[str, float]
    outcome: float
    exact_cost: float

    def sentence(self) -> str:
        """What it is, in plain English.

        Examples
        --------
        >>> Cheapest(Goal(), True, {}, 0.0, {}, 0.1, 0.0).sentence()
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
    >>> found.reached, bool(found.outcome >= 0.45), bool(found.exact_cost <= found.cost)
    (True, True, True)
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
    """
    if most is not None and most < 1:
        raise ValueError(f"A package has at least one measure, not {most}.")
    goal = goal or Goal()
    given = {n: float(v) for n, v in (world or {}).items() if n not in POLICY}
    search = _Search(scenario, goal, given, measures(scenario, limits, names), most)
    effort, reached = yield from search.best()
    exact = float(search.cost(effort[None])[0]) if reached else float("inf")
    yield _result(search, search.on_steps(effort, reached), reached, exact)


def greedy(
    scenario: Scenario, goal: Goal, world: Mapping[str, float], some: Measures
) -> np.ndarray:
    """Packages built by shortfall closed per cost, without and with luck, shape (3, measures)."""
    search = _Search(scenario, goal, world, some)
    return _finished(search.filled(np.zeros((3, len(some.names))), seed=1))


def _finished(steps: Steps) -> np.ndarray:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@dataclass(frozen=True)
class _Search:
    """A search among measures in one scenario and world."""

    scenario: Scenario
    goal: Goal
    world: Mapping[str, float]
    measures: Measures
    most: int | None = None

    def slack(self, effort: np.ndarray) -> np.ndarray:
        """How far each case is beyond the goal, shape (cases,)."""
        settings = {**self.world, **self.measures.settings(effort)}
        return self.goal.slack(self.scenario, settings, len(effort))

    def cost(self, effort: np.ndarray) -> np.ndarray:
        """What each case costs, shape (cases,)."""
        found = price(self.scenario, {**self.world, **self.measures.settings(effort)})
        return np.broadcast_to(found, len(effort))

    def best(self) -> Generator[None, None, tuple[np.ndarray, bool]]:
        """The cheapest effort, and whether it reaches the goal; else the one that comes nearest."""
        nothing = np.zeros((1, len(self.measures.names)))
        if not nothing.size or self.slack(nothing)[0] >= -ENOUGH:
            return nothing[0], bool(self.slack(nothing)[0] >= -ENOUGH)
        built = yield from self.filled(np.repeat(nothing, STARTS, axis=0), seed=1)
        if self.most is not None:
            built = np.vstack([built, (yield from self.parts_of_the_whole())])
        effort = yield from self.refilled(built)
        effort = (yield from self.descent(effort[None]))[0]
        return effort, bool(self.slack(effort[None])[0] >= -ENOUGH)

    def parts_of_the_whole(self) -> Steps:
        """As many measures as allowed out of those of the best package without that limit."""
        whole, _ = yield from replace(self, most=None).best()
        used = self.used(whole)
        few = list(islice(combinations(used, min(self.most or 1, len(used))), MOST_PARTS))
        barred = np.ones((len(few), len(whole)), bool)
        for row, kept in enumerate(few):
            barred[row, list(kept)] = False
        return (yield from self.filled(np.zeros(barred.shape), barred=barred))

    def filled(
        self, effort: np.ndarray, seed: int | None = None, barred: np.ndarray | None = None
    ) -> Steps:
        """Measures added to each package, by shortfall closed per cost, until the goal is reached."""
        luck = np.ones(effort.shape)
        if seed is not None:  # the first package is built without
            luck[1:] = np.random.default_rng(seed).uniform(1 - LUCK, 1 + LUCK, luck[1:].shape)
        for _ in range(2 * effort.shape[1]):
            slack = self.slack(effort)
            worth, tried = self.worths(effort, slack, barred)
            worth = (worth * luck[:, :, None]).reshape(len(effort), -1)
            best = np.argmax(worth, axis=1)
            rows = np.arange(len(effort))
            go = (slack < -ENOUGH) & (worth[rows, best] > 0)
            if not go.any():
                break
            effort = np.where(go[:, None], tried.reshape(*worth.shape, -1)[rows, best], effort)
            yield
        return effort

    def worths(
        self, effort: np.ndarray, slack: np.ndarray, barred: np.ndarray | None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Shortfall closed per cost by each measure at each level, and the packages with it.

        Shapes (packages, measures, levels) and (packages, measures, levels, measures).
        """
        size = effort.shape[1]
        unit = np.eye(size, dtype=bool)[None, :, None, :]
        tried = np.where(unit, LEVELS[:, None], effort[:, None, None, :])
        flat = tried.reshape(-1, size)
        closed = np.minimum(self.slack(flat), 0).reshape(tried.shape[:3]) - slack[:, None, None]
        dearer = self.cost(flat).reshape(tried.shape[:3]) - self.cost(effort)[:, None, None]
        worth = np.where(
            dearer > 0, closed / np.maximum(dearer, 1e-9), np.where(closed > 0, 1e9, 0)
        )
        worth = np.where(effort[:, :, None] < LEVELS, worth, 0)
        if barred is not None:
            worth = np.where(barred[:, :, None], 0, worth)
        if self.most is not None:
            full = (effort > 0).sum(axis=1) >= self.most
            worth = np.where(full[:, None, None] & (effort == 0)[:, :, None], 0, worth)
        return worth, tried

    def refilled(self, effort: np.ndarray) -> Steps:
        """The best package after taking out measures in turn and filling up again, while it helps."""
        best = effort[self.order(effort)[0]]
        for _ in range(REFILLS):
            used = np.flatnonzero(best)
            rows = np.arange(len(used))
            less, barred = (
                np.repeat(best[None], len(used), axis=0),
                np.zeros((len(used), len(best)), bool),
            )
            less[rows, used], barred[rows, used] = 0, True
            halved = np.repeat(best[None], len(used), axis=0)
            halved[rows, used] /= 2
            tried = yield from self.filled(
                np.vstack([less, halved]), barred=np.vstack([barred, barred])
            )
            tried = np.vstack([best, tried])
            first = self.order(tried)[0]
            if first == 0:
                break
            best = tried[first]
        return best

    def order(self, effort: np.ndarray) -> np.ndarray:
        """Places of the packages, best first: those that reach the goal by cost, then by shortfall."""
        slack = self.slack(effort)
        missed = slack < -ENOUGH
        return np.lexsort((np.where(missed, -slack, self.cost(effort)), missed))

    def descent(self, effort: np.ndarray) -> Steps:
        """From each package to where no step within the trust region helps any more."""
        radius = np.full(len(effort), 0.25)
        slack, cost = self.slack(effort), self.cost(effort)
        allowed = np.ones(effort.shape, bool) if self.most is None else effort > 0
        for _ in range(ROUNDS):
            gain, rise = self.slopes(effort, slack, cost)
            gain = np.where(allowed, gain, 0)
            tried = _knapsack(effort, slack, gain, rise, radius)
            # The linear programme misses the goal by the curvature: aim beyond it by as much, twice.
            missed = np.minimum(self.slack(tried), 0)
            tried = _knapsack(effort, slack + 1.5 * missed, gain, rise, radius)
            new_slack, new_cost = self.slack(tried), self.cost(tried)
            better = _improves(slack, cost, new_slack, new_cost)
            effort = np.where(better[:, None], tried, effort)
            slack, cost = np.where(better, new_slack, slack), np.where(better, new_cost, cost)
            radius = np.where(better, np.minimum(radius * 1.5, 1), radius / 2)
            if (radius < TIGHT).all():
                break
            yield
        return effort

    def slopes(
        self, effort: np.ndarray, slack: np.ndarray, cost: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Slopes of goal and cost in every measure, each shape (starts, measures)."""
        starts, size = effort.shape
        step = np.where(effort > 0.5, -SLIGHT, SLIGHT)
        near = effort[:, None, :] + step[:, None, :] * np.eye(size)
        flat = near.reshape(-1, size)
        rises = (f(flat).reshape(starts, size) for f in (self.slack, self.cost))
        gain, rise = (
            (new - at[:, None]) / step for new, at in zip(rises, (slack, cost), strict=True)
        )
        return gain, rise

    def used(self, effort: np.ndarray) -> list[int]:
        """The measures that a package has."""
        return list(np.flatnonzero(effort > MARGINAL))

    def on_steps(self, effort: np.ndarray, reached: bool) -> dict[str, float]:
        """The levers' values on their own steps, pared down as long as the goal stays reached."""
        values = {n: float(v[0]) for n, v in self.measures.settings(effort[None]).items()}
        now = {n: self.scenario.default_of(n) for n in values}
        used = {self.measures.names[i] for i in self.used(effort)}
        tidy = {
            n: self._within(n, stepped(n, v, v - now[n])) for n, v in values.items() if n in used
        }
        if not reached:
            return tidy
        if self._slack_of([tidy])[0] < -ENOUGH:  # rare: a marginal measure was needed after all
            tidy = {n: v for n, v in values.items() if v != now[n]}
        return self._pared(tidy, now)

    def _within(self, name: str, value: float) -> float:
        ends = [e for n, e in zip(self.measures.names, self.measures.end, strict=True) if n == name]
        start = self.scenario.default_of(name)
        return float(np.clip(value, min(start, *ends), max(start, *ends)))

    def _slack_of(self, packages: list[dict[str, float]]) -> np.ndarray:
        names = sorted({n for package in packages for n in package})
        settings = {
            n: np.array([p.get(n, self.scenario.default_of(n)) for p in packages]) for n in names
        }
        return self.goal.slack(self.scenario, {**self.world, **settings}, len(packages))

    def _pared(self, package: dict[str, float], now: Mapping[str, float]) -> dict[str, float]:
        """One step back at a time, the one that saves most, while the goal stays reached."""
        for name in list(package):  # measures without which it is reached all the same
            less = {n: v for n, v in package.items() if n != name}
            if self._slack_of([less])[0] >= -ENOUGH:
                package = less
        while package:
            tries = [_stepped_back(package, name, now[name]) for name in package]
            saved = [self._saved(package, tried) for tried in tries]
            kept = self._slack_of(tries) >= -ENOUGH
            best = int(np.argmax(np.where(kept, saved, -np.inf)))
            if not kept[best] or saved[best] <= 0:
                break
            package = tries[best]
        return package

    def _saved(self, package: dict[str, float], tried: dict[str, float]) -> float:
        both = (price(self.scenario, {**self.world, **p}) for p in (package, tried))
        before, after = both
        return float(before - after)


def _knapsack(
    effort: np.ndarray, slack: np.ndarray, gain: np.ndarray, rise: np.ndarray, radius: np.ndarray
) -> np.ndarray:
    """The best step of the linear programme within the trust region, for every start.

    All measures go down as far as they may, then up again in the order of gain per cost until the
    linearised goal is reached.
    """
    low = np.maximum(effort - radius[:, None], 0)
    room = np.minimum(effort + radius[:, None], 1) - low
    need = -(slack + np.sum(gain * (low - effort), axis=1))
    worth = np.maximum(gain, 0) * room
    order = np.argsort(-np.maximum(gain, 0) / np.maximum(rise, 1e-12), axis=1, kind="stable")
    ranked = np.take_along_axis(worth, order, axis=1)
    before = np.cumsum(ranked, axis=1) - ranked
    share = np.clip((need[:, None] - before) / np.maximum(ranked, 1e-300), 0, 1)
    share = np.where(ranked > 0, share, 0)
    back = np.empty_like(share)
    np.put_along_axis(back, order, share, axis=1)
    return low + back * room


def _improves(
    slack: np.ndarray, cost: np.ndarray, new_slack: np.ndarray, new_cost: np.ndarray
) -> np.ndarray:
    """A filter of two: first nearer to the goal while it is missed, then cheaper while it is met."""
    missed = slack < -ENOUGH
    nearer = new_slack > slack + 1e-12
    cheaper = (new_slack >= -ENOUGH) & (new_cost < cost - 1e-9)
    return np.where(missed, nearer, cheaper)


def _stepped_back(package: dict[str, float], name: str, now: float) -> dict[str, float]:
    value = package[name]
    step = declared(name).step * np.sign(now - value)
    back = round(value + step, 9)
    if (now - back) * (now - value) <= 0:  # at or past where the lever stands
        return {n: v for n, v in package.items() if n != name}
    return {**package, name: float(back)}


def _result(search: _Search, changes: dict[str, float], reached: bool, exact: float) -> Cheapest:
    goal, scenario = search.goal, search.scenario
    slack = search._slack_of([changes])[0]
    outcome = outcome_called(goal.outcome).better * float(slack) + goal.bound
    own = {n: float(v) for n, v in prices(scenario, {**search.world, **changes}).items()}
    costs = dict(sorted(((n, own[n]) for n in changes), key=lambda item: -item[1]))
    order = {n: changes[n] for n in costs}
    return Cheapest(goal, reached, order, sum(costs.values()), costs, outcome, exact)
