"""Packages built measure by measure, by shortfall closed per cost, with some luck."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.analysis.decide._search_problem import SearchProblem, Steps, finished
from deterrence_kit.analysis.decide.decision_variables import DecisionVariables
from deterrence_kit.analysis.decide.goals import ENOUGH, Goal
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array

LEVELS = np.linspace(0, 1, 13)[1:]  # efforts that the greedy search tries for each measure
LUCK = 0.5  # how far luck may change a measure's worth, up or down
REFILLS = 8  # times a measure is taken out and the package filled up again, at most


def filled(
    problem: SearchProblem,
    effort: Array,
    seed: int | None = None,
    barred: Array | None = None,
) -> Steps:
    """Measures added to each package, by shortfall closed per cost, until the goal is reached."""
    luck = np.ones(effort.shape)
    if seed is not None:  # the first package is built without
        luck[1:] = np.random.default_rng(seed).uniform(1 - LUCK, 1 + LUCK, luck[1:].shape)
    for _ in range(2 * effort.shape[1]):
        slack = problem.slack(effort)
        worth, tried = _worths(problem, effort, slack, barred)
        worth = (worth * luck[:, :, None]).reshape(len(effort), -1)
        best = np.argmax(worth, axis=1)
        rows = np.arange(len(effort))
        go = (slack < -ENOUGH) & (worth[rows, best] > 0)
        if not go.any():
            break
        effort = np.where(go[:, None], tried.reshape(*worth.shape, -1)[rows, best], effort)
        yield
    return effort


def _worths(
    problem: SearchProblem, effort: Array, slack: Array, barred: Array | None
) -> tuple[Array, Array]:
    """Shortfall closed per cost by each measure at each level, and the packages with it.

    Shapes (packages, measures, levels) and (packages, measures, levels, measures).
    """
    size = effort.shape[1]
    unit = np.eye(size, dtype=bool)[None, :, None, :]
    tried = np.where(unit, LEVELS[:, None], effort[:, None, None, :])
    flat = tried.reshape(-1, size)
    closed = np.minimum(problem.slack(flat), 0).reshape(tried.shape[:3]) - slack[:, None, None]
    dearer = problem.cost(flat).reshape(tried.shape[:3]) - problem.cost(effort)[:, None, None]
    worth = np.where(dearer > 0, closed / np.maximum(dearer, 1e-9), np.where(closed > 0, 1e9, 0))
    worth = np.where(effort[:, :, None] < LEVELS, worth, 0)
    if barred is not None:
        worth = np.where(barred[:, :, None], 0, worth)
    if problem.most is not None:
        full = (effort > 0).sum(axis=1) >= problem.most
        worth = np.where(full[:, None, None] & (effort == 0)[:, :, None], 0, worth)
    return worth, tried


def refilled(problem: SearchProblem, effort: Array) -> Steps:
    """The best package after taking out measures in turn and filling up again, while it helps."""
    best = effort[problem.order(effort)[0]]
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
        tried = yield from filled(
            problem, np.vstack([less, halved]), barred=np.vstack([barred, barred])
        )
        tried = np.vstack([best, tried])
        first = problem.order(tried)[0]
        if first == 0:
            break
        best = tried[first]
    result: Array = best
    return result


def greedy_packages(
    scenario: Scenario, goal: Goal, world: Mapping[str, float], variables: DecisionVariables
) -> Array:
    """Packages built by shortfall closed per cost, without and with luck, shape (3, variables)."""
    problem = SearchProblem(scenario, goal, world, variables)
    return finished(filled(problem, np.zeros((3, len(variables.names))), seed=1))
