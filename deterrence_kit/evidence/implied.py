"""What the model implies that a pact does to challenges, beside what the record shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from deterrence_kit.evidence.coefficient_table import coefficients
from deterrence_kit.model import Scenario, assess

OBSERVED = "pact.controls"


@dataclass(frozen=True)
class Implied:
    """Odds ratios of a challenge with the pact against without it.

    Attributes
    ----------
    by_scenario : dict of str to float
        As the model has it, given an occasion.
    mean : float
        Their geometric mean.
    observed : float
        In the record, with controls.
    low, high : float
        Its 95 % interval.
    """

    by_scenario: dict[str, float]
    mean: float
    observed: float
    low: float
    high: float

    @property
    def believed(self) -> list[str]:
        """Scenarios whose pact does more in the model than the record would bear out."""
        return [n for n, ratio in self.by_scenario.items() if not self.low <= ratio <= self.high]


def implied_effects(scenarios: Sequence[Scenario]) -> Implied:
    """The odds ratio of a challenge that each pact makes, ``exp(−λ (V + L) · added)``.

    ``added`` is what the pact adds to the protégé's own defence in credibility.

    Parameters
    ----------
    scenarios : sequence of Scenario

    Returns
    -------
    Implied

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = implied_effects([load_scenario("us-japan"), load_scenario("russia-dprk")])
    >>> found.low < found.mean < 1 < found.high
    True
    """
    ratios = {s.name: _ratio(s) for s in scenarios}
    seen = coefficients()[OBSERVED]
    low, high = np.exp(seen.interval)
    mean = float(np.exp(np.mean(np.log(list(ratios.values())))))
    return Implied(ratios, mean, float(np.exp(seen.value)), float(low), float(high))


def _ratio(scenario: Scenario) -> float:
    """Odds with the pact over odds with the target's own defence alone."""
    with_pact = assess(scenario)
    alone = assess(scenario, formulas={"credibility": lambda denial_alone: denial_alone})
    odds = [float(a.challenge) / (1 - float(a.challenge)) for a in (with_pact, alone)]
    return odds[0] / odds[1]
