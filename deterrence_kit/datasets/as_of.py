"""When each shipped fact was last gone through, and whether its source was read: the oldest first."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from deterrence_kit.datasets import tables
from deterrence_kit.datasets.basis import OF_TABLES
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.nuclear_arms import nuclear_arms
from deterrence_kit.datasets.plain_text import plain
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.datasets.scenarios import load_scenario
from deterrence_kit.datasets.shipped import scenario_names, shipped_contents

TABLES = Path(__file__).parent / "as_of.csv"


@dataclass(frozen=True, order=True)
class Dated:
    """A shipped fact, or a table of facts, and the day of its last check, ``"2026-11-27"``.

    ``checked`` is empty where none is given. ``basis`` is ``"read"``, ``"recalled"`` or
    ``"invented"``; of a table also ``"computed"``, or ``"rows"`` where each row has its own. ``parts``
    are those of what stands in it: the calls of a scenario's record, the pairs of a region.
    """

    checked: str
    kind: str
    name: str
    basis: str = ""
    parts: tuple[str, ...] = ()

    @property
    def unread(self) -> int:
        """How many of its parts were not read again."""
        return self.parts.count("recalled")


def dated_facts() -> list[Dated]:
    """Everything that carries a day, the oldest first; what has none comes before all.

    Returns
    -------
    list of Dated

    Examples
    --------
    >>> sorted({fact.kind for fact in dated_facts()})
    ['nuclear arms', 'pact', 'region', 'scenario', 'table', 'war']
    """
    return list(_dated())


@cache  # the shipped files stay as they are, and a page asks each time that it is drawn
def _dated() -> tuple[Dated, ...]:
    return tuple(sorted([*_scenarios(), *_regions(), *_rows(), *_tables()]))


def _scenarios() -> list[Dated]:
    return [_scenario(name) for name in scenario_names()]


def _scenario(name: str) -> Dated:
    day = str(plain(shipped_contents(name).get("checked", "")))
    scenario = load_scenario(name)
    return Dated(day, "scenario", name, scenario.basis, tuple(c.basis for c in scenario.record))


def _regions() -> list[Dated]:
    return [_region(name) for name in region_names()]


def _region(name: str) -> Dated:
    region = load_region(name)
    pairs = tuple(pair.scenario.basis for pair in region.commitments)
    return Dated(region.checked, "region", name, region.basis, pairs)


def _rows() -> list[Dated]:
    """Pacts, wars and who has nuclear arms: each row has a day and a basis of its own."""
    named = {
        "pact": {str(row["pact"]): row for row in tables.pacts()},
        "war": {f"{row['challenger']}-{row['target']}": row for row in tables.wars()},
        "nuclear arms": {row["code"]: row for row in nuclear_arms()},
    }
    return [
        Dated(str(row["checked"] or ""), kind, name, str(row["basis"]))
        for kind, rows in named.items()
        for name, row in rows.items()
    ]


def _tables() -> list[Dated]:
    """Tables whose figures are rebuilt as a whole; `columns.csv` has the year of each column."""
    with TABLES.open(encoding="utf-8", newline="") as file:
        return [_table(row) for row in csv.DictReader(file)]


def _table(row: dict[str, str]) -> Dated:
    if row["basis"] not in OF_TABLES:
        expected = ", ".join(OF_TABLES)
        raise ScenarioError(f"{TABLES.name}, {row['table']}: expected one of {expected}, as basis.")
    return Dated(row["checked"], "table", row["table"], row["basis"])
