"""Probabilities and their log odds."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.parameter import Array


def logistic(x: Array) -> Array:
    """``1 / (1 + exp(−x))``, without overflow.

    Parameters
    ----------
    x : ndarray, any shape

    Returns
    -------
    ndarray, shape of `x`, 0 to 1

    Examples
    --------
    >>> logistic(np.array([0.0, 2.0])).round(3).tolist()
    [0.5, 0.881]
    """
    return 0.5 * (1 + np.tanh(0.5 * x))


def logit(p: Array) -> Array:
    """Log odds, the inverse of `logistic`.

    Parameters
    ----------
    p : ndarray, any shape, probability

    Returns
    -------
    ndarray, shape of `p`, logits

    Examples
    --------
    >>> logit(np.array([0.5, 0.9])).round(3).tolist()
    [0.0, 2.197]
    """
    odds: Array = np.log(p / (1 - p))
    return odds
