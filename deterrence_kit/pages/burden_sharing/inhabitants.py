"""Inhabitants of the members, and what an amount of money is for each of them."""

from __future__ import annotations

import numpy as np

from deterrence_kit.datasets.accession import runs_on_today
from deterrence_kit.datasets.tables import states
from deterrence_kit.model import Scenario


def populations(scenario: Scenario) -> np.ndarray:
    """Inhabitants of each member; NaN for states of the past and invented ones.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> populations(load_scenario("poland-1939"))
    array([nan, nan, nan])
    """
    known = states() if runs_on_today(scenario) else {}
    found = [known.get(code, {}).get("population") for code in scenario.codes]
    return np.array([np.nan if n is None else n for n in found], dtype=float)


def per_head(money: np.ndarray, population: np.ndarray) -> np.ndarray:
    """Billions shared out over the inhabitants; NaN where nobody has counted them.

    Examples
    --------
    >>> import numpy as np
    >>> per_head(np.array([2.0, 1.0]), np.array([1e7, np.nan]))
    array([200.,  nan])
    """
    each: np.ndarray = 1e9 * money / population
    return each
