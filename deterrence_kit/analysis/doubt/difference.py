"""What changed between two cases, world by world."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.analysis.doubt.quantiles import quantiles
from deterrence_kit.analysis.doubt.uncertainty import _NOTHING, Uncertainty
from deterrence_kit.model.parameter import Array


@dataclass(frozen=True, eq=False)
class Difference:
    """What changed between two cases, world by world.

    Attributes
    ----------
    values : ndarray, shape (draws,)
        The outcome in the second case less that in the first.
    """

    values: Array

    @property
    def band(self) -> Array:
        """Its quantiles at `LEVELS`."""
        return quantiles(self.values)

    @property
    def rising(self) -> float:
        """Share of the draws in which the outcome is higher in the second case."""
        return float((self.values > _NOTHING).mean())

    @property
    def falling(self) -> float:
        """Share of the draws in which it is lower."""
        return float((self.values < -_NOTHING).mean())


def difference(before: Uncertainty, now: Uncertainty, outcome: str = "credibility") -> Difference:
    """Compare two cases in the same worlds.

    Parameters
    ----------
    before, now : Uncertainty
        Drawn with the same seed; the fewer draws of the two count.
    outcome : str
        A field of `Assessment` with one value a case.

    Returns
    -------
    Difference

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.analysis.doubt.uncertainty import uncertainty
    >>> scenario = load_scenario("nato-estonia")
    >>> before, now = (uncertainty(scenario, {"readiness": r}, 500) for r in (0.5, 0.7))
    >>> difference(before, now).rising
    1.0
    """
    count = min(before.draws, now.draws)
    return Difference(now.values(outcome, count) - before.values(outcome, count))
