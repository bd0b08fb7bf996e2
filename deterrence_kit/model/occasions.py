"""How often occasions for a challenge arise: the kind of pair, and how long it has been quiet."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.log_odds import logistic, logit
from deterrence_kit.model.parameter import Array


def occasions(
    kind_rate: Array,
    usual_quiet: Array,
    quiet_years: Array,
    recency: Array,
    restraint: Array,
    emboldenment: Array,
) -> Array:
    """Occasions for a challenge, a year.

    Where half of the occasions are taken, at the threshold, the yearly chance is what comparable
    pairs had: ``logit p = logit(rate) − recency · (log(1 + quiet years) − usual)``, and occasions are
    ``−2 log(1 − p)``. Backing without conditions emboldens: ``(1 + emboldenment)^(1 − 2 restraint)``.

    Parameters
    ----------
    kind_rate : ndarray, shape (..., 1), a year
    usual_quiet : ndarray, shape (..., 1), log of years
    quiet_years : ndarray, shape (..., 1), years
    recency : ndarray, shape (..., 1), logits
    restraint : ndarray, shape (..., 1), 0 to 1
    emboldenment : ndarray, shape (..., 1), share

    Returns
    -------
    ndarray, shape (..., 1), a year

    Examples
    --------
    >>> known = {"kind_rate": 0.0145, "usual_quiet": 2.0, "restraint": 0.5, "emboldenment": 0.22}
    >>> known = {name: np.array([value]) for name, value in known.items()}
    >>> [occasions(**known, quiet_years=np.array([y]), recency=np.array([0.65])).round(3).item()
    ...  for y in (0.0, 6.4, 80.0)]
    [0.105, 0.029, 0.006]
    """
    chance = logistic(logit(kind_rate) - recency * (np.log1p(quiet_years) - usual_quiet))
    return -2 * np.log1p(-chance) * (1 + emboldenment) ** (1 - 2 * restraint)
