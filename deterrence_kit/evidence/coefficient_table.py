"""The shipped table of fitted numbers: value, error, sample, years, source, and the command."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

HERE = Path(__file__).parent
COMMAND = "deterrence-kit evidence fit --data FOLDER"


@dataclass(frozen=True, kw_only=True)
class Coefficient:
    """One fitted number.

    Attributes
    ----------
    name : str
        ``group.what``, e.g. ``contest_exponent.disputes``.
    value, se : float
        Estimate and standard error, in `unit`; `se` is NaN where there is none.
    n, events, clusters : int
        Rows, rows in which the outcome happened, and independent groups of rows.
    first, last : int
        Years of the sample.
    method, sample, citation, command : str
    """

    name: str
    value: float
    se: float
    unit: str
    n: int
    events: int
    clusters: int
    first: int
    last: int
    method: str
    sample: str
    citation: str
    command: str = COMMAND

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval."""
        return self.value - 1.96 * self.se, self.value + 1.96 * self.se


def coefficients(path: str | Path | None = None) -> dict[str, Coefficient]:
    """The fitted numbers by name, as shipped or from a file that ``evidence fit`` wrote.

    Examples
    --------
    >>> from deterrence_kit.evidence import coefficients
    >>> coefficients()["contest_exponent.disputes"].unit
    'exponent'
    """
    with Path(path or HERE / "coefficients.csv").open(encoding="utf-8", newline="") as file:
        rows = [_typed(row) for row in csv.DictReader(file)]
    return {row.name: row for row in rows}


def write_coefficients(table: Iterable[Coefficient], path: str | Path) -> None:
    """Write the table as CSV."""
    names = [field.name for field in fields(Coefficient)]
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_text(row) for row in table)


def _text(row: Coefficient) -> dict[str, str]:
    return {k: f"{v:.6g}" if isinstance(v, float) else str(v) for k, v in asdict(row).items()}


def _typed(row: dict[str, str]) -> Coefficient:
    kinds = {"float": float, "int": int, "str": str}
    return Coefficient(**{f.name: kinds[str(f.type)](row[f.name]) for f in fields(Coefficient)})
