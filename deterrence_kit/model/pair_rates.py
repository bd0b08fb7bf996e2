"""How often occasions arise: the part of THE table of assumptions that goes by kinds of pairs."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.parameter import Numeric, Table, parameter

_DYADS = (
    "Fitted on politically relevant directed dyads 1946–1989 (75,624 dyad-years; GML disputes, COW "
    "contiguity, Thompson et al. rivalries)"
)
_USUAL = "at the weight of recent disputes; range: that weight within two standard errors"


# fmt: off
@dataclass(frozen=True, kw_only=True)
class PairRates(Table):
    """Yearly chances of the four kinds of pairs, and what quiet does to them.

    Examples
    --------
    >>> from deterrence_kit.model.pair_rates import PairRates
    >>> PairRates().border_rate
    0.0145
    """

    # --- how often occasions arise ------------------------------------------------------------
    dispute_rate: Numeric = parameter(
        default=0.004, low=0.003, high=0.005, step=0.0005, unit="a year", pillar="challenger",
        label="Challenges between strangers",
        meaning="Yearly chance of an armed challenge between states that are neither neighbours "
        "by land nor rivals, at the threshold.",
        evidence="fitted", source=f"{_DYADS}: 233 of 58,856.",
    )
    border_rate: Numeric = parameter(
        default=0.0145, low=0.0105, high=0.0185, step=0.0005, unit="a year", pillar="challenger",
        label="Challenges between neighbours",
        meaning="The same between neighbours by land that are no rivals.",
        evidence="fitted", source=f"{_DYADS}: 185 of 12,788.",
    )
    rival_rate: Numeric = parameter(
        default=0.12, low=0.055, high=0.18, step=0.005, unit="a year", pillar="challenger",
        label="Challenges between rivals without a border",
        meaning="The same between recognised rivals without a common land border, however far apart: "
        "among rivals distance adds nothing.",
        evidence="fitted",
        source=f"{_DYADS}: 79 of 656; the low end is the rate where neither is a major power (15 of 274), "
        "which cannot be told from the others once quiet years are counted (0.8 logits, se 0.5).",
    )
    rival_border_rate: Numeric = parameter(
        default=0.1065, low=0.083, high=0.13, step=0.0005, unit="a year", pillar="challenger",
        label="Challenges between rivals with a border",
        meaning="The same between recognised rivals with a common land border.",
        evidence="fitted", source=f"{_DYADS}: 354 of 3,324.",
    )
    recency: Numeric = parameter(
        default=0.65, low=0, high=0.75, step=0.01, unit="logits", pillar="challenger",
        label="Weight of recent disputes",
        meaning="How much likelier a challenge is soon after the last one: log odds for each unit of "
        "log(1 + quiet years). 0 switches it off, and every pair has the average of its kind.",
        evidence="fitted",
        source=f"{_DYADS}: 0.655 (se 0.045) beside the four kinds of pairs; the low end is the switch.",
    )
    quiet_strangers: Numeric = parameter(
        default=10.2, low=9, high=11.5, step=0.1, unit="years", pillar="challenger",
        label="Usual quiet, strangers",
        meaning="The quiet years at which a pair of this kind has its kind's yearly chance, so that the "
        "kind's average stays what was observed.",
        evidence="fitted", source=f"{_DYADS}: solved for the kind's mean, {_USUAL}.",
    )
    quiet_border: Numeric = parameter(
        default=7.4, low=6.5, high=8.5, step=0.1, unit="years", pillar="challenger",
        label="Usual quiet, neighbours",
        meaning="The same for neighbours by land that are no rivals.",
        evidence="fitted", source=f"{_DYADS}: solved for the kind's mean, {_USUAL}.",
    )
    quiet_rivals: Numeric = parameter(
        default=1.3, low=1.1, high=1.5, step=0.1, unit="years", pillar="challenger",
        label="Usual quiet, rivals without a border",
        meaning="The same for recognised rivals without a common land border.",
        evidence="fitted", source=f"{_DYADS}: solved for the kind's mean, {_USUAL}.",
    )
    quiet_rivals_border: Numeric = parameter(
        default=1.7, low=1.5, high=2, step=0.1, unit="years", pillar="challenger",
        label="Usual quiet, rivals with a border",
        meaning="The same for recognised rivals with a common land border.",
        evidence="fitted", source=f"{_DYADS}: solved for the kind's mean, {_USUAL}.",
    )
# fmt: on
