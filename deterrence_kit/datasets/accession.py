"""A state joins a pact: its row is built from the shipped tables, like that of any member."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import isclose
from typing import Any

import numpy as np

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.columns import column_of
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.member_rows import member_row
from deterrence_kit.datasets.theatre_shares import share_of
from deterrence_kit.datasets.world import world_totals
from deterrence_kit.model import Scenario
from deterrence_kit.model.members import MEMBER_ARRAYS


def with_member(scenario: Scenario, code: str) -> Scenario:
    """The same scenario after a state has joined the pact, with the figures of today.

    Parameters
    ----------
    scenario : Scenario
    code : str
        A state's code, ``"EST"``.

    Returns
    -------
    Scenario

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
    pact, rivals = (*scenario.codes, code), scenario.challenger_codes
    protege = scenario.codes[scenario.protege]
    row["theatre_share"], why = share_of(row, pact, protege, rivals, scenario.year)
    arrays: dict[str, Any] = {  # arrays all, but replace() cannot know which fields they are
        name: np.append(getattr(scenario, name), float(row[column_of(name)]))
        for name in MEMBER_ARRAYS
    }
    return replace(
        scenario, codes=(*scenario.codes, code), names=(*scenario.names, row["name"]),
        share_why={**scenario.share_why, code: why}, gaps=tuple(gaps), **arrays,
    )  # fmt: skip


def with_members(
    scenario: Scenario,
    left: Iterable[str] = (),
    joined: Iterable[str] = (),
    *,
    strict: bool = False,
) -> Scenario:
    """The scenario after states have joined its pact and members have left it, as far as that can be.

    Parameters
    ----------
    scenario : Scenario
    left : iterable of str
        Codes of those that leave. The protégé stays: without it there is no commitment.
    joined : iterable of str
        Codes of those that join, before the others leave.
    strict : bool
        True refuses what cannot be; otherwise it is passed over: a package meets pacts whose
        members are others, or of another time.

    Returns
    -------
    Scenario

    Raises
    ------
    ValueError
        With ``strict`` alone: if one cannot join, or is no ally that could leave.

    Examples
    --------
    >>> from deterrence_kit.datasets import load_scenario
    >>> korea = with_members(load_scenario("us-korea"), left=["USA", "DEU"], joined=["JPN"])
    >>> korea.codes
    ('KOR', 'JPN')
    """
    for change, codes in ((with_member, joined), (Scenario.without, left)):
        for code in codes:
            try:
                scenario = change(scenario, code)
            except ValueError:
                if strict:
                    raise
    return scenario


def accession_fault(scenario: Scenario, code: str) -> str | None:
    """Why a state cannot join, in a sentence, or None.

    Parameters
    ----------
    scenario : Scenario
    code : str
        A state's code, ``"EST"``.

    Returns
    -------
    str or None

    Examples
    --------
    >>> from deterrence_kit.datasets import load_scenario
    >>> accession_fault(load_scenario("nato-estonia"), "RUS")
    'Russia is the challenger here, so it cannot join.'
    """
    state = tables.states().get(code)
    if state is None:
        return f"{code} is not the code of a state in the shipped table; Poland's is POL."
    if code in scenario.codes:
        return f"{state['name']} is a member already."
    if code in scenario.challenger_codes:
        return f"{state['name']} is the challenger here, so it cannot join."
    return None if runs_on_today(scenario) else not_today(scenario)


def runs_on_today(scenario: Scenario) -> bool:
    """Whether the scenario's figures are those of today's states, so that one of them fits in.

    Parameters
    ----------
    scenario : Scenario

    Returns
    -------
    bool

    Examples
    --------
    >>> from deterrence_kit.datasets import load_scenario
    >>> runs_on_today(load_scenario("nato-estonia")), runs_on_today(load_scenario("korea-1950"))
    (True, False)
    """
    return isclose(scenario.world_milex, world_totals()["milex"])


def not_today(scenario: Scenario) -> str:
    """Why nobody can join a pact of the past, or an invented one.

    Parameters
    ----------
    scenario : Scenario

    Returns
    -------
    str

    Examples
    --------
    >>> from deterrence_kit.datasets import load_scenario
    >>> not_today(load_scenario("korea-1950"))[-26:]
    'it; its members can leave.'
    """
    return (
        f"{scenario.title} does not run on today's figures, so a state of today cannot join it; "
        "its members can leave."
    )
