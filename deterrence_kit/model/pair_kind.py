"""What kind of pair challenger and protégé are, and what is usual for it.

The panel gives four kinds: by a common border, and by rivalry. Among rivals neither a border nor
distance adds anything that could be told from chance.
"""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.log_odds import logistic, logit
from deterrence_kit.model.parameter import Array


def kind_rate(
    contiguous: Array,
    rivalry: Array,
    dispute_rate: Array,
    border_rate: Array,
    rival_rate: Array,
    rival_border_rate: Array,
) -> Array:
    """Yearly chance of a challenge, at the threshold, for this kind of pair.

    In log odds between the four kinds; `contiguous` below 0, far away, counts for strangers only.

    Parameters
    ----------
    contiguous : ndarray, shape (..., 1), 1 for neighbours
    rivalry : ndarray, shape (..., 1), 1 for rivals
    dispute_rate, border_rate, rival_rate, rival_border_rate : ndarray, shape (..., 1), a year
        Of strangers, of neighbours, of rivals without a border, of rivals with one.

    Returns
    -------
    ndarray, shape (..., 1), probability a year

    Examples
    --------
    >>> rates = [np.array([r]) for r in (0.004, 0.0145, 0.12, 0.1065)]
    >>> [kind_rate(np.array([c]), np.array([r]), *rates).round(4).item() for c, r in ((0, 0), (1, 1))]
    [0.004, 0.1065]
    >>> kind_rate(np.array([-0.5]), np.array([1.0]), *rates).round(4).item()  # far, but rivals
    0.12
    """
    strangers = _between(logit(dispute_rate), logit(border_rate), contiguous)
    rivals = _between(logit(rival_rate), logit(rival_border_rate), np.maximum(contiguous, 0))
    return logistic(_between(strangers, rivals, rivalry))


def usual_quiet(
    contiguous: Array,
    rivalry: Array,
    quiet_strangers: Array,
    quiet_border: Array,
    quiet_rivals: Array,
    quiet_rivals_border: Array,
) -> Array:
    """The quiet years at which a pair has the rate of its kind, as ``log(1 + years)``.

    Parameters
    ----------
    contiguous, rivalry : ndarray, shape (..., 1)
    quiet_strangers, quiet_border, quiet_rivals, quiet_rivals_border : ndarray, shape (..., 1), years

    Returns
    -------
    ndarray, shape (..., 1), log of years

    Examples
    --------
    >>> years = [np.array([y]) for y in (9.9, 7.2, 1.3, 1.7)]
    >>> float(np.expm1(usual_quiet(np.array([1.0]), np.array([0.0]), *years)).round(1)[0])
    7.2
    """
    near = np.clip(contiguous, 0, 1)
    strangers = _between(np.log1p(quiet_strangers), np.log1p(quiet_border), near)
    rivals = _between(np.log1p(quiet_rivals), np.log1p(quiet_rivals_border), near)
    return _between(strangers, rivals, rivalry)


def _between(first: Array, second: Array, share: Array) -> Array:
    return first + share * (second - first)
