"""Many cases of the same settings, evaluated in one vectorised call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeAlias, TypeVar

import numpy as np

from deterrence_kit.model import Assessment, Assumptions, Levers, Scenario, assess
from deterrence_kit.model.parameter import Array, Numeric
from deterrence_kit.model.setting_name import SettingName

Settings: TypeAlias = Mapping[str, Numeric]


def assess_cases(scenario: Scenario, settings: Settings, *, members: bool = False) -> Assessment:
    """Assess one case for each value of the settings.

    Parameters
    ----------
    scenario : Scenario
    settings : mapping of str to float or ndarray, shape (cases,)
        By name, ``"readiness"``, ``"contest_exponent"`` or ``"will.USA"``. What is not named
        stays as the scenario has it.
    members : bool
        Whether to keep the members' arrays.

    Returns
    -------
    Assessment
        Arrays of shape (cases,).

    Examples
    --------
    >>> import numpy as np
    >>> from deterrence_kit import load_scenario
    >>> grid = {"will.USA": np.array([0.1, 0.5, 0.9])}
    >>> assess_cases(load_scenario("nato-estonia"), grid).credibility.shape
    (3,)
    """
    levers = with_settings(scenario.levers, scenario, settings)
    assumptions = with_settings(Assumptions(), scenario, settings)
    return assess(scenario, levers, assumptions, members=members)


Table = TypeVar("Table", Levers, Assumptions)


def with_settings(table: Table, scenario: Scenario, settings: Settings) -> Table:
    """A table with every setting that belongs to it as an array of cases, members last.

    Parameters
    ----------
    table : Levers or Assumptions
    scenario : Scenario
        Whose defaults and members' own values hold where nothing is set.
    settings : mapping of str to float or ndarray, shape (cases,)
        By name; those of other tables are passed over.

    Returns
    -------
    Levers or Assumptions
        Of the same kind; what is set has shape (cases, 1), or (cases, members).

    Examples
    --------
    >>> import numpy as np
    >>> from deterrence_kit import load_scenario
    >>> japan = load_scenario("us-japan")
    >>> with_settings(japan.levers, japan, {"readiness": np.array([0.3, 0.6])}).readiness.shape
    (2, 1)
    """
    arrays: dict[str, Array] = {
        name: np.asarray(value, dtype=float) for name, value in settings.items()
    }
    touched = {SettingName.parse(name).base for name in arrays} & {f.name for f in fields(table)}
    differing = {SettingName.parse(n).base for n in (*arrays, *scenario.settings) if "." in n}
    changes = {
        name: _own(name, scenario, arrays) if name in differing else _shared(name, scenario, arrays)
        for name in touched
    }
    return replace(table, **changes) if changes else table


def _shared(name: str, scenario: Scenario, settings: Mapping[str, Array]) -> Array:
    """One value for the whole pact, shape (cases, 1)."""
    value = settings[name] if name in settings else np.asarray(scenario.default_of(name))
    return value[..., None]


def _own(name: str, scenario: Scenario, settings: Mapping[str, Array]) -> Array:
    """Members' own values, and the pact's for the others, shape (cases, members)."""
    everyone = _shared(name, scenario, settings)
    own = [
        settings.get(f"{name}.{code}", scenario.settings.get(f"{name}.{code}"))
        for code in scenario.codes
    ]
    parts = [everyone[..., 0] if value is None else np.asarray(value, float) for value in own]
    return np.stack(np.broadcast_arrays(*parts), axis=-1)
