"""A state joins a pact: its row is built from the shipped tables, like that of any member."""

from __future__ import annotations

from dataclasses import replace
from math import isclose

import numpy as np

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.assembly import member_row, world_totals
from deterrence_kit.datasets.checks import ScenarioError
from deterrence_kit.model import Scenario

# A member array's name in a scenario, and the column of the row it comes from.
COLUMNS = {
    "gdp": "gdp", "spending_today": "spending", "personnel": "personnel",
    "ideal_point": "ideal_point", "distance": "distance", "water": "water", "forward": "forward",
    "latitude": "lat", "longitude": "lon",
}  # fmt: skip


def with_member(scenario: Scenario, code: str) -> Scenario:
    """The same scenario after a state has joined the pact, with the figures of today.

    Raises
    ------
    ScenarioError
        If the state is not in the shipped table, is a member or the challenger, or if the
        scenario does not run on the figures of today.

    Examples
    --------
    >>> from deterrence_kit.datasets import load_scenario
    >>> with_member(load_scenario("nato-estonia"), "UKR").codes[-1]
    'UKR'
    """
    fault = accession_fault(scenario, code)
    if fault:
        raise ScenarioError(fault)
    gaps = list(scenario.gaps)
    row = member_row(code, scenario.codes[scenario.protege], (0, {}), scenario.title, gaps)
    arrays = {
        name: np.append(getattr(scenario, name), float(row[column]))
        for name, column in COLUMNS.items()
    }
    return replace(
        scenario, codes=(*scenario.codes, code), names=(*scenario.names, row["name"]),
        gaps=tuple(gaps), **arrays,
    )  # fmt: skip


def accession_fault(scenario: Scenario, code: str) -> str | None:
    """Why a state cannot join, in a sentence, or None."""
    state = tables.states().get(code)
    if state is None:
        return f"{code} is not the code of a state in the shipped table; Poland's is POL."
    if code in scenario.codes:
        return f"{state['name']} is a member already."
    if code in scenario.challenger_codes:
        return f"{state['name']} is the challenger here, so it cannot join."
    return None if runs_on_today(scenario) else not_today(scenario)


def runs_on_today(scenario: Scenario) -> bool:
    """Whether the scenario's figures are those of today's states, so that one of them fits in."""
    return isclose(scenario.world_milex, world_totals()["milex"])


def not_today(scenario: Scenario) -> str:
    """Why nobody can join a pact of the past, or an invented one."""
    return (
        f"{scenario.title} does not run on today's figures, so a state of today cannot join it; "
        "its members can leave."
    )
