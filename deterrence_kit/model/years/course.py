"""The course of a commitment: all that a schedule and the rates fix beforehand, year by year.

What depends on the year alone, and on how many fiscal squeezes there have been by then, is computed
once for all futures. What depends on trust is left to the simulation; a formula that somebody has
replaced falls on the right side by itself, because formulas name what they read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.assessment import known_values
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.formulas import FORMULAS, Formula, arguments, check_names
from deterrence_kit.model.levers import Levers
from deterrence_kit.model.members import shares, total
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.rates import Rates
from deterrence_kit.model.region import Commitment
from deterrence_kit.model.scenario import Scenario
from deterrence_kit.model.schedule import Schedule

MOVED = ("record_trust", "restraint")  # the words that the simulation gives values of its own
Squeezes = NDArray[np.int64]
Apart: TypeAlias = tuple[dict[str, Array], dict[str, Array]]


@dataclass(frozen=True, kw_only=True)
class Course:
    """One commitment over the years.

    Attributes
    ----------
    commitment : Commitment
    tables : dict of str to ndarray, shape (years or 1, squeezes or 1, members or 1)
        The words that do not depend on trust, by year and by the number of squeezes until then.
    members, formulas : dict of str to callable
        Those that do, in order: up to the pact's resolve, and after it.
    apart : bool
        Whether what comes after the resolve needs nothing else of what came before.
    built, worn : ndarray, shape (years,), crises
        What routine and reviews add to trust; what drift, turmoil and unilateral moves take.
    """

    commitment: Commitment
    tables: dict[str, Array]
    members: dict[str, Formula]
    formulas: dict[str, Formula]
    apart: bool
    built: Array
    worn: Array

    @property
    def allied(self) -> bool:
        """Whether anybody is pledged to the target."""
        return bool(self.commitment.pact)

    def read(self, year: int, squeezes: Squeezes) -> dict[str, Array]:
        """The words as they stand in a year (from 0), for futures with so many squeezes behind them.

        Returns
        -------
        dict of str to ndarray, shape (futures or 1, members or 1)
        """
        still, moving = self._all
        return still | {word: _at(table, year, squeezes) for word, table in moving.items()}

    def read_late(self, year: int, squeezes: Squeezes) -> dict[str, Array]:
        """The same for the words that are read after the resolve alone."""
        still, moving = self._late
        return still | {word: _at(table, year, squeezes) for word, table in moving.items()}

    @cached_property
    def _all(self) -> Apart:
        return _apart(self.tables)

    @cached_property
    def _late(self) -> Apart:
        read = {w for formula in self.formulas.values() for w in arguments(formula)}
        late = read | {"denial", "denial_alone"}
        return _apart({w: t for w, t in self.tables.items() if w in late})


def _apart(tables: dict[str, Array]) -> Apart:
    """Words that are the same in all years and all futures, and tables of the others."""
    still = {w: t[0] for w, t in tables.items() if t.shape[:2] == (1, 1)}
    return still, {w: t for w, t in tables.items() if w not in still}


def course(
    commitment: Commitment,
    changes: Mapping[str, float],
    assumptions: Assumptions,
    rates: Rates,
    schedule: Schedule,
    years: int,
    *,
    expected: bool,
    formulas: Mapping[str, Formula],
) -> Course:
    """The course of one commitment; `expected` takes squeezes on average instead of by number."""
    scenario = commitment.scenario
    known = known_values(scenario, scenario.levers_at(changes), assumptions)
    known |= _scheduled(scenario, changes, schedule, years)
    known |= _membership(scenario, schedule, years)
    if formulas:
        check_names(formulas, known)
    chosen = {**FORMULAS, **formulas}
    moving = _moving(chosen)
    split = moving.index("resolve") + 1 if "resolve" in moving else 0
    early, late = moving[:split], moving[split:]
    inner = {"record_trust", *early} - {"resolve"}
    for name in FORMULAS:
        if name == "burden":
            lasting = _lasting(known, rates, years, expected)
            known[name] = chosen[name](*(known[w] for w in arguments(chosen[name]))) * lasting
        elif name not in moving:
            known[name] = chosen[name](*(known[w] for w in arguments(chosen[name])))
    read = {w for name in moving for w in arguments(chosen[name])} | {
        "denial",
        "denial_alone",
        "trust",
    }
    return Course(
        commitment=commitment,
        tables={w: _three(v) for w, v in known.items() if w in read},
        members={name: chosen[name] for name in early},
        formulas={name: chosen[name] for name in late},
        apart=not inner & {w for name in late for w in arguments(chosen[name])},
        built=_built(known, rates, schedule, years),
        worn=_worn(known, scenario, rates, schedule, years),
    )


def _moving(formulas: Mapping[str, Formula]) -> list[str]:
    """The formulas that read, directly or not, what the simulation moves."""
    moved, moving = set(MOVED), []
    for name in FORMULAS:
        if name not in MOVED and moved & set(arguments(formulas[name])):
            moved.add(name)
            moving.append(name)
    return moving


def _scheduled(
    scenario: Scenario, changes: Mapping[str, float], schedule: Schedule, years: int
) -> dict[str, Array]:
    """The levers that the schedule sets, shape (years, 1, members or 1)."""
    steps = [step for step in schedule.steps if step.kind == "set"]
    names = {step.lever.name for step in steps}
    by_year: list[Levers] = []
    for year in range(1, years + 1):
        due = {s.name: s.value for s in steps if s.year <= year}
        new = not by_year or any(s.year == year for s in steps)
        by_year.append(scenario.levers_at({**changes, **due}) if new else by_year[-1])
    return {name: _stacked([getattr(levers, name) for levers in by_year]) for name in names}


def _membership(scenario: Scenario, schedule: Schedule, years: int) -> dict[str, Array]:
    """Means of the members while they are members: who has left brings nothing.

    In a region a target may be another target's ally: when it leaves, it goes on defending itself.
    """
    home = scenario.codes[scenario.protege]
    leaves = {s.name: s.year for s in schedule.steps if s.kind == "leave" and s.name != home}
    last = np.array([leaves.get(code, years + 1) for code in scenario.codes])
    if (last > years).all():
        return {}
    stays = (np.arange(1, years + 1)[:, None, None] < last).astype(float)
    return {name: getattr(scenario, name) * stays for name in ("gdp", "personnel", "forward")}


def _lasting(known: Mapping[str, Array], rates: Rates, years: int, expected: bool) -> Array:
    """What is left of each member's budget: growth, and what squeezes have taken.

    ``(1 + growth)^t · (1 − squeeze · (1 − durability))^k`` after k squeezes; on average over
    futures, ``(1 − rate · squeeze · (1 − durability))^t``.
    """
    time = np.arange(years, dtype=float)[:, None, None]
    loss = known["squeeze"] * (1 - known["durability"])
    steady = not rates.budget_growth
    grown: Array = (1 + rates.budget_growth / 100) ** (time[:1] if steady else time)
    if expected:
        return grown * (1 - rates.squeeze_rate * loss) ** time
    counts = np.arange(years if rates.squeeze_rate else 1, dtype=float)[:, None]
    return grown * (1 - loss) ** counts


def _built(known: Mapping[str, Array], rates: Rates, schedule: Schedule, years: int) -> Array:
    activity = 0.5 * (known["signalling"] + known["consultation"])
    reviews = np.array([schedule.reviewed(year) for year in range(1, years + 1)])
    return _yearly(rates.routine * activity, years) + rates.review_gain * reviews


def _worn(
    known: Mapping[str, Array], scenario: Scenario, rates: Rates, schedule: Schedule, years: int
) -> Array:
    reviews = np.array([schedule.reviewed(year) for year in range(1, years + 1)])
    drift = _yearly(rates.drift * (1 - known["consultation"]), years) * ~reviews
    unrest = total(shares(known["strength"]) * known["turmoil"])
    moves = np.zeros(years)
    for step in schedule.steps:
        if step.year <= years and is_breach(schedule, step.year, step.kind, step.name):
            moves[step.year - 1] += not step.name or step.name in scenario.codes
    worn: Array = drift + _yearly(rates.turmoil_wear * unrest, years)
    return worn + rates.unilateral_cost * moves


def is_breach(schedule: Schedule, year: int, kind: str, name: str) -> bool:
    """Whether a step counts as a unilateral move: leaving does where no notice was given."""
    noticed = any(
        s.kind == "announce" and s.name == name and s.year <= year for s in schedule.steps
    )
    return kind in ("unilateral", "announce") or (kind == "leave" and not noticed)


def _yearly(value: Array, years: int) -> Array:
    """A number for the pact, by year; where it hangs on squeezes too, as without any."""
    return np.array(np.broadcast_to(_three(value)[:, 0, 0], years))


def _stacked(values: list[float | Array]) -> Array:
    rows = np.broadcast_arrays(*(np.atleast_1d(np.asarray(v, float)) for v in values))
    return np.stack(rows)[:, None, :]


def _three(value: Array) -> Array:
    tabled: Array = value.reshape((1,) * (3 - value.ndim) + value.shape)
    return tabled


def _at(table: Array, year: int, squeezes: Squeezes) -> Array:
    row: Array = table[min(year, len(table) - 1)]
    return row if len(row) == 1 else row[squeezes]
