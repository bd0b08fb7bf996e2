"""A package on the steps of its levers, pared down to what the goal needs."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.analysis.decide._lever_steps import next_step
from deterrence_kit.analysis.decide._search_problem import SearchProblem
from deterrence_kit.analysis.decide.goals import ENOUGH
from deterrence_kit.analysis.decide.prices import price
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import declared


def rounded_package(problem: SearchProblem, effort: Array, reached: bool) -> dict[str, float]:
    """The levers' values on their own steps, pared down as long as the goal stays reached."""
    values = {n: float(v[0]) for n, v in problem.variables.settings(effort[None]).items()}
    now = {n: problem.scenario.default_of(n) for n in values}
    used = {problem.variables.names[i] for i in problem.used(effort)}
    tidy = {
        n: _within(problem, n, next_step(n, v, v - now[n])) for n, v in values.items() if n in used
    }
    if not reached:
        return tidy
    if problem.slack_of([tidy])[0] < -ENOUGH:  # rare: a marginal measure was needed after all
        tidy = {n: v for n, v in values.items() if v != now[n]}
    return _pared(problem, tidy, now)


def _within(problem: SearchProblem, name: str, value: float) -> float:
    ends = [
        e for n, e in zip(problem.variables.names, problem.variables.end, strict=True) if n == name
    ]
    start = problem.scenario.default_of(name)
    return float(np.clip(value, min(start, *ends), max(start, *ends)))


def _pared(
    problem: SearchProblem, package: dict[str, float], now: Mapping[str, float]
) -> dict[str, float]:
    """One step back at a time, the one that saves most, while the goal stays reached."""
    for name in list(package):  # measures without which it is reached all the same
        less = {n: v for n, v in package.items() if n != name}
        if problem.slack_of([less])[0] >= -ENOUGH:
            package = less
    while package:
        tries = [_stepped_back(package, name, now[name]) for name in package]
        saved = [_saved(problem, package, tried) for tried in tries]
        kept = problem.slack_of(tries) >= -ENOUGH
        best = int(np.argmax(np.where(kept, saved, -np.inf)))
        if not kept[best] or saved[best] <= 0:
            break
        package = tries[best]
    return package


def _saved(problem: SearchProblem, package: dict[str, float], tried: dict[str, float]) -> float:
    both = (price(problem.scenario, {**problem.world, **p}) for p in (package, tried))
    before, after = both
    return float(before - after)


def _stepped_back(package: dict[str, float], name: str, now: float) -> dict[str, float]:
    value = package[name]
    step = declared(name).step * np.sign(now - value)
    back = round(value + step, 9)
    if (now - back) * (now - value) <= 0:  # at or past where the lever stands
        return {n: v for n, v in package.items() if n != name}
    return {**package, name: float(back)}
