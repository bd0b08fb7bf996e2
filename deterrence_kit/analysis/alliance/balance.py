"""Structural balance: whether friends of friends are friends, and enemies of enemies too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

Pair = tuple[str, str]


@dataclass(frozen=True)
class Balance:
    """Triangles of a signed graph.

    Attributes
    ----------
    triangles : int
        Three states with a known tie between each two of them.
    balanced : int
        Those with an even number of rivalries.
    """

    triangles: int
    balanced: int

    @property
    def share(self) -> float:
        """Balanced triangles among all; NaN where there are none, so not enough data."""
        return self.balanced / self.triangles if self.triangles else float("nan")


def balance(friends: Iterable[Pair], rivals: Iterable[Pair]) -> Balance:
    """Count the triangles of friends and rivals (Cartwright & Harary 1956).

    Parameters
    ----------
    friends, rivals : iterable of pairs of codes
        A pair in both is friendly and hostile at once: it counts as a rivalry.

    Returns
    -------
    Balance

    Notes
    -----
    With the signed matrix S, ``tr(|S|³) / 6`` triangles, of which
    ``(tr(|S|³) + tr(S³)) / 12`` are balanced.

    Examples
    --------
    >>> balance([("A", "B")], [("A", "C"), ("B", "C")]).share
    1.0
    >>> balance([("A", "B"), ("B", "C")], [("A", "C")]).share
    0.0
    """
    signs = {frozenset(pair): 1 for pair in friends} | {frozenset(pair): -1 for pair in rivals}
    codes = sorted({code for pair in signs for code in pair})
    place = {code: i for i, code in enumerate(codes)}
    signed = np.zeros((len(codes), len(codes)))
    for pair, sign in signs.items():
        if len(pair) == 2:
            a, b = (place[code] for code in pair)
            signed[a, b] = signed[b, a] = sign
    walks = [float(np.einsum("ij,ji->", m @ m, m)) for m in (np.abs(signed), signed)]
    return Balance(round(walks[0] / 6), round((walks[0] + walks[1]) / 12))
