"""When each shipped fact was last gone through: scenarios, regions, pacts and tables, the oldest first."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.plain_text import plain
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.datasets.shipped import scenario_names, shipped_contents

TABLES = Path(__file__).parent / "as_of.csv"


@dataclass(frozen=True, order=True)
class Dated:
    """A shipped fact, or a table of facts, and the day of its last check, ``"2026-11-27"``.

    ``checked`` is empty where none is given.
    """

    checked: str
    kind: str
    name: str


def dated_facts() -> list[Dated]:
    """Everything that carries a day, the oldest first; what has none comes before all.

    Returns
    -------
    list of Dated

    Examples
    --------
    >>> sorted({fact.kind for fact in dated_facts()})
    ['pact', 'region', 'scenario', 'table']
    """
    return sorted([*_scenarios(), *_regions(), *_pacts(), *_tables()])


def _scenarios() -> list[Dated]:
    days = {name: shipped_contents(name).get("checked", "") for name in scenario_names()}
    return [Dated(str(plain(day)), "scenario", name) for name, day in days.items()]


def _regions() -> list[Dated]:
    return [Dated(load_region(name).checked, "region", name) for name in region_names()]


def _pacts() -> list[Dated]:
    days = {str(row["pact"]): str(row["checked"] or "") for row in tables.pacts()}
    return [Dated(day, "pact", name) for name, day in days.items()]


def _tables() -> list[Dated]:
    """Tables whose figures are rebuilt as a whole; `columns.csv` has the year of each column."""
    with TABLES.open(encoding="utf-8", newline="") as file:
        return [Dated(row["checked"], "table", row["table"]) for row in csv.DictReader(file)]
