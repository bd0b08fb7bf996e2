"""What would it take: the smallest change of one lever that reaches a goal, for each lever."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import Settings, assess_cases
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array

ENOUGH = 1e-9  # a goal missed by less than this is met


@dataclass(frozen=True)
class Goal:
    """A bound on one outcome, in its better direction.

    Attributes
    ----------
    outcome : str
        One of `outcomes.OUTCOMES`: ``"margin"``, ``"credibility"``, ``"propensity"`` …
    bound : float
        What is to be reached: at least where more is better, at most where less is.

    Examples
    --------
    >>> Goal().text
    'deterrence holds'
    >>> Goal("propensity", 0.05).text
    'armed challenge: at most 0.05 (probability a year)'
    >>> Goal("credibility", 1.2)
    Traceback (most recent call last):
    ValueError: A goal for credibility must be from 0 to 1 (probability), not 1.2.
    """

    outcome: str = "margin"
    bound: float = 0.0

    def __post_init__(self) -> None:
        declared = outcome_called(self.outcome)
        low = -1 if self.outcome == "margin" else 0
        if not low <= self.bound <= 1:
            raise ValueError(
                f"A goal for {self.outcome} must be from {low} to 1 ({declared.unit}), "
                f"not {self.bound:g}."
            )

    @property
    def text(self) -> str:
        """The goal in words."""
        if self == Goal():
            return "deterrence holds"
        outcome = outcome_called(self.outcome)
        side = "at least" if outcome.better > 0 else "at most"
        return f"{outcome.label.lower()}: {side} {self.bound:g} ({outcome.unit})"

    def slack(self, scenario: Scenario, settings: Settings, cases: int) -> Array:
        """How far each case is beyond the goal, shape (cases,); below 0 it is missed."""
        outcome = outcome_called(self.outcome)
        value = outcome.of(assess_cases(scenario, settings))
        return np.broadcast_to(outcome.better * (value - self.bound), cases)
