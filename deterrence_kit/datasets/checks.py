"""What a scenario file may hold, and the sentences that refuse the rest."""

from __future__ import annotations

from typing import Any

from deterrence_kit.datasets.checklist import check_checklist
from deterrence_kit.datasets.columns import (
    PAIR,
    PAIR_NEEDS,
    REGION,
    ROW_NEEDS,
    ROWS,
    SCENARIO,
    SECTIONS,
    SHARED,
    SHARED_ROWS,
    STATE,
    TABLES,
    TEXT,
    WORLD,
    Column,
)
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.row_checks import check_row, check_rows, check_table


def check(contents: dict[str, Any], file: str) -> None:
    """Refuse what a scenario file may not hold.

    Parameters
    ----------
    contents : dict
        What the file says.
    file : str
        The file's name, for messages.

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.

    Examples
    --------
    >>> check({"title": "Ours", "colour": "red"}, "ours.toml")
    Traceback (most recent call last):
    deterrence_kit.datasets.errors.ScenarioError: ours.toml, at the top: there is no column ...
    """
    plain = {k: v for k, v in contents.items() if k not in {*SECTIONS, *ROWS, "why", "stakes"}}
    check_row(plain, SCENARIO, f"{file}, at the top")
    for name, columns in SECTIONS.items():
        check_row(check_table(contents, name, file), columns, f"{file}, [{name}]")
    check_checklist(contents, file)
    reasons = check_table(contents, "why", file)
    check_row(reasons, dict.fromkeys(SECTIONS["levers"], TEXT), f"{file}, [why]")
    for name, columns in ROWS.items():
        for number, row in enumerate(check_rows(contents, name, file), 1):
            where = f"{file}, {name} row {number}"
            check_row(row, columns, where)
            for column in _missing(row, name):
                expected = columns[column].expected
                raise ScenarioError(
                    f"{where}: the column {column!r} is missing (expected {expected})."
                )
    for needed in ("title", "protege", "challenger"):
        if not contents.get(needed):
            raise ScenarioError(f"{file} has no {needed!r}, which every scenario needs.")


def check_region(contents: dict[str, Any], file: str) -> None:
    """Refuse what a region file may not hold at its top; pairs are checked one by one.

    Parameters
    ----------
    contents : dict
        What the file says.
    file : str
        The file's name, for messages.

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.

    Examples
    --------
    >>> check_region({"title": "Ours"}, "ours.toml")
    Traceback (most recent call last):
    deterrence_kit.datasets.errors.ScenarioError: ours.toml has no rival: a region needs ...
    """
    plain = {
        k: v for k, v in contents.items() if k not in ("pair", "state", "pact", "world", "place")
    }
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

    Parameters
    ----------
    row : dict
    where : str
        The file and the row, for messages.

    Raises
    ------
    ScenarioError
        Naming the pair, the column and what was expected.

    Examples
    --------
    >>> check_pair({"challenger": "RUS", "target": "LVA"}, "ours.toml, pair 1")
    """
    _check_parts(row, PAIR, where)
    for column in PAIR_NEEDS:
        if not row.get(column):
            raise ScenarioError(f"{where}: the column {column!r} is missing (a state's code).")


def _check_parts(row: Any, plain: dict[str, Column], where: str) -> None:
    """Plain columns, and what pairs and pacts have in common: levers, reasons, members, a record."""
    if not isinstance(row, dict):
        raise ScenarioError(f"{where} has to be a section.")
    check_row(
        {k: v for k, v in row.items() if k not in {*TABLES, *SHARED_ROWS, "stakes"}}, plain, where
    )
    check_checklist(row, where)
    for name, columns in TABLES.items():
        check_row(check_table(row, name, where), columns, f"{where}, {name}")
    for name in SHARED_ROWS:
        for number, one in enumerate(check_rows(row, name, where), 1):
            check_row(one, ROWS[name], f"{where}, {name} {number}")
            for column in _missing(one, name):
                raise ScenarioError(f"{where}, {name} {number}: the column {column!r} is missing.")


def _missing(row: dict[str, Any], kind: str) -> list[str]:
    """The columns that a row of this kind needs and does not have."""
    older = {"outcome": "honoured"}  # what an older file has instead
    needs = ROW_NEEDS[kind]
    return [column for column in needs if not {column, older.get(column, column)} & row.keys()]
