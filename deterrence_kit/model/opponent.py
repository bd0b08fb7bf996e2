"""THE table of what is assumed of the opponent, and of the pair that it makes with the protégé.

A scenario sets these as it sets its levers, and a reader moves them the same way; but no policy chooses
them. So they have no cost and are never among measures.
"""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.parameter import Numeric, Table, parameter, parameters_of


# fmt: off
@dataclass(frozen=True, kw_only=True)
class Opponent(Table):
    """Assumptions about the opponent and facts of the pair; `Levers` holds them beside its own.

    Examples
    --------
    >>> OPPONENT
    ('stakes', 'challenger_readiness', 'rivalry', 'quiet_years', 'season', 'nuclear_arms')
    """

    stakes: Numeric = parameter(
        default=1, low=0.5, high=2, step=0.01, unit="times an average contest", pillar="opponent",
        label="The opponent's stakes",
        meaning="An assumption about the opponent, no measure: what success would be worth to it, "
        "against an average contest. At first it is what the scenario's checklist of six questions "
        "gives.",
        evidence="judgement",
        source="1 is the average contest by definition; checklist after Mazarr et al. 2018 (RAND RR2451).",
    )
    challenger_readiness: Numeric = parameter(
        default=0.5, low=0.05, high=1, step=0.01, unit="share", pillar="opponent",
        label="The opponent's readiness",
        meaning="An assumption about the opponent, no measure: share of the challenger's forces that it "
        "could commit to this theatre.",
        evidence="judgement", source="Judgement; the same default as the members'.",
    )
    rivalry: Numeric = parameter(
        default=0, low=0, high=1, step=1, unit="0 to 1", pillar="opponent",
        label="Recognised rivals (1 yes, 0 no)",
        meaning="1 where challenger and protégé are recognised rivals, 0 where they are not. A fact of the "
        "pair, which you may set otherwise to see what hangs on it.",
        evidence="published",
        source="Thompson, Sakuwa & Suhas 2021, a list that ends in 2020; where it does not have the pair, "
        "the scenario says so and why.",
    )
    quiet_years: Numeric = parameter(
        default=10, low=0, high=200, step=1, unit="years", pillar="opponent",
        label="Quiet years since the last dispute",
        meaning="Full years in which neither threatened, displayed or used force against the other. A "
        "fact of the pair; 0 where the last dispute is of this year or the year before.",
        evidence="published",
        source="The year of the last dispute and its source stand in the scenario; counted as in the "
        "dispute data (Gibler, Miller & Little 2016).",
    )
    season: Numeric = parameter(
        default=1, low=1, high=3, step=0.1, unit="times as long", pillar="opponent",
        label="Season of the attack",
        meaning="An assumption about the opponent, who chooses the day: how many times longer every way "
        "to the theatre takes than in a fair season, for both sides: mud, ice, monsoon, storms at sea.",
        evidence="definition", source="1 is a fair season; what thaw, frost and snow did to marches: US "
        "Army 1952, Effects of Climate on Combat in European Russia (DA Pam 20-291).",
    )
    nuclear_arms: Numeric = parameter(
        default=1, low=0, high=1, step=1, unit="0 to 1", pillar="opponent",
        label="Nuclear arms count (1 yes, 0 no)",
        meaning="Whether a fact of the pair and its allies counts: at 1, nuclear arms of the protégé, of "
        "its allies and of the challenger move the chance that a challenge grows into war, and nothing "
        "else; at 0 it is as if nobody had any.",
        evidence="published",
        source="Who has nuclear arms: SIPRI Yearbook 2025, nine states; whether they count is disputed, "
        "see the nuclear umbrella among the assumptions.",
    )
# fmt: on


#: The names of its settings.
OPPONENT = tuple(parameters_of(Opponent))
