"""THE table of what is uncertain about years: how trust, budgets and expectations build up and wear down.

Trust is counted in crises: 1 is what one more crisis, honoured or failed, does to the record.
"""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.parameter import Numeric, Table, parameter, parameters_of

_NO_ESTIMATE = "Judgement: the literature has no estimate."


# fmt: off
@dataclass(frozen=True, kw_only=True)
class Rates(Table):
    """Assumptions that matter only where years pass: one field a rate.

    Examples
    --------
    >>> from deterrence_kit.model.years.rates import Rates
    >>> Rates().drift
    0.05
    """

    # --- trust --------------------------------------------------------------------------------
    lesson: Numeric = parameter(
        default=1, low=0, high=2, step=0.05, unit="crises", pillar="time",
        label="Weight of a new crisis",
        meaning="How much a crisis that is lived through counts, against one on the record; at 0 "
        "nothing is learned from it.",
        evidence="definition", source="1 by definition of the record; the range is judgement.",
    )
    lenience: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.05, unit="share", pillar="time",
        label="Lenience where many default",
        meaning="Part of a failed commitment that is forgiven when everybody was expected to stay "
        "away; in proportion where only some were.",
        evidence="judgement",
        source="Direction: LeVeck & Narang 2017; no size is published, so the size is judgement.",
    )
    routine: Numeric = parameter(
        default=0.05, low=0, high=0.3, step=0.01, unit="crises a year", pillar="time",
        label="Trust from routine",
        meaning="What a year of full exercises and full consultation adds, counted in crises "
        "honoured.",
        evidence="definition",
        source="As much as drift, so that trust in the average pact stays at the base rate.",
    )
    review_gain: Numeric = parameter(
        default=0.1, low=0, high=0.5, step=0.01, unit="crises", pillar="time",
        label="Trust from a review",
        meaning="What one review of the pact adds, counted in crises honoured; a year with a review "
        "has no drift.",
        evidence="judgement", source=_NO_ESTIMATE,
    )
    drift: Numeric = parameter(
        default=0.05, low=0, high=0.3, step=0.01, unit="crises a year", pillar="time",
        label="Drift without review",
        meaning="What a year without review and without any consultation wears down, counted in "
        "crises failed; consultation slows it in proportion.",
        evidence="judgement", source=_NO_ESTIMATE,
    )
    unilateral_cost: Numeric = parameter(
        default=0.5, low=0, high=2, step=0.05, unit="crises", pillar="time",
        label="Cost of a unilateral move",
        meaning="What a member's move without its allies, or its notice that it will leave, costs "
        "in trust, counted in crises failed.",
        evidence="judgement", source=_NO_ESTIMATE,
    )
    fatigue: Numeric = parameter(
        default=0.15, low=0, high=1, step=0.05, unit="crises", pillar="time",
        label="Crisis fatigue",
        meaning="What each crisis costs in trust for every earlier one that is still felt, counted in "
        "crises failed: the first in a while costs nothing, the fifth in five years does.",
        evidence="judgement", source=_NO_ESTIMATE,
    )
    fading: Numeric = parameter(
        default=0.7, low=0.3, high=0.95, step=0.05, unit="a year", pillar="time",
        label="How long a crisis is felt",
        meaning="What is left a year later of a crisis as a felt burden, and of support as a licence.",
        evidence="judgement", source=_NO_ESTIMATE,
    )
    turmoil_wear: Numeric = parameter(
        default=0.5, low=0, high=2, step=0.05, unit="crises a year", pillar="time",
        label="Wear of turmoil",
        meaning="What a year of full turmoil in the whole pact wears down, counted in crises failed.",
        evidence="judgement",
        source="Judgement; regimes that changed honoured .47 of their commitments, others .79: "
        "Leeds & Anac 2005, recomputed.",
    )
    asymmetry_wear: Numeric = parameter(
        default=0, low=0, high=0.3, step=0.01, unit="crises a year", pillar="time",
        label="Wear of asymmetry",
        meaning="What a year wears down in a pact in which one member has all the strength, counted in "
        "crises failed; in proportion to how concentrated strength is.",
        evidence="definition",
        source="0 leaves it out: the direction is the source text's, no size is known.",
    )
    spill_pact: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.05, unit="share", pillar="time",
        label="Spill-over within the pact",
        meaning="How much a crisis over one protégé counts for the pact's other commitments; of no "
        "effect where one commitment is looked at alone.",
        evidence="judgement", source="Judgement; how far reputation carries is disputed.",
    )
    spill_leader: Numeric = parameter(
        default=0.15, low=0, high=1, step=0.05, unit="share", pillar="time",
        label="Spill-over through the leader",
        meaning="How much a crisis in one pact counts for other pacts with the same leader; of no "
        "effect where one commitment is looked at alone.",
        evidence="judgement", source="Judgement; how far reputation carries is disputed.",
    )
    # --- budgets ------------------------------------------------------------------------------
    squeeze_rate: Numeric = parameter(
        default=0.08, low=0, high=0.3, step=0.01, unit="probability a year", pillar="time",
        label="Chance of a fiscal squeeze",
        meaning="Yearly chance of a squeeze that hits all members at once: each loses the size of a "
        "squeeze as far as its budget is not durable.",
        evidence="judgement",
        source="Judgement: three common squeezes in Europe's last 35 years (1990s, 2008, 2020).",
    )
    budget_growth: Numeric = parameter(
        default=0, low=-5, high=10, step=0.5, unit="% a year", pillar="time",
        label="Growth of budgets",
        meaning="How much faster the members' military spending grows than the world's.",
        evidence="definition", source="0 keeps today's shares of the world's spending.",
    )
    # --- the challenger and the protégé -------------------------------------------------------
    learning: Numeric = parameter(
        default=0.15, low=0, high=1, step=0.05, unit="assessments", pillar="time",
        label="What challengers learn",
        meaning="How much the outcome of one challenge counts against the challenger's assessment "
        "of the commitment, which counts 1.",
        evidence="judgement", source=_NO_ESTIMATE,
    )
    moral_hazard: Numeric = parameter(
        default=0.1, low=0, high=1, step=0.05, unit="share", pillar="time",
        label="Support that emboldens",
        meaning="Part of its restraint that a protégé loses with each crisis in which it was "
        "supported, as long as that is felt.",
        evidence="judgement",
        source="Direction: Benson 2011; no yearly size is published, so the size is judgement.",
    )
# fmt: on

# Every channel off: with a memory that keeps all (`trust_memory=1`), years then change nothing.
STILL = Rates(**{name: max(p.low, 0) for name, p in parameters_of(Rates).items()})
