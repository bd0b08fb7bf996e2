"""What a region file may hold, and the sentences that refuse the rest."""

from __future__ import annotations

from typing import Any

from deterrence_kit.datasets.checks import (
    CHALLENGER,
    FLAG,
    MEMBER,
    RECORD,
    SECTIONS,
    TEXT,
    THEATRE,
    WORLD,
    Column,
    ScenarioError,
    check_row,
    check_rows,
    check_table,
)
from deterrence_kit.datasets.checks import NEEDED as ROW_NEEDS

REGION = {
    "title": TEXT, "summary": TEXT, "states_from": TEXT, "year": Column("number", 1800, 2200),
}  # fmt: skip
STATE = CHALLENGER | {
    "ideal_point": MEMBER["ideal_point"],
    "landmass": Column("number", 0, 1000),
    "reach": Column("number", 0, 5000, "km from its centre to its borders"),
}
PAIR = {
    "challenger": TEXT, "target": TEXT, "scenario": TEXT, "like": TEXT, "next_door": FLAG,
    "pact": TEXT, "distance": CHALLENGER["distance"], "source": TEXT, "doubt": TEXT,
    "rivalry": FLAG, "crossing": THEATRE["crossing"], "why": TEXT,
}  # fmt: skip
SHARED = {"members": Column("list"), "source": TEXT}
TABLES = {"levers": SECTIONS["levers"], "why_levers": dict.fromkeys(SECTIONS["levers"], TEXT)}
ROWS = {"member": MEMBER, "record": RECORD}
NEEDED = ("challenger", "target")


def check_region(contents: dict[str, Any], file: str) -> None:
    """Refuse what a region file may not hold at its top; pairs are checked one by one.

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.
    """
    plain = {k: v for k, v in contents.items() if k not in ("pair", "state", "pact", "world")}
    check_row(plain, REGION, f"{file}, at the top")
    check_row(check_table(contents, "world", file), WORLD, f"{file}, [world]")
    for number, row in enumerate(check_rows(contents, "state", file), 1):
        check_row(row, STATE, f"{file}, state {number}")
    for name, shared in check_table(contents, "pact", file).items():
        _check_parts(shared, SHARED, f"{file}, [pact.{name}]")
    if not contents.get("title"):
        raise ScenarioError(f"{file} has no 'title', which every region needs.")
    if not check_rows(contents, "pair", file):
        raise ScenarioError(f"{file} has no rival: a region needs one [[pair]] or more.")


def check_pair(row: dict[str, Any], where: str) -> None:
    """Refuse what a pair may not hold.

    Raises
    ------
    ScenarioError
        Naming the pair, the column and what was expected.
    """
    _check_parts(row, PAIR, where)
    for column in NEEDED:
        if not row.get(column):
            raise ScenarioError(f"{where}: the column {column!r} is missing (a state's code).")


def _check_parts(row: Any, plain: dict[str, Column], where: str) -> None:
    """Plain columns, and what pairs and pacts have in common: levers, reasons, members, a record."""
    if not isinstance(row, dict):
        raise ScenarioError(f"{where} has to be a section.")
    check_row({k: v for k, v in row.items() if k not in {*TABLES, *ROWS}}, plain, where)
    for name, columns in TABLES.items():
        check_row(check_table(row, name, where), columns, f"{where}, {name}")
    for name, columns in ROWS.items():
        for number, one in enumerate(check_rows(row, name, where), 1):
            check_row(one, columns, f"{where}, {name} {number}")
            for column in (c for c in ROW_NEEDS[name] if c not in one):
                raise ScenarioError(f"{where}, {name} {number}: the column {column!r} is missing.")
