"""How a pact holds together: what its pictures and sentences are read from."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.analysis.alliance.balance import Balance
from deterrence_kit.analysis.alliance.delivery import Delivery
from deterrence_kit.analysis.alliance.dependence import Dependence
from deterrence_kit.model import Assessment, Scenario


@dataclass(frozen=True)
class Standing:
    """Everything the measures are read from, for one state of the pact."""

    scenario: Scenario
    assessment: Assessment
    dependence: Dependence
    delivery: Delivery
    balance: Balance

    def name(self, code: str) -> str:
        """A member's name."""
        return self.scenario.names[self.scenario.codes.index(code)]

    def resolve(self, code: str) -> float:
        """A member's resolve."""
        return float(self.assessment.member_resolve[self.scenario.codes.index(code)])
