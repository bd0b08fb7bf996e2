"""How bad a bad case is: how often little of the allies' help comes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.parameter import Array

FINE = 2000  # parts of help, where its spread is worked out


def shortfall(
    member_resolve: Array, delivered: Array, home: Array, correlation: float, share: float = 0.5
) -> float:
    """How bad a bad case is: probability that less than a share of the allies' help comes.

    Parameters
    ----------
    member_resolve : ndarray, shape (members,), probability
    delivered : ndarray, shape (members,), share of world strength
    home : ndarray, shape (members,), 1 for the protégé, else 0
    correlation : float, 0 to 1
    share : float, 0 to 1

    Returns
    -------
    float
        NaN where no ally would deliver anything.

    Notes
    -----
    Of allies who decide apart, help is counted in parts of `FINE`.

    Examples
    --------
    >>> three = np.array([1.0, 0.8, 0.5]), np.array([0.01, 0.02, 0.01]), np.array([1.0, 0, 0])
    >>> [round(shortfall(*three, correlation=c), 3) for c in (0.0, 1.0)]
    [0.2, 0.2]
    """
    help_sent = delivered * (1 - home)
    if not help_sent.any():
        return float("nan")
    order = np.argsort(-member_resolve * (1 - home), kind="stable")
    part, comes = (help_sent / help_sent.sum())[order], member_resolve[order]
    # As one, enough come if the last who is needed does: those before are more resolved.
    last = int(np.argmax(np.cumsum(part) >= share - 1e-12))
    together = 1 - float(comes[last])
    apart = _chance_below(np.rint(part * FINE).astype(int), comes, round(share * FINE))
    return correlation * together + (1 - correlation) * apart


def _chance_below(parts: NDArray[np.int64], comes: Array, enough: int) -> float:
    """Probability that the parts of those who come, each by itself, add up to less than enough."""
    chance = np.zeros(2 * FINE)
    chance[0] = 1.0
    for part, p in zip(parts, comes, strict=True):
        with_it = np.zeros_like(chance)
        with_it[part:] = chance[: len(chance) - part]
        chance = (1 - p) * chance + p * with_it
    return float(chance[:enough].sum())
