"""Checks of one section, one kind of rows, one row; and how a fault is written."""

from __future__ import annotations

from typing import Any

from deterrence_kit.datasets.columns import Column
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.naming import unknown_column
from deterrence_kit.model.phrases import quoted


def check_table(contents: dict[str, Any], name: str, file: str) -> dict[str, Any]:
    """A section of a file, empty where it is missing.

    Parameters
    ----------
    contents : dict
        What the file says.
    name : str
    file : str
        The file's name, for messages.

    Returns
    -------
    dict

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.

    Examples
    --------
    >>> check_table({"levers": {"clarity": 0.7}}, "levers", "ours.toml")
    {'clarity': 0.7}
    """
    table = contents.get(name, {})
    if not isinstance(table, dict):
        raise ScenarioError(f"{file}: {name!r} has to be a section, written [{name}].")
    return table


def check_rows(contents: dict[str, Any], name: str, file: str) -> list[dict[str, Any]]:
    """The rows of one kind, empty where there is none.

    Parameters
    ----------
    contents : dict
        What the file says.
    name : str
    file : str
        The file's name, for messages.

    Returns
    -------
    list of dict

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.

    Examples
    --------
    >>> check_rows({}, "member", "ours.toml")
    []
    """
    rows = contents.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ScenarioError(f"{file}: {name!r} has to be rows, each written [[{name}]].")
    return rows


def check_row(row: dict[str, Any], columns: dict[str, Column], where: str) -> None:
    """Refuse a column that is not known, and a value of another kind or out of range.

    Parameters
    ----------
    row : dict
    columns : dict of str to Column
    where : str
        The file and the row, for messages.

    Raises
    ------
    ScenarioError
        Naming the file, the row, the column and what was expected.

    Examples
    --------
    >>> from deterrence_kit.datasets.columns import MEMBER
    >>> check_row({"gdp": 40.0}, MEMBER, "ours.toml, member row 1")
    """
    for name, value in row.items():
        if name not in columns:
            raise ScenarioError(
                f"{where}: there is no column {quoted(name)!r}{unknown_column(name, columns)}"
            )
        if not columns[name].accepts(value):
            raise ScenarioError(
                f"{where}, column {name!r}: expected {columns[name].expected}, found {found(value)}."
            )


def found(value: Any) -> str:
    """What stands in a file, as people write it.

    Parameters
    ----------
    value : object

    Returns
    -------
    str

    Examples
    --------
    >>> found(True), found("lots"), found({"a": 1})
    ('true', "'lots'", 'a section')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "a section" if isinstance(value, dict) else "a list"
    return repr(quoted(value)) if isinstance(value, str) else quoted(str(value))
