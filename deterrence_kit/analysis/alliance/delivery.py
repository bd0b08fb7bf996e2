"""How what the allies would deliver is spread over them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.members import largest_at
from deterrence_kit.model.parameter import Array


@dataclass(frozen=True)
class Delivery:
    """How what the allies would deliver is spread over them.

    Attributes
    ----------
    concentration : float
        Herfindahl index of the shares: 1 where one ally delivers all; NaN where nobody does.
    weakest : str
        The ally with the lowest resolve.
    doubted : str
        The ally whose doubt costs most: the largest delivery times the chance that it stays away.
    doubt : float
        That ally's part of the delivery that is expected to stay away.
    """

    concentration: float
    weakest: str
    doubted: str
    doubt: float

    @property
    def effective_allies(self) -> float:
        """As many equal allies would be as concentrated: one over the Herfindahl index."""
        return 1 / self.concentration


def delivery(scenario: Scenario, assessment: Assessment) -> Delivery:
    """Concentration of delivery, and the weakest commitments.

    Parameters
    ----------
    scenario : Scenario
    assessment : Assessment
        Of one case, with the members' arrays.

    Returns
    -------
    Delivery

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> japan = load_scenario("us-japan")
    >>> delivery(japan, assess(japan)).effective_allies
    1.0
    """
    allies = np.flatnonzero(scenario.home == 0)
    helped, resolve = assessment.delivered[allies], assessment.member_resolve[allies]
    shares, away = _shares(helped), _shares(helped * (1 - resolve))
    doubted = largest_at(away)
    return Delivery(
        float(np.sum(shares**2)) or float("nan"),
        scenario.codes[allies[largest_at(-resolve)]],
        scenario.codes[allies[doubted]],
        float(away[doubted]),
    )


def _shares(values: Array) -> Array:
    return values / max(float(values.sum()), np.finfo(float).tiny)
