"""How a probability is spread over many futures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.parameter import Array

BINS = 1000  # of a histogram from 0 to 1: a quantile is exact to a thousandth
Counts: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Band:
    """How a probability is spread over the futures.

    Attributes
    ----------
    mean : ndarray, shape (years, commitments)
    counts : ndarray of int, shape (years, commitments, BINS)
    """

    mean: Array
    counts: Counts

    def quantile(self, q: float) -> Array:
        """The value below which the share q of futures lies, to a thousandth.

        Parameters
        ----------
        q : float, 0 to 1

        Returns
        -------
        ndarray, shape (years, commitments)

        Examples
        --------
        >>> even = Band(mean=np.full((1, 1), 0.5), counts=np.ones((1, 1, BINS), np.int64))
        >>> even.quantile(0.25).round(3).tolist()
        [[0.25]]
        """
        below = np.cumsum(self.counts, axis=-1)
        wanted = q * below[..., -1:]
        place = np.argmax(below >= np.maximum(wanted, 1e-9), axis=-1)[..., None]
        inside = np.take_along_axis(self.counts, place, axis=-1)
        before = np.take_along_axis(below, place, axis=-1) - inside
        values: Array = ((place + (wanted - before) / np.maximum(inside, 1)) / BINS)[..., 0]
        return values
