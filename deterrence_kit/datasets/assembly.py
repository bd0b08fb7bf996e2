"""From the contents of a scenario file and the shipped tables to a `Scenario`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from pprint import pformat
from textwrap import indent
from typing import Any

import numpy as np

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.basis import said_bases
from deterrence_kit.datasets.checklist import answers_of
from deterrence_kit.datasets.checks import check
from deterrence_kit.datasets.columns import Row, column_of
from deterrence_kit.datasets.crises import crisis_from
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.fighting import war_in
from deterrence_kit.datasets.guidelines import agreed_guideline
from deterrence_kit.datasets.member_rows import rows_of_members, shipped_figures
from deterrence_kit.datasets.naming import meant_state
from deterrence_kit.datasets.nuclear_arms import nuclear_states
from deterrence_kit.datasets.opponent_rows import opponent_settings
from deterrence_kit.datasets.plain_text import one_line, plain
from deterrence_kit.datasets.theatre_shares import share_of
from deterrence_kit.datasets.world import number, world_totals
from deterrence_kit.model import Levers, Scenario, parameters_of
from deterrence_kit.model.members import MEMBER_ARRAYS
from deterrence_kit.model.setting_name import SettingName

CHALLENGER_ARRAYS = (
    "population", "gdp", "milex", "personnel", "reserves", "distance", "latitude", "longitude",
)  # fmt: skip

TODAY = 2026  # the year of a file that names none

MAKING = "scenario_from(\n{contents},\n    {file!r},\n)"

_OWN_LEVERS = tuple(
    n for n, p in parameters_of(Levers).items() if p.scope == "member" and n != "spending"
)


def as_code(contents: dict[str, Any], file: str) -> str:
    """The expression that makes a scenario again, without its file: the rows are in it.

    Parameters
    ----------
    contents : dict
        What the file says.
    file : str
        The file's name, for messages.

    Returns
    -------
    str

    Examples
    --------
    >>> print(as_code({"title": "Ours"}, "ours.toml"))
    scenario_from(
        {'title': 'Ours'},
        'ours.toml',
    )
    """
    rows = pformat(plain(contents), width=96, sort_dicts=False)
    return MAKING.format(contents=indent(rows, "    "), file=one_line(file))


def scenario_from(contents: dict[str, Any], file: str, *, alone: bool = False) -> Scenario:
    """Check the contents, fill them up from the shipped tables and build the scenario.

    Parameters
    ----------
    contents : dict
        What the file says.
    file : str
        Its name, for messages.
    alone : bool
        Whether a protégé without allies is accepted: in a region it is a target like others.

    Returns
    -------
    Scenario

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.

    Examples
    --------
    >>> ours = {"title": "Ours", "members": ["EST", "LVA"], "protege": "EST"}
    >>> ours["challenger"] = [{"code": "RUS"}]
    >>> scenario_from(ours, "ours.toml").names
    ('Estonia', 'Latvia')
    """
    contents, file = plain(contents), one_line(file)
    check(contents, file)
    gaps: list[str] = []
    members = rows_of_members(contents, file, gaps, alone)
    codes = tuple(row["code"] for row in members)
    world = contents.get("world") or world_totals()
    numbered = enumerate(contents["challenger"], 1)
    challengers = [_challenger(row, contents, world, file, i) for i, row in numbered]
    theatre, year = contents.get("theatre", {}), int(contents.get("year", TODAY))
    agreed, agreed_why = agreed_guideline(contents.get("pact", ""), year)
    contiguous = float(theatre.get("contiguous", any(r["distance"] == 0 for r in challengers)))
    answers = answers_of(contents, file, gaps)
    opponent, reasons = opponent_settings(contents, answers, contiguous, year, gaps)
    rivals = tuple(row.get("code", "") for row in challengers)
    share_why = _shares(members, contents["protege"], rivals, year)
    return Scenario(
        name=Path(file).stem,
        title=contents["title"],
        summary=contents.get("summary", ""),
        region=contents.get("region", "Your own"),
        year=year,
        codes=codes,
        names=tuple(row["name"] for row in members),
        protege=codes.index(contents["protege"]),
        **_figures(members, MEMBER_ARRAYS),
        world_milex=float(world["milex"]),
        world_personnel=float(world["personnel"]),
        world_reserves=number(world, "reserves"),
        challenger_codes=rivals,
        challenger_names=tuple(row["name"] for row in challengers),
        **_figures(challengers, CHALLENGER_ARRAYS, "challenger_"),
        crossing=float(theatre.get("crossing", 0)),
        contiguous=contiguous,
        world_gdp=_world_gdp(world, gaps),
        checklist=answers,
        record=tuple(map(crisis_from, said_bases(contents, "record"))),
        **{name: contents.get(name, "") for name in ("checked", "basis")},
        war=war_in(contents, _called(challengers), year, file),
        pledged=len(codes) - 1,
        nuclear_states=nuclear_states(year),
        settings=opponent | agreed | _settings(contents),
        why={**reasons, **agreed_why, **contents.get("why", {}), "theatre": theatre.get("why", "")},
        share_why=share_why,
        gaps=tuple(gaps),
    )


def _called(challengers: Sequence[Row]) -> list[str]:
    """The challengers' codes, and the names of those without one."""
    return [row.get("code") or row["name"] for row in challengers]


