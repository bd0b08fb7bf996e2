"""What a page shows, as one value: a scenario, what has been changed in it, and what was touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import isclose

from deterrence_kit.app.choices import default_choice
from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.model import Scenario

FIRST_TOUCHED = "readiness"


@lru_cache(maxsize=64)
def scenario_called(name: str) -> Scenario:
    """A shipped scenario, read once."""
    return load_scenario(name)


@dataclass(frozen=True)
class State:
    """A scenario and what differs from it.

    Attributes
    ----------
    scenario : str
        Name of a shipped scenario.
    changes : mapping
        Settings by name that differ from the scenario's own, ``{"will.USA": 0.3}``.
    touched : str
        The setting last moved: the one whose response curve is shown.
    choices : mapping
        What has been chosen otherwise than by default, by name, see `choices.CHOICES`.
    """

    scenario: str = scenario_names()[0] if scenario_names() else ""
    changes: Mapping[str, float] = field(default_factory=dict)
    touched: str = FIRST_TOUCHED
    choices: Mapping[str, str] = field(default_factory=dict)

    def moved(self, name: str, value: float) -> State:
        """The state after one setting has been moved; back at its default it is no change."""
        changes = {n: v for n, v in self.changes.items() if n != name}
        if not isclose(value, self.value_without(name), abs_tol=1e-9):
            changes[name] = float(value)
        return replace(self, changes=changes, touched=name)

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
        base, _, code = name.partition(".")
        scenario = scenario_called(self.scenario)
        if code and base in self.changes and name not in scenario.settings:
            return self.changes[base]
        return scenario.default_of(name)
