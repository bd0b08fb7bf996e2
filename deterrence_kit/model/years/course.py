"""The course of a commitment: all that a schedule and the rates fix beforehand, year by year.

What depends on the year alone, and on how many fiscal squeezes there have been by then, is computed
once for all futures. What depends on trust is left to the simulation; a formula that somebody has
replaced falls on the right side by itself, because formulas name what they read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.formulas import FORMULAS, STAGE_OF, Formula, Stage, arguments, check_names
from deterrence_kit.model.intermediates import known_values
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region.region import Commitment
from deterrence_kit.model.years.by_year import (
    by_year_and_squeeze,
    lasting_budgets,
    levers_by_year,
    members_by_year,
    trust_built,
    trust_worn,
)
from deterrence_kit.model.years.rates import Rates
from deterrence_kit.model.years.schedule import Schedule

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
    members, response, decision, outcome : dict of str to callable
        Those that do, in order, by stage: up to the pact's resolve; what an attack would meet;
        the challenger's decision; what the year brings.
    apart : bool
        Whether what comes after the resolve needs nothing else of what came before.
    built, worn : ndarray, shape (years,), crises
        What routine and reviews add to trust; what drift, turmoil and unilateral moves take.
    """

    commitment: Commitment
    tables: dict[str, Array]
    members: dict[str, Formula]
    response: dict[str, Formula]
    decision: dict[str, Formula]
    outcome: dict[str, Formula]
    apart: bool
    built: Array
    worn: Array

    @property
    def allied(self) -> bool:
        """Whether anybody is pledged to the target."""
        return bool(self.commitment.pact)

    def read(self, year: int, squeezes: Squeezes) -> dict[str, Array]:
        """The words as they stand in a year (from 0), for futures with so many squeezes behind them.

        Parameters
        ----------
        year : int
            Counted from 0.
        squeezes : ndarray of int, shape (futures,)

        Returns
        -------
        dict of str to ndarray, shape (futures or 1, members or 1)

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> from deterrence_kit.model.years.givens import givens_of
        >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
        >>> given.courses[0].read(0, np.zeros(2, dtype=int))["restraint"].shape
        (1, 1)
        """
        still, moving = self._all
        return still | {word: _at(table, year, squeezes) for word, table in moving.items()}

    def read_late(self, year: int, squeezes: Squeezes) -> dict[str, Array]:
        """The same for the words that are read after the resolve alone.

        Parameters
        ----------
        year : int
            Counted from 0.
        squeezes : ndarray of int, shape (futures,)

        Returns
        -------
        dict of str to ndarray, shape (futures or 1, members or 1)

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> from deterrence_kit.model.years.givens import givens_of
        >>> given = givens_of(load_scenario("us-japan"), {}, years=3)
        >>> "denial" in given.courses[0].read_late(0, np.zeros(2, dtype=int))
        True
        """
        still, moving = self._late
        return still | {word: _at(table, year, squeezes) for word, table in moving.items()}

    @cached_property
    def _all(self) -> Apart:
        return _apart(self.tables)

    @cached_property
    def _late(self) -> Apart:
        late = _read_by([*self.response.values(), *self.decision.values(), *self.outcome.values()])
        late |= {"denial", "denial_alone"}
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
    """The course of one commitment; `expected` takes squeezes on average instead of by number.

    Parameters
    ----------
    commitment : Commitment
    changes : mapping
        Settings by name that differ, ``{"will.USA": 0.4}``.
    assumptions : Assumptions
    rates : Rates
    schedule : Schedule
    years : int
    expected : bool
        True takes squeezes on average, False by their number.
    formulas : mapping of str to callable

    Returns
    -------
    Course

    Raises
    ------
    ValueError
        If a formula reads an unknown word, or a setting cannot be.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> alone = Commitment(scenario=load_scenario("us-japan"), pact="us-japan", leader="")
    >>> assumed = Assumptions(), Rates(), Schedule(review=2)
    >>> course(alone, {}, *assumed, 3, expected=True, formulas={}).built.shape
    (3,)
    """
    scenario = commitment.scenario
    known = known_values(scenario, scenario.levers_at(changes), assumptions)
    known |= levers_by_year(scenario, changes, schedule, years)
    known |= members_by_year(scenario, schedule, years)
    if formulas:
        check_names(formulas, known)
    chosen = {**FORMULAS, **formulas}
    moving = _moving(chosen)
    _settle(known, {n: f for n, f in chosen.items() if n not in moving}, rates, years, expected)
    early, late = _before_and_after_the_resolve(moving)
    inner = {"record_trust", *early} - {"resolve", "effective_resolve"}
    read = _read_by(moving.values()) | {"denial", "denial_alone", "trust"}
    return Course(
        commitment=commitment,
        tables={w: by_year_and_squeeze(v) for w, v in known.items() if w in read},
        members=early,
        response={n: f for n, f in late.items() if STAGE_OF[n] <= Stage.RESPONSE},
        decision={n: f for n, f in late.items() if STAGE_OF[n] is Stage.DECISION},
        outcome={n: f for n, f in late.items() if STAGE_OF[n] is Stage.YEAR},
        apart=not inner & _read_by(late.values()),
        built=trust_built(known, rates, schedule, years),
        worn=trust_worn(known, scenario, rates, schedule, years),
    )


def _moving(formulas: Mapping[str, Formula]) -> dict[str, Formula]:
    """The formulas that read, directly or not, what the simulation moves."""
    moved = set(MOVED)
    moving: dict[str, Formula] = {}
    for name in FORMULAS:
        if name not in MOVED and moved & set(arguments(formulas[name])):
            moved.add(name)
            moving[name] = formulas[name]
    return moving


def _settle(
    known: dict[str, Array],
    settled: Mapping[str, Formula],
    rates: Rates,
    years: int,
    expected: bool,
) -> None:
    """Work out what does not move, in the order of the stages; budgets as far as they last."""
    for name in (name for name in FORMULAS if name in settled):
        known[name] = settled[name](*(known[w] for w in arguments(settled[name])))
        if STAGE_OF[name] is Stage.BUDGETS:
            known[name] = known[name] * lasting_budgets(known, rates, years, expected)


def _before_and_after_the_resolve(
    moving: dict[str, Formula],
) -> tuple[dict[str, Formula], dict[str, Formula]]:
    """What moves up to the pact's resolve, and after it; all is after it where it does not move."""
    early = {
        n: f for n, f in moving.items() if STAGE_OF[n] <= Stage.RESOLVE and "resolve" in moving
    }
    return early, {n: f for n, f in moving.items() if n not in early}


def _read_by(formulas: Iterable[Formula]) -> set[str]:
    """Every word that some of the formulas read."""
    return {word for formula in formulas for word in arguments(formula)}


def _at(table: Array, year: int, squeezes: Squeezes) -> Array:
    row: Array = table[min(year, len(table) - 1)]
    return row if len(row) == 1 else row[squeezes]
