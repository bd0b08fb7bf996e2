"""What a package of measures costs: one assumption a lever, derived from the levers' declarations.

The unit is one per cent of the pact's military spending of today, a year: for spending levers the
money itself, for all others what governments would rather pay than do it. Costs are preferences that
every user is asked to replace by their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import make_dataclass
from typing import Any

import numpy as np

from deterrence_kit.model.levers import Levers
from deterrence_kit.model.members import shares, total
from deterrence_kit.model.parameter import (
    Array,
    Numeric,
    Parameter,
    Table,
    parameter,
    parameters_of,
)

UNIT = "% of the pact's military spending"
PREFIX = "cost_"  # "cost_readiness" is the cost of moving the lever "readiness"
HIGHEST = 300.0

#: The levers that the pact's policy can move, and so have a cost: no yardsticks, luck or challengers.
POLICY = {n: p for n, p in parameters_of(Levers).items() if p.cost is not None}


def _declared(lever: Parameter) -> Any:
    what = (
        "What members spending 1 % more counts for, times 100."
        if lever.effort == "money"
        else f"What moving “{lever.label}” over its whole range, {_way(lever)}, is worth in money."
    )
    return parameter(
        default=float(lever.cost or 0), low=0, high=HIGHEST, step=1, unit=UNIT, pillar="cost",
        label=f"Cost: {lever.label}", meaning=what, source=lever.cost_source,
        evidence="definition" if lever.effort == "money" else "preference",
    )  # fmt: skip


def _way(lever: Parameter) -> str:
    low, high = f"{lever.low:g}".replace("-", "−"), f"{lever.high:g}"
    unit = "" if lever.unit == "0 to 1" else f" {lever.unit}"
    if lever.effort == "either":
        return f"between {low} and {high}{unit}, either way"
    start, end = (high, low) if lever.effort == "down" else (low, high)
    return f"from {start} to {end}{unit}"


#: THE table of costs: one field ``cost_<lever>`` for each lever with a cost.
Costs = make_dataclass(
    "Costs",
    [(PREFIX + name, Numeric, _declared(lever)) for name, lever in POLICY.items()],
    bases=(Table,),
    frozen=True,
    kw_only=True,
)


def costs_at(changes: Mapping[str, float]) -> dict[str, float]:
    """The cost of each lever, by the lever's name, with some of them changed.

    Parameters
    ----------
    changes : mapping
        Costs by their name in the table, ``{"cost_readiness": 30}``; other settings are passed over.

    Returns
    -------
    dict of str to float, % of the pact's military spending

    Raises
    ------
    ValueError
        If a cost is out of its range.

    Examples
    --------
    >>> costs_at({"cost_readiness": 30, "readiness": 0.7})["readiness"]
    30.0
    """
    own = {n: float(v) for n, v in changes.items() if n.startswith(PREFIX)}
    unknown = [n for n in own if n.removeprefix(PREFIX) not in POLICY]
    if unknown:
        raise ValueError(f"{unknown[0]} is no cost; there are: {', '.join(parameters_of(Costs))}.")
    table = Costs(**own)
    return {name: float(getattr(table, PREFIX + name)) for name in POLICY}


def moved(before: Levers, after: Levers, spending_today: Array, gdp: Array) -> dict[str, Array]:
    """How far each lever with a cost has been moved, as a share of its range; 1 is all of it.

    Parameters
    ----------
    before, after : Levers
        Values of shape (..., 1) or (..., members), or single numbers.
    spending_today : ndarray, shape (members,), share of GDP
    gdp : ndarray, shape (members,)

    Returns
    -------
    dict of str to ndarray, shape (...)

    Notes
    -----
    ``max(0, after − before) / (high − low)`` for a lever that is costly to raise, turned round for
    one that is costly to lower: what is let go frees nothing. Where members have values of their own,
    the mean weighted by what they spend today. The two spending levers count the money instead:
    what members would spend more, relative to what they spend today, first by the multiple, then by
    the floor.

    Examples
    --------
    >>> low, high = Levers(readiness=0.1), Levers(readiness=0.95)
    >>> float(moved(low, high, np.array([0.02]), np.array([100.0]))["readiness"])
    1.0
    """
    weight = shares(gdp * spending_today)
    spans = {
        name: total(weight * np.atleast_1d(_span(lever, before, after)))[..., 0]
        for name, lever in POLICY.items()
        if lever.effort != "money"
    }
    return spans | _money(before, after, weight, np.asarray(spending_today, dtype=float))


def _span(lever: Parameter, before: Levers, after: Levers) -> Array:
    change = np.asarray(getattr(after, lever.name), float) - getattr(before, lever.name)
    towards = {"up": change, "down": -change, "either": np.abs(change)}[lever.effort]
    span: Array = np.maximum(towards, 0) / (lever.high - lever.low)
    return span


def _money(before: Levers, after: Levers, weight: Array, today: Array) -> dict[str, Array]:
    """Budgets as multiples of today's, step by step: as before, with the multiple, with the floor."""
    old = _budget(before.spending, before.spending_floor, today)
    multiple = _budget(after.spending, before.spending_floor, today)
    floor = _budget(after.spending, after.spending_floor, today)
    return {
        "spending": np.maximum(total(weight * (multiple - old))[..., 0], 0),
        "spending_floor": np.maximum(total(weight * (floor - multiple))[..., 0], 0),
    }


def _budget(spending: Numeric, spending_floor: Numeric, today: Array) -> Array:
    least = np.atleast_1d(np.asarray(spending_floor, float)) / 100 / np.maximum(today, 1e-12)
    budget: Array = np.maximum(np.atleast_1d(np.asarray(spending, float)), least)
    return budget
