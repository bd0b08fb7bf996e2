"""Strategies side by side over several scenarios: values, regret, and where the ranking flips."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.model.parameter import Array

TODAY = "As things stand"
EVEN = 1e-9  # strategies that differ by less are level


@dataclass(frozen=True, eq=False)
class Comparison:
    """Strategies over scenarios; what stands is the first column.

    Attributes
    ----------
    strategies : tuple of str
    scenarios : tuple of str
        Their names.
    titles : tuple of str
    values : dict of str to ndarray, shape (scenarios, strategies)
        Every outcome of `outcomes.OUTCOMES`.
    cost : ndarray, shape (scenarios, strategies), % of the pact's military spending
    """

    strategies: tuple[str, ...]
    scenarios: tuple[str, ...]
    titles: tuple[str, ...]
    values: dict[str, Array]
    cost: Array

    def regret(self, outcome: str = "credibility") -> Array:
        """How far each strategy stays behind the best in the same scenario, shape of the values.

        Savage 1951: never below 0, and 0 for the best.
        """
        return regret(self.values[outcome], outcome_called(outcome).better)

    def most_regret(self, outcome: str = "credibility") -> Array:
        """The regret in the scenario where it is largest, shape (strategies,)."""
        values: Array = self.regret(outcome).max(axis=0)
        return values

    def mean_regret(self, outcome: str = "credibility") -> Array:
        """The mean over the scenarios, each counting alike, shape (strategies,)."""
        values: Array = self.regret(outcome).mean(axis=0)
        return values

    def rank(self, outcome: str = "credibility") -> Array:
        """Places, 1 for the best; who is level shares the better place. Shape of the values."""
        good = outcome_called(outcome).better * self.values[outcome]
        values: Array = 1 + np.sum(good[:, None, :] > good[:, :, None] + EVEN, axis=2)
        return values

    @cached_property
    def dominated(self) -> tuple[bool, ...]:
        """Strategies that another beats or equals everywhere, in credibility, at no more cost."""
        good, cost = self.values["credibility"], self.cost
        found = []
        for i in range(len(self.strategies)):
            others = [j for j in range(len(self.strategies)) if j != i]
            found.append(any(_beats(good, cost, j, i) for j in others))
        return tuple(found)


def _beats(good: Array, cost: Array, one: int, other: int) -> bool:
    no_worse = (good[:, one] >= good[:, other] - EVEN) & (cost[:, one] <= cost[:, other] + EVEN)
    better = (good[:, one] > good[:, other] + EVEN) | (cost[:, one] < cost[:, other] - EVEN)
    return bool(no_worse.all() and better.any())


def regret(values: Array, better: int = 1) -> Array:
    """How far each value stays behind the best on the last axis.

    Parameters
    ----------
    values : ndarray, shape (..., options)
    better : {1, -1}
        1 where more is better, -1 where less is.

    Returns
    -------
    ndarray, shape (..., options)
        Never below 0, and 0 for the best.

    Examples
    --------
    >>> import numpy as np
    >>> regret(np.array([[0.4, 0.6], [0.5, 0.2]])).round(2).tolist()
    [[0.2, 0.0], [0.0, 0.3]]
    """
    good = better * np.asarray(values, dtype=float)
    behind: Array = good.max(axis=-1, keepdims=True) - good
    return behind
