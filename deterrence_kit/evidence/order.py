"""What the field agrees on about who is better protected than whom, held against the model."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from deterrence_kit.datasets.basis import basis_in
from deterrence_kit.datasets.scenarios import load_scenario
from deterrence_kit.datasets.shipped import scenario_names
from deterrence_kit.model import Assessment, Scenario, assess
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.record import Basis

FILE = Path(__file__).parent / "order.toml"
MEASURES: Mapping[str, Callable[[Assessment], Array]] = {
    "credibility": lambda told: told.credibility,
    "adds": lambda told: told.added,
    "alone": lambda told: told.denial_alone,
    "denial": lambda told: told.denial,
    "resolve": lambda told: told.resolve,
    "threshold": lambda told: told.threshold,
    "propensity": lambda told: told.propensity,
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """One side of a statement: a scenario, the levers moved in it, and the allies left out."""

    scenario: str
    move: Mapping[str, float] = field(default_factory=dict)
    without: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Statement:
    """That something is greater in one case than in another.

    Attributes
    ----------
    sentence : str
    measure : str
        One of `MEASURES`.
    more, less : Case
    how : {"stated", "drawn"}
        Stated by the work, or drawn from what works say of each side.
    source : str
        Author, year and where.
    basis : {"read", "recalled"}
        Whether the work, or a page that tells its finding, was read again.
    why_not : str
        Where the model says otherwise: why.
    """

    sentence: str
    measure: str
    more: Case
    less: Case
    how: str
    source: str
    basis: Basis
    why_not: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The scenarios it needs that are not shipped."""
        needed = dict.fromkeys((self.more.scenario, self.less.scenario))
        return tuple(name for name in needed if name not in scenario_names())


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What the model says to a statement; NaN twice where it cannot be asked."""

    statement: Statement
    more: float
    less: float

    @property
    def asked(self) -> bool:
        """Whether both cases are there."""
        return not np.isnan(self.more)

    @property
    def agrees(self) -> bool:
        """Whether the model says so, too."""
        return self.more > self.less


def statements() -> tuple[Statement, ...]:
    """All statements, in the order of the file.

    Examples
    --------
    >>> statements()[0].sentence
    'NATO adds more to Estonia than the CSTO to Armenia'
    """
    return tuple(map(_statement, _file()["statement"]))


def compared(statement: Statement) -> Comparison:
    """Ask the model about one statement.

    Parameters
    ----------
    statement : Statement

    Returns
    -------
    Comparison
        In the measure's unit; NaN where a scenario is not shipped.

    Raises
    ------
    ValueError
        If the measure or an ally is not known.

    Examples
    --------
    >>> told = compared(statements()[0])
    >>> told.asked and told.more > told.less
    True
    """
    if statement.measure not in MEASURES:
        raise ValueError(f"“{statement.sentence}” compares {statement.measure!r}: not a measure.")
    if statement.missing:
        return Comparison(statement=statement, more=float("nan"), less=float("nan"))
    of = MEASURES[statement.measure]
    more, less = (float(of(_assessed(case))) for case in (statement.more, statement.less))
    return Comparison(statement=statement, more=more, less=less)


def _assessed(case: Case) -> Assessment:
    scenario: Scenario = load_scenario(case.scenario)
    for code in case.without:
        scenario = scenario.without(code)
    return assess(scenario, scenario.levers_at(case.move), members=False)


def _statement(table: dict[str, Any]) -> Statement:
    sides = {side: _case(table[side]) for side in ("more", "less")}
    basis = basis_in(table, f"order.toml, {table['sentence']!r}")
    return Statement(**{**table, **sides, "basis": basis})


def _case(table: dict[str, Any]) -> Case:
    return replace(Case(**table), without=tuple(table.get("without", ())))


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
