"""THE table of what is uncertain about years: how trust, unity and budgets build up and wear down."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.parameter import Numeric, Table, parameter


# fmt: off
@dataclass(frozen=True, kw_only=True)
class Rates(Table):
    """Assumptions that matter only where years pass: one field a rate.

    Examples
    --------
    >>> from deterrence_kit.model.rates import Rates
    >>> Rates().drift
    0.02
    """

    drift: Numeric = parameter(
        default=0.02, low=0, high=0.1, step=0.005, unit="a year", pillar="time",
        label="Drift without review",
        meaning="How much clarity and consultation lose in a year in which the pact is not reviewed.",
        evidence="judgement", source="Judgement: the literature has no estimate.",
    )
# fmt: on
