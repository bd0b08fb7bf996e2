"""Where a goal is reached or lost as one lever moves: all levers at once, closed in on by bisection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.analysis.decide._lever_steps import next_step
from deterrence_kit.analysis.decide.goals import ENOUGH, Goal
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import declared

STEPS = 181
HALVINGS = 20


def _now(scenario: Scenario, changes: Mapping[str, float], name: str) -> float:
    base = SettingName.parse(name).base
    follows = base in changes and name not in scenario.settings
    return float(changes.get(name, changes[base] if follows else scenario.default_of(name)))


def _grid(name: str, now: float) -> Array:
    """The lever's range, with where it stands among the values."""
    lever = declared(name)
    return np.sort(np.append(np.linspace(lever.low, lever.high, STEPS), now))


def _slack(
    scenario: Scenario,
    changes: Mapping[str, float],
    goal: Goal,
    names: list[str],
    grid: Array,
) -> Array:
    """Slack of every lever at each of its own values, shape of the grid (levers, values)."""
    levers, values = grid.shape
    settings = {n: np.full((levers, values), float(v)) for n, v in changes.items()}
    for name in names:
        settings.setdefault(name, np.full((levers, values), _now(scenario, changes, name)))
    for i, name in enumerate(names):
        settings[name][i] = grid[i]
        _follow(scenario, changes, settings, name, i)
    flat = {n: v.reshape(-1) for n, v in settings.items()}
    return goal.slack(scenario, flat, levers * values).reshape(levers, values)


def _follow(
    scenario: Scenario,
    changes: Mapping[str, float],
    settings: dict[str, Array],
    name: str,
    row: int,
) -> None:
    """An ally's value that was only listed to be moved itself follows the pact's meanwhile."""
    for other in settings:
        follows = other.startswith(f"{name}.") and other not in {*changes, *scenario.settings}
        if follows:
            settings[other][row] = settings[name][row]


@dataclass(frozen=True)
class _Search:
    """Where the verdict turns: reached where it is missed now, lost where it is met."""

    scenario: Scenario
    changes: Mapping[str, float]
    goal: Goal
    names: list[str]
    now: Array
    met: bool

    def turns(self, slack: Array) -> NDArray[np.bool_]:
        mask: NDArray[np.bool_] = (slack >= -ENOUGH) != self.met
        return mask

    def turned_at(self, values: Array) -> NDArray[np.bool_]:
        slack = _slack(self.scenario, self.changes, self.goal, self.names, values[:, None])
        return self.turns(slack[:, 0])

    def turning(self, grid: Array, slack: Array) -> tuple[Array, Array]:
        """For each lever whether the verdict turns anywhere, and the nearest value at which it does."""
        rows = np.arange(len(grid))
        away = np.where(self.turns(slack), np.abs(grid - self.now[:, None]), np.inf)
        near = np.argmin(away, axis=1)
        there = grid[rows, near]
        inward = near - np.sign(there - self.now).astype(int)
        here = grid[rows, np.clip(inward, 0, grid.shape[1] - 1)]
        for _ in range(HALVINGS):
            middle = (there + here) / 2
            turned = self.turned_at(middle)
            there, here = np.where(turned, middle, there), np.where(turned, here, middle)
        return np.isfinite(away[rows, near]), there

    def on_steps(self, value: Array) -> Array:
        """The values on the levers' own steps, rounded away from now; exact ones where that fails."""
        every = zip(self.names, value, self.now, strict=True)
        setting = np.array([next_step(name, v, v - at) for name, v, at in every])
        return np.where(self.turned_at(setting), setting, value)
