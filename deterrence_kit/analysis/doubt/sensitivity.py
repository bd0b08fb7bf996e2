"""What matters most: Sobol indices of the uncertain numbers, and a tornado beside them.

The indices share the variance of an outcome out over the settings while all of them vary at once; the
tornado moves one setting at a time and is there at once. Where the two disagree, settings interact.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.doubt._ranges import Ranges, _ranges
from deterrence_kit.analysis.doubt.sobol import CONFIDENCE, Sensitivity, sobol_indices
from deterrence_kit.analysis.sweeps.attributes import check_outcomes, outcome_values
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import ASSUMPTIONS, declared


def sensitivity(
    scenario: Scenario,
    settings: Ranges = tuple(ASSUMPTIONS),
    outcome: str = "credibility",
    *,
    changes: Mapping[str, float] | None = None,
    size: int = 1024,
    seed: int = 0,
    confidence: float = CONFIDENCE,
) -> Sensitivity:
    """Sobol indices of an outcome, with their confidence and how they settled.

    Parameters
    ----------
    scenario : Scenario
    settings : iterable of str, or mapping
        What is uncertain; by default every assumption. A mapping gives ranges ``(low, high)``, all
        values of which count the same; a setting without one has its declared range and shape.
    outcome : str
    changes : mapping, optional
        Settings that differ from the scenario's own in every case.
    size : int
        The largest base sample, a power of 2, at least `FIRST_SIZE`.
    seed : int
    confidence : float
        Of the bootstrap intervals.

    Returns
    -------
    Sensitivity

    Raises
    ------
    ValueError
        If a name, a range or the size is wrong.

    Notes
    -----
    Saltelli's sample and estimators (Saltelli et al. 2010) through SALib (Herman & Usher 2017).
    The base sample is a scrambled Sobol sequence, so that each size begins with the one before.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = sensitivity(load_scenario("us-japan"), ["loss", "contest_exponent"], size=64)
    >>> found.names[0], found.total.shape
    ('contest_exponent', (1, 2))
    """
    ranges = _ranges(scenario, settings, changes)
    shaped = {n for n in ranges if not isinstance(settings, Mapping) or settings[n] is None}
    (outcome,) = check_outcomes(outcome)
    fixed = {name: np.asarray(value, dtype=float) for name, value in (changes or {}).items()}

    def evaluate(shares: Array) -> Array:
        columns = {}
        for (name, (low, high)), share in zip(ranges.items(), shares.T, strict=True):
            uniform = low + share * (high - low)
            columns[name] = declared(name).quantile(share) if name in shaped else uniform
        answer = outcome_values(outcome, assess_cases(scenario, {**fixed, **columns}))
        return np.broadcast_to(answer, len(shares))

    units = dict.fromkeys(ranges, (0.0, 1.0))
    return sobol_indices(
        evaluate, units, outcome=outcome, size=size, seed=seed, confidence=confidence
    )
