"""Whether deterrence holds, and the share of the draws that agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.doubt.uncertainty import Uncertainty, uncertainty
from deterrence_kit.model import Scenario


@dataclass(frozen=True)
class Verdict:
    """Whether deterrence holds, and how sure that is.

    Attributes
    ----------
    holds : bool
        With every assumption at its value in use.
    agreeing : float
        Share of the draws with the same verdict.
    draws : int
    """

    holds: bool
    agreeing: float
    draws: int

    @property
    def share(self) -> float:
        """Share of the draws in which deterrence holds."""
        return self.agreeing if self.holds else 1 - self.agreeing


def verdict(
    scenario: Scenario, changes: Mapping[str, float], found: Uncertainty | None = None
) -> Verdict:
    """The verdict at the sliders, and the share of the draws that agree with it.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
    found : Uncertainty, optional
        Of the same case; by default it is drawn.

    Returns
    -------
    Verdict

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> told = verdict(load_scenario("nato-estonia"), {})
    >>> told.agreeing > 0, told.draws > 0
    (True, True)
    """
    found = found or uncertainty(scenario, changes)
    holds = bool(assess_cases(scenario, changes).holds)
    share = found.holding
    return Verdict(holds, share if holds else 1 - share, found.draws)
