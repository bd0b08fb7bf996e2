"""Small tables of results that come with the package: sums and scores, never the scholars' rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TABLES = ("reliability", "codings", "forecasts")


def shipped(name: str) -> list[dict[str, Any]]:
    """One of `TABLES`, numbers as numbers.

    ``reliability``: forecast against what happened, by bins. ``codings``: commitments honoured
    under both rules. ``forecasts``: scores of every forecast from every origin.

    Examples
    --------
    >>> shipped("codings")[0]["called"]
    146
    """
    if name not in TABLES:
        raise ValueError(f"No table is called {name!r}; there are: {', '.join(TABLES)}.")
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{k: _value(v) for k, v in row.items()} for row in csv.DictReader(file)]


def write(name: str, rows: Iterable[Mapping[str, Any]], folder: str | Path = HERE) -> None:
    """Write one of `TABLES` as CSV."""
    rows = list(rows)
    with (Path(folder) / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: _text(v) for k, v in row.items()} for row in rows)


def _value(text: str) -> Any:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _text(value: Any) -> Any:
    return f"{value:.6g}" if isinstance(value, float) else value
