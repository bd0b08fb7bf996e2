"""Which declared defaults have a fitted number beside them, and why some depart from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from deterrence_kit.evidence.coefficient_table import Coefficient, coefficients
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.parameter import parameters_of

Transform = Callable[[float], float]


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """The fitted number behind a default.

    Attributes
    ----------
    coefficient : str
        Its name in the shipped table.
    unit : callable
        From the coefficient's unit to the assumption's.
    reason : str
        Why the default is another, where it is more than a step of the slider away.
    """

    coefficient: str
    unit: Transform = float
    reason: str = ""

    def estimate(self, table: Mapping[str, Coefficient] | None = None) -> float:
        """The fitted value in the assumption's unit."""
        return self.unit((table or coefficients())[self.coefficient].value)

    def interval(self, table: Mapping[str, Coefficient] | None = None) -> tuple[float, float]:
        """Its 95 % interval in the assumption's unit."""
        low, high = sorted(map(self.unit, (table or coefficients())[self.coefficient].interval))
        return low, high


FITTED: dict[str, Fitted] = {
    "contest_exponent": Fitted(
        coefficient="contest_exponent.disputes",
        reason="Disputes are not drawn at random: the weak attack where they have an edge that "
        "shares of world strength do not show, and those who would surely lose stay at home. Both "
        "would pull the estimate towards 0, so it is read as a lower bound; the "
        "default lies above it, between the estimate and the proportional form, a little above "
        "the 95 % interval.",
    ),
    "weight_heads": Fitted(
        coefficient="strength_parts.heads",
        unit=lambda b: max(b, 0.0),  # what heads add to money, and nothing where they take from it
        reason="Beside money heads add nothing in disputes that were decided; the composite index "
        "weighs both alike by convention. The default leaves heads a fifth, because spending misses "
        "what conscripts are not paid; the fit and the convention are the ends of the range.",
    ),
    "base_rate": Fitted(coefficient="honoured.LLM.all"),
    "weight_ties": Fitted(coefficient="resolve.not_original_target", unit=lambda b: -b),
    "weight_politics": Fitted(coefficient="resolve.regime_change", unit=lambda b: -b),
    "weight_institutions": Fitted(
        coefficient="resolve.formality",
        reason="The estimate is negative: formal treaties were honoured less often. Treaties may "
        "be made formal where doubt is greatest, so it need not be an effect of formality; theory "
        "expects the opposite. The default follows theory, the range covers both.",
    ),
    "discernment": Fitted(
        coefficient="credibility.dispute.controls",
        unit=lambda b: -b / 2,  # the slope is λ (V + L), and V + L is 2 at the defaults
    ),
    "stake_range": Fitted(coefficient="joins.reach"),
    "dilution": Fitted(coefficient="joins.dilution", unit=lambda b: -b),
    "average_allies": Fitted(coefficient="average.allies"),
    "average_stake": Fitted(coefficient="average.stake"),
    "average_agreement": Fitted(coefficient="average.agreement"),
    "dispute_rate": Fitted(coefficient="rate.neither"),
    "border_rate": Fitted(coefficient="rate.border"),
    "rival_rate": Fitted(coefficient="rate.rivalry"),
    "rival_border_rate": Fitted(coefficient="rate.both"),
    "recency": Fitted(coefficient="recency.slope"),
    "quiet_strangers": Fitted(coefficient="quiet.neither"),
    "quiet_border": Fitted(coefficient="quiet.border"),
    "quiet_rivals": Fitted(coefficient="quiet.rivalry"),
    "quiet_rivals_border": Fitted(coefficient="quiet.both"),
    "force_apart": Fitted(coefficient="rung.force.apart"),
    "force_border": Fitted(coefficient="rung.force.border"),
    "deaths_strangers": Fitted(coefficient="rung.deaths.neither"),
    "deaths_border": Fitted(coefficient="rung.deaths.border"),
    "deaths_rivals": Fitted(coefficient="rung.deaths.rivalry"),
    "deaths_rivals_border": Fitted(coefficient="rung.deaths.both"),
    "war_others": Fitted(coefficient="rung.war.others"),
    "war_rivals": Fitted(coefficient="rung.war.rivals"),
    "umbrella": Fitted(coefficient="rung.war.shield", unit=lambda b: -b),
    "attacker_arms": Fitted(coefficient="rung.war.attacker"),
}


def departure(name: str, table: Mapping[str, Coefficient] | None = None) -> float:
    """How far a declared default lies from its estimate, in steps of its slider.

    Examples
    --------
    >>> abs(departure("base_rate")) < 1
    True
    """
    declared = parameters_of(Assumptions)[name]
    return (declared.default - FITTED[name].estimate(table)) / declared.step
