"""From the contents of a scenario file and the shipped tables to a `Scenario`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.checks import ScenarioError, check
from deterrence_kit.model import Crisis, Levers, Scenario, parameters_of

Row = dict[str, Any]

_OWN_LEVERS = tuple(
    n for n, p in parameters_of(Levers).items() if p.scope == "member" and n != "spending"
)


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

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.
    """
    check(contents, file)
    gaps: list[str] = []
    members = _members(contents, file, gaps, alone)
    codes = tuple(row["code"] for row in members)
    world = contents.get("world") or world_totals()
    challengers = [
        _challenger(row, contents, world, file, i)
        for i, row in enumerate(contents["challenger"], 1)
    ]
    theatre = contents.get("theatre", {})
    return Scenario(
        name=Path(file).stem,
        title=contents["title"],
        summary=contents.get("summary", ""),
        region=contents.get("region", "Your own"),
        year=int(contents.get("year", 2026)),
        codes=codes,
        names=tuple(row["name"] for row in members),
        protege=codes.index(contents["protege"]),
        gdp=_column(members, "gdp"),
        spending_today=_column(members, "spending"),
        personnel=_column(members, "personnel"),
        ideal_point=_column(members, "ideal_point"),
        distance=_column(members, "distance"),
        water=_column(members, "water"),
        forward=_column(members, "forward"),
        latitude=_column(members, "lat"),
        longitude=_column(members, "lon"),
        world_milex=float(world["milex"]),
        world_personnel=float(world["personnel"]),
        challenger_codes=tuple(row.get("code", "") for row in challengers),
        challenger_names=tuple(row["name"] for row in challengers),
        challenger_strength=_column(challengers, "strength"),
        challenger_distance=_column(challengers, "distance"),
        challenger_latitude=_column(challengers, "lat"),
        challenger_longitude=_column(challengers, "lon"),
        crossing=float(theatre.get("crossing", 0)),
        contiguous=float(theatre.get("contiguous", any(r["distance"] == 0 for r in challengers))),
        rivalry=float(theatre.get("rivalry", False)),
        record=tuple(Crisis(**row) for row in contents.get("record", [])),
        settings=_settings(contents),
        why={**contents.get("why", {}), "theatre": theatre.get("why", "")},
        gaps=tuple(gaps),
    )


@lru_cache(maxsize=1)
def world_totals() -> dict[str, float]:
    """Today's military spending (billion international $) and personnel of all states."""
    states = tables.states().values()
    return {
        "milex": sum((s["gdp"] or 0) * (s["spending"] or 0) for s in states),
        "personnel": sum(s["personnel"] or 0 for s in states),
    }


def _column(rows: list[Row], name: str) -> np.ndarray:
    return np.array([float(row[name]) for row in rows])


def _members(contents: dict[str, Any], file: str, gaps: list[str], alone: bool) -> list[Row]:
    own = {}
    for number, row in enumerate(contents.get("member", []), 1):
        if row["code"] in own:
            raise ScenarioError(f"{file}, member row {number}: {row['code']} is there twice.")
        own[row["code"]] = (number, row)
    codes = _codes(contents, file, tuple(own), 1 if alone else 2)
    protege = contents["protege"]
    if protege not in codes:
        raise ScenarioError(
            f"{file}: the protege {protege!r} is not among the members ({', '.join(codes)})."
        )
    return [member_row(code, protege, own.get(code, (0, {})), file, gaps) for code in codes]


def _codes(
    contents: dict[str, Any], file: str, own: tuple[str, ...], fewest: int
) -> tuple[str, ...]:
    if "members" in contents:
        codes = tuple(contents["members"])
    elif "pact" in contents and tables.pact_members(contents["pact"]):
        codes = tables.pact_members(contents["pact"])
    else:
        codes = own
    stray = [code for code in own if code not in codes]
    if stray:
        raise ScenarioError(f"{file}: {stray[0]} has a member row but is not a member.")
    if len(set(codes)) < fewest or len(set(codes)) < len(codes):
        raise ScenarioError(
            f"{file}: a pact needs two members or more, each once; found {', '.join(codes) or 'none'}."
        )
    return codes


def member_row(
    code: str, protege: str, numbered: tuple[int, Row], file: str, gaps: list[str]
) -> Row:
    """One member's figures: those of its row in the file, then those of the shipped tables."""
    number, own = numbered
    state = tables.states().get(code, {})
    row: Row = {"code": code, "name": code, "forward": 0, "water": _water(code, protege)}
    row |= {k: v for k, v in state.items() if v is not None} | own
    if "distance" not in row and {code, protege} <= tables.states().keys():
        row["distance"] = tables.distance(code, protege)
    if code == protege:
        row["distance"] = 0
    for name in ("gdp", "distance", "lat", "lon"):
        if name not in row:
            where = f"member row {number}" if number else f"member {code}"
            raise ScenarioError(
                f"{file}, {where}, column {name!r}: {code} is not in the shipped table of states, "
                "so its own figure is needed."
            )
    for name in ("spending", "personnel", "ideal_point"):
        if name not in row:
            row[name] = 0.0
            gaps.append(f"No figure for {row['name']}'s {name.replace('_', ' ')}: counted as 0.")
    return row


def _water(code: str, protege: str) -> bool:
    states = tables.states()
    if code not in states or protege not in states:
        return False
    return states[code]["landmass"] != states[protege]["landmass"]


def _challenger(
    row: Row, contents: dict[str, Any], world: dict[str, float], file: str, i: int
) -> Row:
    state = tables.states().get(row.get("code", ""), {})
    full: Row = {"name": row.get("code", "")} | {k: v for k, v in state.items() if v is not None}
    full |= row
    protege = contents["protege"]
    if "distance" not in full and {row.get("code"), protege} <= tables.states().keys():
        full["distance"] = tables.distance(row["code"], protege)
    if "strength" not in full and {"gdp", "spending", "personnel"} <= full.keys():
        share = full["gdp"] * full["spending"] / world["milex"]
        full["strength"] = 0.5 * (share + full["personnel"] / world["personnel"])
    for name in ("name", "strength", "distance", "lat", "lon"):
        if full.get(name, "") == "":
            raise ScenarioError(
                f"{file}, challenger row {i}, column {name!r}: needed, because the shipped table "
                "of states does not have it (strength: or gdp, spending and personnel)."
            )
    return full


def _settings(contents: dict[str, Any]) -> dict[str, float]:
    settings = {name: float(v) for name, v in contents.get("levers", {}).items()}
    for row in contents.get("member", []):
        settings |= {f"{n}.{row['code']}": float(row[n]) for n in _OWN_LEVERS if n in row}
    return settings
