"""What the pact's policy may move in a scenario, and how far: the variables of every search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.model.costs import POLICY
from deterrence_kit.model.parameter import Array


@dataclass(frozen=True)
class DecisionVariables:
    """What may be moved, and how far: one entry a variable, from nothing (0) to all its room (1).

    A lever that is costly either way makes two variables, one up and one down.

    Attributes
    ----------
    names : tuple of str
        The lever of each variable.
    start, end : ndarray, shape (variables,)
        Its value at 0, the scenario's own, and at 1.
    """

    names: tuple[str, ...]
    start: Array
    end: Array

    def settings(self, effort: Array) -> dict[str, Array]:
        """The levers' values, for efforts of shape (cases, variables)."""
        moves = effort * (self.end - self.start)
        found: dict[str, Array] = {}
        for i, name in enumerate(self.names):
            found[name] = found.get(name, self.start[i]) + moves[..., i]
        return found


def decision_variables(
    scenario: Scenario,
    limits: Mapping[str, tuple[float, float]] | None = None,
    names: Iterable[str] | None = None,
) -> DecisionVariables:
    """What the pact's policy may move in a scenario: each lever in the direction that takes effort.

    Parameters
    ----------
    scenario : Scenario
    limits : mapping, optional
        Lowest and highest value that a lever may take, ``{"decision_days": (2, 30)}``; one that only
        leaves where the lever stands takes it out.
    names : iterable of str, optional
        The levers that may be moved; by default all that have a cost.

    Returns
    -------
    DecisionVariables

    Raises
    ------
    ValueError
        If a limit is reversed, out of the lever's range, or of a lever without a cost.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = decision_variables(load_scenario("us-korea"), {"decision_days": (2, 30)}, ["decision_days"])
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
    return DecisionVariables(tuple(row[0] for row in rows), start, end)


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
