"""Which states had nuclear arms, year by year."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from deterrence_kit.datasets.basis import basis_in

TABLE = Path(__file__).parent / "nuclear_arms.csv"


@lru_cache(maxsize=1)
def nuclear_arms() -> tuple[dict[str, str], ...]:
    """The rows of the table: who, from when, until when, and by which source.

    Returns
    -------
    tuple of dict
        ``code from until cow what source checked basis``; ``until`` is empty for those that have them.

    Examples
    --------
    >>> sum(not row["until"] for row in nuclear_arms())
    9
    """
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    for row in rows:
        basis_in(row, f"{TABLE.name}, {row['code']}")
    return rows


#: Numbers of these states in the Correlates of War data, by code.
COW_NUMBERS = {row["code"]: int(row["cow"]) for row in nuclear_arms()}


@lru_cache(maxsize=256)
def nuclear_states(year: int) -> frozenset[str]:
    """The codes of the states that had nuclear arms in a year.

    Parameters
    ----------
    year : int

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> sorted(nuclear_states(1950)), len(nuclear_states(2026)), len(nuclear_states(1939))
    (['RUS', 'USA'], 9, 0)
    """
    return frozenset(
        row["code"]
        for row in nuclear_arms()
        if int(row["from"]) <= year <= int(row["until"] or year)
    )
