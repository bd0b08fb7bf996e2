"""The shipped scores of the rungs, and what each kind of pair was told."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def rung_scores(name: str = "rungs") -> list[dict[str, str]]:
    """``rungs`` (scores of each forecast) or ``kinds`` (expected and happened by kind of pair).

    Examples
    --------
    >>> sorted({row["rung"] for row in rung_scores()})
    ['any', 'deaths', 'war']
    """
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rungs(rows: Iterable[Mapping[str, Any]], path: str | Path) -> None:
    """Write one of the two tables as CSV."""
    rows = list(rows)
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            {k: f"{v:.6g}" if isinstance(v, float) else v for k, v in row.items()} for row in rows
        )
