"""What each scenario answered, nothing moved, under earlier versions of the model's numbers."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "earlier_answers.csv"


class Earlier(NamedTuple):
    """A scenario's baseline under numbers of an earlier version, all probabilities.

    Attributes
    ----------
    alone, with_all : float
        That the attack fails against the protégé alone, and if all allies come.
    expected : float
        The part of the difference between both that was to be expected.
    credibility, threshold : float
    propensity : float
        A year.
    """

    alone: float
    with_all: float
    expected: float
    credibility: float
    threshold: float
    propensity: float


def earlier_answer(scenario: str, version: int) -> Earlier | None:
    """The baseline that links of a version showed, None where none is known.

    Parameters
    ----------
    scenario : str
        Its short name.
    version : int
        Of links. Several versions may have had the same numbers: they stand under the last of them.

    Returns
    -------
    Earlier or None

    Examples
    --------
    >>> earlier_answer("nato-estonia", 1) == earlier_answer("nato-estonia", 2)
    True
    >>> earlier_answer("nato-estonia", 2).threshold
    0.4
    """
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["scenario"] == scenario]
    found = [row for row in rows if int(row["version"]) >= version]
    if not found:
        return None
    nearest = min(found, key=lambda row: int(row["version"]))
    return Earlier(**{name: float(nearest[name]) for name in Earlier._fields})
