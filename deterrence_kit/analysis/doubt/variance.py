"""Which uncertain numbers make the spread: Sobol indices at the current sliders."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.doubt.sobol import Sensitivity, sobol_indices
from deterrence_kit.analysis.sweeps.attributes import outcome_values
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import ASSUMPTIONS, declared

SIZE = 2048


def variance_shares(
    scenario: Scenario,
    changes: Mapping[str, float],
    outcome: str = "margin",
    size: int = SIZE,
    seed: int = 0,
) -> Sensitivity:
    """Sobol indices of an outcome over the assumptions, drawn as the bands are.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own. Levers stay where they are; an assumption is
        drawn around its value here, see `deterrence_kit.analysis.doubt.draws`.
    outcome : str
        See `deterrence_kit.analysis.doubt.sensitivity`.
    size, seed : int

    Returns
    -------
    Sensitivity

    Raises
    ------
    ImportError
        Without SALib: ``pip install "deterrence-kit[research]"``.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = variance_shares(load_scenario("nato-estonia"), {"readiness": 0.7}, size=64)
    >>> found.total.shape == (1, len(found.names))
    True
    """
    names = list(ASSUMPTIONS)
    fixed = {n: np.asarray(v, dtype=float) for n, v in changes.items() if n not in ASSUMPTIONS}

    def evaluate(shares: Array) -> Array:
        worlds = {
            name: declared(name).quantile(share, changes.get(name))
            for name, share in zip(names, shares.T, strict=True)
        }
        found = outcome_values(outcome, assess_cases(scenario, {**fixed, **worlds}))
        return np.broadcast_to(found, len(shares))

    units = dict.fromkeys(names, (0.0, 1.0))
    return sobol_indices(evaluate, units, outcome=outcome, size=size, seed=seed)
