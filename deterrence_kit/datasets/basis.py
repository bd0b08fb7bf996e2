"""On what a row of a shipped table rests, refused where it is no such thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.model.record import BASES, Basis

#: A whole table may also be computed by the project's scripts, or say it row by row.
OF_TABLES = (*BASES, "computed", "rows")


def basis_in(row: Mapping[str, Any], where: str) -> Basis:
    """The basis of a row that has to have one.

    Parameters
    ----------
    row : mapping
    where : str
        The table and the row, for messages.

    Returns
    -------
    {"read", "recalled", "invented"}

    Raises
    ------
    ScenarioError
        If it says none, or another.

    Examples
    --------
    >>> basis_in({"basis": "read"}, "wars.csv")
    'read'
    >>> basis_in({"basis": "true"}, "wars.csv")
    Traceback (most recent call last):
    deterrence_kit.datasets.errors.ScenarioError: wars.csv, column 'basis': expected read, ...
    """
    found: Basis | None = next((basis for basis in BASES if basis == row.get("basis")), None)
    if found is None:
        expected = " or ".join((", ".join(BASES[:-1]), BASES[-1]))
        raise ScenarioError(
            f"{where}, column 'basis': expected {expected}, found {row.get('basis')!r}."
        )
    return found


def said_bases(part: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of a file, each with its own basis or else the file's.

    Parameters
    ----------
    part : mapping
        What the file, or the pair, says.
    name : str
        Of the rows, ``"record"``.

    Returns
    -------
    list of dict

    Examples
    --------
    >>> said_bases({"basis": "recalled", "record": [{"year": 1948}]}, "record")
    [{'basis': 'recalled', 'year': 1948}]
    """
    shared = {"basis": part["basis"]} if "basis" in part else {}
    return [{**shared, **row} for row in part.get(name, [])]
