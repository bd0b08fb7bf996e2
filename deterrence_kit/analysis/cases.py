"""Many cases of the same settings, evaluated in one vectorised call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import numpy as np

from deterrence_kit.model import Assessment, Assumptions, Levers, Scenario, assess


def assess_cases(
    scenario: Scenario, settings: Mapping[str, np.ndarray], *, members: bool = False
) -> Assessment:
    """Assess one case for each value of the settings.

    Parameters
    ----------
    scenario : Scenario
    settings : mapping of str to ndarray, shape (cases,)
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
    settings = {name: np.asarray(value, dtype=float) for name, value in settings.items()}
    levers = _filled(scenario.levers, scenario, settings)
    assumptions = _filled(Assumptions(), scenario, settings)
    return assess(scenario, levers, assumptions, members=members)


def _filled(
    table: Levers | Assumptions, scenario: Scenario, settings: Mapping[str, np.ndarray]
) -> Any:
    """The table with every setting that belongs to it as an array of cases, members last."""
    touched = {name.partition(".")[0] for name in settings}
    changes = {
        field.name: _value(field.name, scenario, settings)
        for field in fields(table)
        if field.name in touched
    }
    return replace(table, **changes)


def _value(name: str, scenario: Scenario, settings: Mapping[str, np.ndarray]) -> np.ndarray:
    everyone = settings.get(name, np.asarray(scenario.default_of(name)))[..., None]
    if not _own(name, scenario, settings):
        return everyone
    own = [
        settings.get(f"{name}.{code}", scenario.settings.get(f"{name}.{code}"))
        for code in scenario.codes
    ]
    parts = [everyone[..., 0] if value is None else np.asarray(value, float) for value in own]
    return np.stack(np.broadcast_arrays(*parts), axis=-1)


def _own(name: str, scenario: Scenario, settings: Mapping[str, np.ndarray]) -> bool:
    return any(key.startswith(f"{name}.") for key in (*settings, *scenario.settings))
