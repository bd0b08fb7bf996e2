"""For which year each member's spending was published, and by whom."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.datasets.accession import runs_on_today
from deterrence_kit.datasets.tables import states
from deterrence_kit.model import Scenario

SOURCE = "World Factbook, last edition; NATO members by NATO's definition"


def published_years(scenario: Scenario) -> np.ndarray:
    """The year of each figure: the shipped table's, or the scenario file's own where it has another.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> published_years(load_scenario("us-japan")).tolist()
    ['2025', '2024']
    """
    known = states() if runs_on_today(scenario) else {}
    found = [
        _year(known.get(code, {}), spending, scenario.year)
        for code, spending in zip(scenario.codes, scenario.spending_today, strict=True)
    ]
    return np.array(found, dtype=object)


def _year(row: Mapping[str, object], spending: float, year: int) -> str:
    shipped = row.get("spending") == spending and row.get("spending_year")
    return f"{row['spending_year']:.0f}" if shipped else f"{year} (the scenario's file)"


def source_words(scenario: Scenario) -> str:
    """Whose figures they are and of which years, as a sentence."""
    years = sorted({year for year in published_years(scenario) if year.isdigit()})
    if not years:
        return "Spending today is the scenario file's."
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return f"Spending today is as published, {span} ({SOURCE})."