def _shares(
    members: Sequence[Row], protege: str, challengers: Sequence[str], year: int
) -> dict[str, str]:
    """Sets each member's theatre share in its row; returns why it is what it is, by ally."""
    why, pact = {}, [row["code"] for row in members]
    for row in members:
        row["theatre_share"], why[row["code"]] = share_of(row, pact, protege, challengers, year)
    return {code: text for code, text in why.items() if text}


def _figures(rows: list[Row], names: Sequence[str], prefix: str = "") -> dict[str, Any]:
    """Arrays in the order of the rows, by the name that a scenario gives them."""
    return {
        prefix + name: np.array([float(row[column_of(name)]) for row in rows]) for name in names
    }


def _world_gdp(world: Row, gaps: list[str]) -> float:
    """GDP of the world that a file gives, or what its military spending makes likely."""
    if "gdp" not in world:
        gaps.append(
            "No figure for the GDP of the file's world: taken as 40 times its military spending, which "
            "was 2.5 % of GDP in 2024 (SIPRI)."
        )
    return float(world.get("gdp", 40 * world["milex"]))


def _challenger(
    row: Row, contents: dict[str, Any], world: dict[str, float], file: str, i: int
) -> Row:
    code, protege = row.get("code", ""), contents["protege"]
    state = shipped_figures(code, past="world" in contents)
    full: Row = {"name": code, "population": 0, "reserves": 0} | state | row
    if "distance" not in full and {code, protege} <= tables.states().keys():
        full["distance"] = tables.distance(code, protege)
    for name in ("name", "strength", "distance", "lat", "lon"):
        known = name == "strength" and {"gdp", "spending", "personnel"} <= full.keys()
        if full.get(name, "") == "" and not known:
            meant = "" if state else meant_state(code)
            raise ScenarioError(
                f"{file}, challenger row {i}, column {name!r}: needed, because the shipped table of "
                f"states does not have it{meant} (strength: or gdp, spending and personnel)."
            )
    return _with_forces(full, world)


def _with_forces(full: Row, world: dict[str, float]) -> Row:
    """A challenger's row with what it spends; a bare strength is that share of money and heads alike."""
    if "strength" not in full:
        return full | {"milex": full["gdp"] * full["spending"]}
    share = full["strength"]
    heads = {name: share * number(world, name) for name in ("milex", "personnel", "reserves")}
    return full | heads | {"gdp": 0, "population": 0}


def _settings(contents: dict[str, Any]) -> dict[str, float]:
    settings = {name: float(v) for name, v in contents.get("levers", {}).items()}
    for row in contents.get("member", []):
        settings |= {
            str(SettingName(n, row["code"])): float(row[n]) for n in _OWN_LEVERS if n in row
        }
    return settings
