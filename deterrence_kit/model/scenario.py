"""Who is pledged to whom, against whom, and where: the arrays that the formulas read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.figures import Figures
from deterrence_kit.model.levers import Levers
from deterrence_kit.model.members import MEMBER_FIELDS, kept
from deterrence_kit.model.parameter import Array, Numeric, parameters_of
from deterrence_kit.model.record import Basis, Crisis, ages_of_tests, honoured_tests
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import declared
from deterrence_kit.model.severity.war import War
from deterrence_kit.model.stakes import Answer


@dataclass(frozen=True, kw_only=True)
class Scenario(Figures):
    """An alliance, the member it protects and the challenger; the states' figures are `Figures`.

    Attributes
    ----------
    codes, names : tuple of str
        The members; every member array is in this order.
    protege : int
        Index of the member whose territory is contested.
    crossing : float
        Share of the challenger's force that water and terrain hold up.
    world_gdp : float, billion international $
    contiguous : float
        1 for neighbours by land or across a narrow strait; in regions −0.5 beyond 4,000 km.
    checklist : tuple of Answer
        The answers about the opponent's stakes; empty where the file has none.
    record : tuple of Crisis
        Consultations included, which move no trust.
    pledged : int
        Allies that the treaty binds, whoever leaves here or joins; 0 stands for those present.
    nuclear_states : frozenset of str
        Codes of all states with nuclear arms in its year, members or not.
    checked, basis : str
        The day of the last check, ``"2026-11-27"``, and whether sources were read; or empty.
    war : War or None
        What is under way between challenger and protégé: then no verdict is given.
    settings : mapping
        What it sets differently from the tables, ``{"clarity": 0.7}`` or ``{"will.USA": 0.4}``.
    why : mapping
        The reason and source for each of them, and for the theatre.
    share_why : mapping
        By ally, why it would send the share that it would.
    gaps : tuple of str
        Sentences about figures that are missing, and what was done instead.
    formulas : mapping
        Formulas of its own in place of the model's, ``{"denial": my_denial}``; see `model.formulas`.
    origin : str
        The expression that makes it again, where it was not loaded by its name.
    """

    name: str
    title: str
    summary: str
    region: str
    year: int
    codes: tuple[str, ...]
    names: tuple[str, ...]
    protege: int
    crossing: float
    contiguous: float
    world_gdp: float
    record: tuple[Crisis, ...] = ()
    checked: str = ""
    basis: Basis = ""
    war: War | None = None
    checklist: tuple[Answer, ...] = ()
    pledged: int = 0
    nuclear_states: frozenset[str] = frozenset()
    settings: Mapping[str, float] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict)
    share_why: Mapping[str, str] = field(default_factory=dict)
    gaps: tuple[str, ...] = ()
    formulas: Mapping[str, Callable[..., Array]] = field(default_factory=dict)
    origin: str = ""

    @cached_property
    def home(self) -> Array:
        """1 for the protégé, 0 for its allies."""
        mask: Array = np.eye(len(self.codes))[self.protege]
        return mask

    @cached_property
    def record_ages(self) -> Array:
        """Years since each crisis that tested the pledge: a consultation does not."""
        return ages_of_tests(self.record, self.year)

    @cached_property
    def record_honoured(self) -> Array:
        """1 for each crisis that tested the pledge and was honoured, 0 for each that failed."""
        return honoured_tests(self.record)

    @property
    def nuclear_pact(self) -> float:
        """1 where the protégé or an ally has nuclear arms, else 0."""
        return float(not self.nuclear_states.isdisjoint(self.codes))

    @property
    def nuclear_challenger(self) -> float:
        """1 where a challenger has nuclear arms, else 0."""
        return float(not self.nuclear_states.isdisjoint(self.challenger_codes))

    @property
    def allies_pledged(self) -> int:
        """How many allies are pledged by treaty."""
        return self.pledged or len(self.codes) - 1

    @cached_property
    def levers(self) -> Levers:
        """The levers as this scenario has them before anybody moves one."""
        return self.levers_at({})

    @property
    def protege_name(self) -> str:
        """Name of the protégé."""
        return self.names[self.protege]

    @property
    def challenger_name(self) -> str:
        """Name of the challenger, or of all of them."""
        return " and ".join(self.challenger_names)

    def levers_at(self, changes: Mapping[str, float]) -> Levers:
        """The scenario's levers with some of them moved, by name; ``"will.USA"`` is one ally's own.

        Parameters
        ----------
        changes : mapping

        Returns
        -------
        Levers

        Raises
        ------
        ValueError
            If a name or a value is not one the tables know.

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> float(load_scenario("nato-estonia").levers_at({"readiness": 0.7}).readiness)
        0.7
        """
        declared = parameters_of(Levers)
        for name in changes:
            if SettingName.parse(name).base not in declared:
                raise ValueError(f"There is no lever called {name!r}.")
        settings = {**self.settings, **changes}
        own: dict[str, dict[str, float]] = {}
        for (base, code), value in ((SettingName.parse(n), v) for n, v in settings.items()):
            if code in self.codes:
                own.setdefault(base, {})[code] = value
        each = {n: settings.get(n, p.default) for n, p in declared.items()}
        return Levers(**{n: self._value(each[n], own.get(n)) for n in declared})

    def assumptions_at(self, changes: Mapping[str, float]) -> Assumptions:
        """The assumptions with some of them changed; the same for every scenario.

        Parameters
        ----------
        changes : mapping
            Settings by name that differ, ``{"will.USA": 0.4}``.

        Returns
        -------
        Assumptions

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> load_scenario("us-japan").assumptions_at({"loss": 2}).loss
        2.0
        """
        return replace(Assumptions(), **{n: float(v) for n, v in changes.items()})

    def default_of(self, name: str) -> float:
        """The value a setting has here before anybody changes it.

        Parameters
        ----------
        name : str
            ``"clarity"``, or ``"will.USA"``.

        Returns
        -------
        float, in the setting's unit

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> load_scenario("us-japan").default_of("lift")
        800.0
        """
        base, code = SettingName.parse(name)
        everyone = self.settings.get(base, declared(base).default)
        return float(self.settings.get(name, everyone) if code else everyone)

    def _value(self, everyone: float, own: Mapping[str, float] | None) -> Numeric:
        if not own:
            return everyone
        return np.array([own.get(code, everyone) for code in self.codes], dtype=float)

    def without(self, code: str) -> Scenario:
        """The same scenario after one ally has left.

        Parameters
        ----------
        code : str
            The ally's code.

        Returns
        -------
        Scenario

        Raises
        ------
        ValueError
            If the code is not an ally's.

        Examples
        --------
        >>> from deterrence_kit import load_scenario
        >>> load_scenario("us-japan").without("USA").codes
        ('JPN',)
        """
        if code not in self.codes or code == self.codes[self.protege]:
            raise ValueError(f"{code} is not an ally in {self.title}; allies: {self.allies_text}.")
        stays = np.array([c != code for c in self.codes])
        figures: dict[str, Any] = {n: kept(getattr(self, n), stays) for n in MEMBER_FIELDS}
        home = {"protege": int(np.flatnonzero(self.home[stays])[0])}
        return replace(self, **figures | home | {"pledged": self.allies_pledged})

    @property
    def allies_text(self) -> str:
        """The allies' codes, for messages."""
        return ", ".join(c for i, c in enumerate(self.codes) if i != self.protege)
