"""Quantiles over draws."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.parameter import Array

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)


def quantiles(values: Array, levels: tuple[float, ...] = LEVELS) -> Array:
    """Quantiles over the first axis, by linear interpolation, shape (levels, ...).

    Parameters
    ----------
    values : ndarray, shape (draws, ...)
    levels : tuple of float, 0 to 1

    Returns
    -------
    ndarray, shape (levels, ...)

    Examples
    --------
    >>> import numpy as np
    >>> quantiles(np.arange(101.0), (0.05, 0.5)).tolist()
    [5.0, 50.0]
    """
    return np.quantile(values, levels, axis=0)
