"""The effect sizes that the literature reports, against what the data in hand give."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Reproduced:
    """One published figure.

    Attributes
    ----------
    check, claimed, ours : str
        What, the figure as published or claimed, and the figure as computed here.
    verdict : {"reproduced", "in part", "not reproduced", "not testable here"}
    note, source : str
    """

    check: str
    claimed: str
    ours: str
    verdict: str
    note: str
    source: str


def reproduced(path: str | Path | None = None) -> list[Reproduced]:
    """Every published figure with ours, as shipped or from a file that ``evidence fit`` wrote.

    Examples
    --------
    >>> from deterrence_kit.evidence import reproduced
    >>> reproduced()[0].claimed
    '73 of 146'
    """
    with Path(path or HERE / "reproduced.csv").open(encoding="utf-8", newline="") as file:
        return [Reproduced(**row) for row in csv.DictReader(file)]


def write_reproduced(rows: Iterable[Reproduced], path: str | Path) -> None:
    """Write the table as CSV."""
    names = [field.name for field in fields(Reproduced)]
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(row) for row in rows)


def verdict(ours: float, claimed: float, error: float) -> str:
    """In a word: within `error` of the claim, within twice that, or further off."""
    gap = abs(ours - claimed)
    near, far = gap <= error, gap <= 2 * error
    return "reproduced" if near else "in part" if far else "not reproduced"
