"""Where a change moves the risk of a region: does it deter, or divert?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.parameter import Array
from deterrence_kit.model.region.matrix import Matrix
from deterrence_kit.model.region.pair_tables import table_of
from deterrence_kit.model.rounding import difference, in_tenths


@dataclass(frozen=True, kw_only=True)
class Shift:
    """Where a change moves the risk: does it deter, or divert?

    Attributes
    ----------
    change : ndarray, shape (challengers, targets), challenges a year
        After less before.
    touched : ndarray of bool, shape (challengers, targets)
        The pairs whose credibility, threshold or occasions the change moves itself.
    """

    before: Matrix
    after: Matrix
    change: Array
    touched: NDArray[np.bool_]

    @property
    def here(self) -> float:
        """Change of expected challenges a year at the targets that the change concerns."""
        return float(np.nansum(np.where(self.touched, self.change, 0)))

    @property
    def elsewhere(self) -> float:
        """Change of expected challenges a year at all other targets."""
        return float(np.nansum(np.where(self.touched, 0, self.change)))

    @property
    def net(self) -> float:
        """Change of expected challenges a year in the region."""
        return self.here + self.elsewhere

    @property
    def told(self) -> tuple[float, float, float]:
        """Here, elsewhere, in the region: to a tenth of a challenge in 100 years, adding up."""
        here, net = float(in_tenths(self.here)), float(in_tenths(self.net))
        return here + 0.0, float(difference(net, here)), net + 0.0

    @property
    def diverted_share(self) -> float:
        """Part of what changes here that turns up elsewhere, with the opposite sign; 0 to 1."""
        return float(np.clip(-self.elsewhere / self.here, 0, 1)) if self.here else 0.0

    def sentence(self) -> str:
        """The answer in one sentence.

        Returns
        -------
        str

        Examples
        --------
        >>> from deterrence_kit.datasets.regions import load_region
        >>> from deterrence_kit.model.region.matrix import matrix
        >>> gulf = matrix(load_region("gulf"))
        >>> shift(gulf, gulf).sentence()
        'No lever moves a challenge: none is deterred, and none diverted.'
        """
        if abs(self.here) + abs(self.elsewhere) < 5e-6:
            return "No lever moves a challenge: none is deterred, and none diverted."
        here, elsewhere, net = self.told
        head = f"{self._verdict()}: {_in_century(here)} at the targets it concerns"
        share = f"{max(1, round(100 * self.diverted_share))} in 100 of them"
        if abs(self.elsewhere) < 5e-6:
            return f"{head}, and nothing moves elsewhere."
        if self.here * self.elsewhere > 0:
            return f"{head}, and {_in_century(elsewhere)} elsewhere."
        moved = "turn up elsewhere" if self.here < 0 else "are drawn from elsewhere"
        return f"{head}; {share} {moved}, so {_in_century(net)} in the region."

    def _verdict(self) -> str:
        if self.here >= 0:
            return "The change invites"
        if abs(self.elsewhere) < 5e-6 or self.elsewhere < 0:
            return "The change deters"
        return (
            "The change deters more than it diverts"
            if self.diverted_share < 0.5
            else "The change mostly diverts"
        )


def _in_century(yearly: float) -> str:
    """A change of the yearly number, as people can picture it: over a hundred years."""
    count = f"{100 * abs(yearly):.1f}" if yearly else "hardly any"
    return f"{count} {'fewer' if yearly < 0 else 'more'} challenges in 100 years"


def shift(before: Matrix, after: Matrix) -> Shift:
    """What a change does to every pair of the region, at its own targets and elsewhere.

    Parameters
    ----------
    before, after : Matrix

    Returns
    -------
    Shift

    Raises
    ------
    ValueError
        If the two are not of the same challengers and targets.

    Examples
    --------
    >>> from deterrence_kit.datasets.regions import load_region
    >>> from deterrence_kit.model.region.matrix import matrix
    >>> flank = load_region("europe-east")
    >>> moved = shift(matrix(flank), matrix(flank, {"NATO": {"readiness": 0.9}}))
    >>> moved.here < 0 < moved.elsewhere
    True
    """
    if (before.challengers, before.targets) != (after.challengers, after.targets):
        raise ValueError("Before and after have to be of the same challengers and targets.")
    same = [
        np.isclose(a, b, rtol=1e-12, atol=0, equal_nan=True)
        for a, b in (
            (
                table_of(before.region, before.assessments, n),
                table_of(after.region, after.assessments, n),
            )
            for n in ("propensity", "challenge")
        )
    ]
    return Shift(
        before=before,
        after=after,
        change=after.expected - before.expected,
        touched=before.pairs & ~(same[0] & same[1]),
    )
