"""How sure an answer is: worked out when the sliders rest, in the same draws on every page."""

from __future__ import annotations

from collections.abc import Mapping

from deterrence_kit.analysis.doubt.uncertainty import Uncertainty, uncertainty
from deterrence_kit.model import Scenario

DRAWS = 500  # of all assumptions at once; the page on uncertainty takes more
NINE_IN_TEN = (0.05, 0.95)


def doubt(scenario: Scenario, changes: Mapping[str, float]) -> Uncertainty:
    """The case over draws of the assumptions.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ; an assumption among them has its peak there.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = doubt(load_scenario("nato-estonia"), {})
    >>> 0 < found.holding < 1
    True
    """
    return uncertainty(scenario, changes, DRAWS)
