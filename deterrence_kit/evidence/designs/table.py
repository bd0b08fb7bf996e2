"""The shipped table of the designs' estimates."""

from __future__ import annotations

from pathlib import Path

from deterrence_kit.evidence.coefficient_table import Coefficient, coefficients

USUAL = 0.8  # power that a study is usually asked for
FILE = Path(__file__).parents[1] / "standing" / "designs.csv"


def designs(path: str | Path | None = None) -> dict[str, Coefficient]:
    """The designs' estimates by name, as shipped or from a file that ``evidence designs`` wrote.

    Examples
    --------
    >>> designs()["design.pact_free.both"].unit
    'points a year'
    """
    return coefficients(path or FILE)
