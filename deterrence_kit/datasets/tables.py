"""The shipped tables, read once each: states, pacts, distances and the map's outlines."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from deterrence_kit.datasets.basis import basis_in

State = dict[str, str | float | None]

FOLDER = Path(__file__).parent
WORDS = {"code", "name", "capital", "terrain"}  # the columns of states.csv that are not numbers


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _value(column: str, cell: str) -> str | float | None:
    if not cell:
        return None
    return cell if column in WORDS else float(cell)


@lru_cache(maxsize=1)
def states() -> dict[str, State]:
    """Facts about each state, by code; None where a figure is missing.

    Returns
    -------
    dict of str to dict

    Examples
    --------
    >>> states()["EST"]["capital"], states()["EST"]["spending"]
    ('Tallinn', 0.0338)
    >>> states()["TWN"]["ideal_point"] is None
    True
    """
    table = ({c: _value(c, cell) for c, cell in row.items()} for row in _rows("states.csv"))
    return {str(state["code"]): state for state in table}


@lru_cache(maxsize=1)
def pacts() -> list[dict[str, str | int | None]]:
    """Who is pledged to whom: one row per member of a pact, with the years it joined and left.

    Kind, treaty, source and the day of the last check are the pact's; ``role`` is ``"guarantor"``
    or ``"protege"`` where the obligation runs one way, else empty; ``doubt`` is the member's own
    and then the pact's.

    Returns
    -------
    list of dict

    Examples
    --------
    >>> [row["code"] for row in pacts() if row["pact"] == "ANZUS"]
    ['USA', 'AUS', 'NZL']
    """
    shared = {row["pact"]: row for row in _rows("pacts.csv")}
    for name, row in shared.items():
        basis_in(row, f"pacts.csv, {name}")
    return [_membership(shared[row["pact"]], row) for row in _rows("pact_members.csv")]


def _membership(pact: dict[str, str], row: dict[str, str]) -> dict[str, str | int | None]:
    years = {y: int(row[y]) if row[y] else None for y in ("joined", "left")}
    doubt = "; ".join(filter(None, (row["doubt"], pact["doubt"])))
    return {**pact, **row, **years, "doubt": doubt}


@lru_cache(maxsize=1)
def guidelines() -> list[dict[str, Any]]:
    """What pacts have agreed that members spend: one row an agreement; most pacts have none.

    Returns
    -------
    list of dict
        ``pact``, ``guideline`` (% of GDP), ``agreed`` and ``due`` (years), ``what``, ``source``.

    Examples
    --------
    >>> {row["pact"] for row in guidelines()}
    {'NATO'}
    """
    numbers = {"guideline": float, "agreed": int, "due": int}
    rows = _rows("guidelines.csv")
    return [{**row, **{n: kind(row[n]) for n, kind in numbers.items()}} for row in rows]


@lru_cache(maxsize=1)
def wars() -> list[dict[str, Any]]:
    """Wars and insurgencies under way: one row a challenger and a target.

    Returns
    -------
    list of dict
        ``challenger`` (code, or name of a group), ``target``, ``since`` (year), ``what``, ``source``,
        ``doubt``, ``checked`` (day), ``basis`` (``"read"`` or ``"recalled"``).

    Examples
    --------
    >>> ("RUS", "UKR") in {(row["challenger"], row["target"]) for row in wars()}
    True
    """
    where = "wars.csv"
    return [
        {**row, "since": int(row["since"]), "basis": basis_in(row, f"{where}, {row['target']}")}
        for row in _rows(where)
    ]


def pact_members(pact: str, year: int | None = None) -> tuple[str, ...]:
    """Codes of a pact's members, of today or of a year; empty for a pact that is not listed.

    Parameters
    ----------
    pact : str
        Its short name, as in ``pacts.csv``.
    year : int, optional
        Members in that year. Without it, all that have not left.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> pact_members("AES")
    ('BFA', 'MLI', 'NER')
    >>> len(pact_members("NATO")), len(pact_members("NATO", 1949))
    (32, 12)
    """
    return tuple(str(r["code"]) for r in pacts() if r["pact"] == pact and belongs(r, year))


def belongs(row: Mapping[str, Any], year: int | None = None) -> bool:
    """Whether a row of `pacts` is of a member of today, or of a year.

    Parameters
    ----------
    row : mapping
    year : int, optional

    Returns
    -------
    bool

    Examples
    --------
    >>> belongs({"joined": 1993, "left": 1999}), belongs({"joined": 1993, "left": 1999}, 1995)
    (False, True)
    """
    if year is None:
        return row["left"] is None
    return row["joined"] <= year and (row["left"] is None or year < row["left"])


@lru_cache(maxsize=1)
def _distances() -> tuple[dict[str, int], np.ndarray]:
    """The position of each code, and the square table of kilometres."""
    rows = (FOLDER / "distances.csv").read_text(encoding="utf-8").split()[1:]
    a, b, km = zip(*(row.split(",") for row in rows), strict=True)
    place = {code: i for i, code in enumerate(sorted({*a, *b}))}
    table = np.zeros((len(place), len(place)))
    table[[place[x] for x in a], [place[x] for x in b]] = np.array(km, dtype=float)
    return place, table + table.T


def distance(a: str, b: str) -> float:
    """Kilometres between the nearest points of two states; 0 where they touch.

    Parameters
    ----------
    a, b : str
        Codes of the states, in either order.

    Returns
    -------
    float, km

    Examples
    --------
    >>> distance("EST", "RUS"), distance("JPN", "JPN")
    (0.0, 0.0)
    >>> distance("FIN", "EST") == distance("EST", "FIN") > 0
    True
    """
    place, table = _distances()
    return float(table[place[a], place[b]])


@lru_cache(maxsize=1)
def countries() -> dict[str, Any]:
    """Outlines for the map, as GeoJSON; each feature has a code and a name.

    Returns
    -------
    dict

    Examples
    --------
    >>> countries()["features"][0]["properties"]
    {'code': 'AFG', 'name': 'Afghanistan'}
    """
    outlines: dict[str, Any] = json.loads(
        (FOLDER / "countries.geojson").read_text(encoding="utf-8")
    )
    return outlines
