"""From a package downhill: sequential linear programming within a trust region."""

from __future__ import annotations

import numpy as np

from deterrence_kit.analysis.decide._search_problem import SearchProblem, Steps
from deterrence_kit.analysis.decide.goals import ENOUGH
from deterrence_kit.model.parameter import Array

SLIGHT = 1e-4  # step of the differences, as a share of a measure's room
ROUNDS = 40  # of the descent at most
TIGHT = 1e-4  # radius at which the descent has converged


def descent(problem: SearchProblem, effort: Array) -> Steps:
    """From each package to where no step within the trust region helps any more."""
    radius = np.full(len(effort), 0.25)
    slack, cost = problem.slack(effort), problem.cost(effort)
    allowed = np.ones(effort.shape, bool) if problem.most is None else effort > 0
    for _ in range(ROUNDS):
        gain, rise = _slopes(problem, effort, slack, cost)
        gain = np.where(allowed, gain, 0)
        tried = _knapsack(effort, slack, gain, rise, radius)
        # The linear programme misses the goal by the curvature: aim beyond it by as much, twice.
        missed = np.minimum(problem.slack(tried), 0)
        tried = _knapsack(effort, slack + 1.5 * missed, gain, rise, radius)
        new_slack, new_cost = problem.slack(tried), problem.cost(tried)
        better = _improves(slack, cost, new_slack, new_cost)
        effort = np.where(better[:, None], tried, effort)
        slack, cost = np.where(better, new_slack, slack), np.where(better, new_cost, cost)
        radius = np.where(better, np.minimum(radius * 1.5, 1), radius / 2)
        if (radius < TIGHT).all():
            break
        yield
    return effort


def _slopes(
    problem: SearchProblem, effort: Array, slack: Array, cost: Array
) -> tuple[Array, Array]:
    """Slopes of goal and cost in every measure, each shape (starts, measures)."""
    starts, size = effort.shape
    step = np.where(effort > 0.5, -SLIGHT, SLIGHT)
    near = effort[:, None, :] + step[:, None, :] * np.eye(size)
    flat = near.reshape(-1, size)
    rises = (f(flat).reshape(starts, size) for f in (problem.slack, problem.cost))
    gain, rise = ((new - at[:, None]) / step for new, at in zip(rises, (slack, cost), strict=True))
    return gain, rise


def _knapsack(effort: Array, slack: Array, gain: Array, rise: Array, radius: Array) -> Array:
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
    values: Array = low + back * room
    return values


def _improves(slack: Array, cost: Array, new_slack: Array, new_cost: Array) -> Array:
    """A filter of two: first nearer to the goal while it is missed, then cheaper while it is met."""
    missed = slack < -ENOUGH
    nearer = new_slack > slack + 1e-12
    cheaper = (new_slack >= -ENOUGH) & (new_cost < cost - 1e-9)
    return np.where(missed, nearer, cheaper)
