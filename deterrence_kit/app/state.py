"""What a page shows, as one value: a scenario, what has been changed in it, and what was touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import isclose

from deterrence_kit.app.choices import default_choice
from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.datasets.accession import with_members
from deterrence_kit.datasets.regions import pair_called
from deterrence_kit.model import Scenario
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import TABLES

FIRST_TOUCHED = "readiness"
OWN_PREFIX = "own-"  # begins the names of scenarios from users' own files


_OWN: dict[str, Scenario] = {}  # scenarios opened from files in this session
_OFFERED: dict[str, Scenario] = {}  # scenarios that the notebook itself brings along


@lru_cache(maxsize=64)
def scenario_called(name: str) -> Scenario:
    """A shipped scenario, read once, or one of this session's own."""
    own = _OWN | _OFFERED
    return own[name] if name in own else load_scenario(name)


def can_be_shown(name: str) -> bool:
    """Whether a scenario of that name is shipped or was opened in this session."""
    return can_be_linked(name) or name in _OWN


def can_be_linked(name: str) -> bool:
    """Whether a scenario of that name is there for everybody who opens the page."""
    return name in scenario_names() or name in _OFFERED or pair_called(name) is not None


def offered_names() -> tuple[str, ...]:
    """The scenarios that the picker offers: the notebook's own, then the shipped ones."""
    return (*_OFFERED, *scenario_names())


def offer_scenarios(scenarios: Iterable[Scenario]) -> None:
    """Show a notebook's own scenarios on its page, the first of them at first.

    Their names stand in links, so they are none of the shipped ones'.

    Raises
    ------
    ValueError
        If a shipped scenario has that name.
    """
    for scenario in scenarios:
        if scenario.name in scenario_names():
            raise ValueError(
                f"A shipped scenario is called {scenario.name}: give yours another name."
            )
        _OFFERED[scenario.name] = scenario
    _read_anew()


def keep_scenario(scenario: Scenario, name: str) -> str:
    """Keep a user's own scenario for this session, under a name that begins with `OWN_PREFIX`."""
    _OWN[name] = scenario
    _read_anew()
    return name


def _read_anew() -> None:
    """A name may mean another scenario from now on."""
    scenario_called.cache_clear()
    _with_members.cache_clear()


def scenario_of(state: State) -> Scenario:
    """The scenario of a state: as shipped, with those that joined and without those that left."""
    return _with_members(state.scenario, state.left, state.joined)


@lru_cache(maxsize=64)
def _with_members(name: str, left: tuple[str, ...], joined: tuple[str, ...]) -> Scenario:
    return with_members(scenario_called(name), left, joined, strict=True)


@dataclass(frozen=True)
class Package:
    """A set of measures kept under a name, to be compared with others or loaded again.

    Attributes
    ----------
    name : str
    changes, left, joined, plan
        As in a `State`.
    """

    name: str
    changes: Mapping[str, float] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    plan: str = ""


@dataclass(frozen=True)
class State:
    """A scenario and what differs from it.

    Attributes
    ----------
    scenario : str
        Name of a shipped scenario, or of one of the notebook's own.
    changes : mapping
        Settings by name that differ from the scenario's own, ``{"will.USA": 0.3}``.
    touched : str
        The setting last moved: the one whose response curve is shown.
    choices : mapping
        What has been chosen otherwise than by default, by name, see `choices.CHOICES`.
    left, joined : tuple of str
        Codes of the members that have left the pact, and of the states that have joined it.
    plan : str
        What is to happen in which year, as `deterrence_kit.model.years.schedule` writes it.
    packages : tuple of Package
        What has been kept for comparison.
    """

    scenario: str = field(default_factory=lambda: offered_names()[0])
    changes: Mapping[str, float] = field(default_factory=dict)
    touched: str = FIRST_TOUCHED
    choices: Mapping[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    plan: str = ""
    packages: tuple[Package, ...] = ()

    def changes_in(self, *tables: str) -> dict[str, float]:
        """The changes of settings that belong to some of the tables, see `settings.TABLES`.

        Examples
        --------
        >>> State(changes={"readiness": 0.7, "drift": 0.0}).changes_in("levers", "assumptions")
        {'readiness': 0.7}
        """
        known = {name for table in tables for name in TABLES[table]}
        return {n: v for n, v in self.changes.items() if SettingName.parse(n).base in known}

    @property
    def differs(self) -> bool:
        """Whether anything is not as in the scenario."""
        return bool(self.changes or self.left or self.joined or self.plan)

    def moved(self, name: str, value: float) -> State:
        """The state after one setting has been moved; back at its default it is no change."""
        return replace(self, changes=self._needed({**self.changes, name: value}), touched=name)

    def reset(self, name: str) -> State:
        """The state with one setting as if it had never been moved."""
        changes = {n: v for n, v in self.changes.items() if n != name}
        return replace(self, changes=self._needed(changes), touched=name)

    def _needed(self, changes: Mapping[str, float]) -> dict[str, float]:
        """Without what says nothing: a default, unless it keeps an ally apart from the others."""
        scenario = scenario_called(self.scenario)
        differs = {
            n: not isclose(v, scenario.default_of(n), abs_tol=1e-9) for n, v in changes.items()
        }
        bases = {n: SettingName.parse(n).base for n in changes}
        return {
            n: float(v)
            for n, v in changes.items()
            if differs[n] or (bases[n] != n and differs.get(bases[n], False))
        }

    def chosen(self, name: str, value: str) -> State:
        """The state after a choice."""
        choices = {n: v for n, v in self.choices.items() if n != name}
        if value != default_choice(name):
            choices[name] = value
        return replace(self, choices=choices)

    def choice(self, name: str) -> str:
        """What is chosen now."""
        return self.choices.get(name, default_choice(name))

    def value(self, name: str) -> float:
        """The value a setting has now."""
        return self.changes[name] if name in self.changes else self.value_without(name)

    def value_without(self, name: str) -> float:
        """The value a setting would have if it were not changed itself."""
        base, code = SettingName.parse(name)
        scenario = scenario_of(self)
        if code and base in self.changes and name not in scenario.settings:
            return self.changes[base]
        return scenario.default_of(name)
