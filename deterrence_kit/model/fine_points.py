"""The finer part of THE table of assumptions: points of reference, and sizes that few readers need.

They are assumptions like the others, in links, draws and docs; on the page they have a fold apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.parameter import Numeric, Table, parameter

_AVERAGE = (
    "Mean over 685 disputes of 1818–1989 of the target's allies, weighted by their strength; GML, ATOP and "
    "UN votes, with the model's own formula."
)


# fmt: off
@dataclass(frozen=True, kw_only=True)
class FinePoints(Table):
    """The finer assumptions: one field a number.

    Examples
    --------
    >>> FinePoints().average_institutions
    0.5
    """

    # --- points of reference: the average pact, at which an ally honours as the base rate says ---
    average_agreement: Numeric = parameter(
        default=0.8, low=0.5, high=1, step=0.01, unit="0 to 1", pillar="cohesion", fine=True,
        label="Average agreement",
        meaning="Agreement with the protégé at which an ally is as resolved as the average pact.",
        evidence="fitted", source=_AVERAGE,
    )
    average_stake: Numeric = parameter(
        default=0.47, low=0, high=1, step=0.01, unit="0 to 1", pillar="cohesion", fine=True,
        label="Average stake",
        meaning="Own stake in the protégé at which an ally is as resolved as the average pact.",
        evidence="fitted", source=_AVERAGE,
    )
    average_fair_share: Numeric = parameter(
        default=0.9, low=0.5, high=1, step=0.01, unit="0 to 1", pillar="cohesion", fine=True,
        label="Average share carried",
        meaning="Part of its share that an ally carries which is as resolved as the average pact.",
        evidence="definition",
        source="The mean of the shipped scenarios' allies, weighted by what each would deliver.",
    )
    average_institutions: Numeric = parameter(
        default=0.5, low=0.2, high=0.8, step=0.01, unit="0 to 1", pillar="cohesion", fine=True,
        label="Average institutions",
        meaning="Clarity, red lines, exercises and consultation of the average pact.",
        evidence="definition", source="The middle of scales that are relative to the average pact.",
    )
    average_allies: Numeric = parameter(
        default=4.7, low=1, high=15, step=0.1, unit="allies", pillar="cohesion", fine=True,
        label="Allies in the average pact",
        meaning="How many allies are pledged where none dilutes the others' resolve more than on average.",
        evidence="fitted",
        source="Geometric mean over 685 disputes of 1818–1989 whose target had an ally; GML and ATOP.",
    )
    # --- sizes --------------------------------------------------------------------------------
    prior_crises: Numeric = parameter(
        default=3, low=1, high=10, step=0.5, unit="crises", pillar="cohesion", fine=True,
        label="Patience with a record",
        meaning="How many crises it takes before a pact's own record weighs as much as how pacts have "
        "done on average.",
        evidence="judgement",
        source="Judgement: only 2 of 129 pacts were called upon in more than one war (Berkemeier & "
        "Fuhrmann 2018), so the data do not tell.",
    )
    red_lines_edge: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.05, unit="share", pillar="cohesion", fine=True,
        label="What red lines settle",
        meaning="Part of the disagreement between members that fully agreed red lines take away.",
        evidence="judgement", source="Judgement.",
    )
    vague_reading: Numeric = parameter(
        default=0.5, low=0.2, high=1, step=0.05, unit="share", pillar="challenger", fine=True,
        label="How a vague pact is read",
        meaning="How well a challenger reads a treaty without any clear terms, against a middling one; at "
        "1 clarity makes no difference.",
        evidence="judgement", source="Judgement.",
    )
    blur: Numeric = parameter(
        default=1, low=0, high=1, step=0.05, unit="share", pillar="challenger", fine=True,
        label="Blur of mixed signals",
        meaning="How much of a pact is lost to the challenger when half of it speaks for and half "
        "against.",
        evidence="judgement", source="Judgement.",
    )
    # --- what arrangements do, at the ends of their scales ----------------------------------------
    command_reach: Numeric = parameter(
        default=1.5, low=1, high=1.75, step=0.05, unit="times", pillar="capability", fine=True,
        label="Reach of joint command",
        meaning="How many times lower the odds that separate forces add up are without any joint command; "
        "under one commander they are as many times higher. At 1 command makes no difference.",
        evidence="judgement", source="Judgement; direction: Morey 2020.",
    )
    doubt: Numeric = parameter(
        default=1.5, low=1, high=4, step=0.1, unit="times", pillar="cohesion", fine=True,
        label="Delay by doubt",
        meaning="How many times longer a capital decides where members share no intelligence; where they "
        "share all, it decides as many times faster.",
        evidence="judgement",
        source="Judgement: warnings shared for months before the attack of 2022 let NATO activate its "
        "defence plans that day; in 1990 and 1950 they were not shared or not believed.",
    )
    damage: Numeric = parameter(
        default=1.5, low=1, high=3, step=0.1, unit="times", pillar="geography", fine=True,
        label="Lasting damage",
        meaning="How many times more of the reinforcements long-range fire keeps out where there is no "
        "civil protection; where it is complete, as many times fewer.",
        evidence="judgement", source="Judgement.",
    )
# fmt: on
