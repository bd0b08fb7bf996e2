"""THE table of what policy can change. Adding a lever touches this file and the formula that uses it.

What is assumed of the opponent has a table of its own, `model.opponent`; its values are set and linked
beside the levers, but have no cost and are never among measures.

A value is a number, or an array with members on its last axis: ``grid[:, None]`` sweeps a lever
over cases; an array as long as the pact gives each ally its own value, where `scope` is "member".
"""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.arrangements import Arrangements
from deterrence_kit.model.opponent import Opponent
from deterrence_kit.model.parameter import Numeric, parameter


# fmt: off
@dataclass(frozen=True, kw_only=True)
class Levers(Opponent, Arrangements):
    """What policy can change: one field a lever, by pillar, after those of `Arrangements`.

    Examples
    --------
    >>> from deterrence_kit import Levers
    >>> Levers(readiness=0.7).readiness
    0.7
    >>> Levers(readiness=7)
    Traceback (most recent call last):
    ValueError: readiness must be a number from 0.1 to 0.95 (share), not 7.
    """

    # --- capability ---------------------------------------------------------------------------
    readiness: Numeric = parameter(
        default=0.5, low=0.1, high=0.95, step=0.01, unit="share", pillar="capability",
        label="Readiness", scope="member", main=True,
        meaning="Share of each member's forces that is usable inside the crisis window.",
        evidence="judgement",
        source="Judgement; public readiness reports of large forces range from about 0.3 to 0.7.",
        cost=60,
        cost_source="Judgement; operation and maintenance was 29 % of the US base budget in 2010, and "
        "how far it buys readiness is not known (CBO 2011, pub. 22105).",
    )
    mobilisation_days: Numeric = parameter(
        default=15, low=0, high=90, step=1, unit="days", pillar="capability",
        label="Mobilisation", scope="member",
        meaning="Days an ally needs to get forces under way once it has decided.",
        evidence="published",
        source="Between the two tiers of NATO's 2022 force model, 10 and 30 days; its readiness "
        "initiative of 2018 aimed at 30.",
        cost=40, effort="down",
        cost_source="Judgement: forces that need no days to get under way are paid, staffed and "
        "stocked as if at war.",
    )
    interoperability: Numeric = parameter(
        default=0.7, low=0.2, high=1, step=0.01, unit="0 to 1", pillar="capability",
        label="Interoperability",
        meaning="How nearly separate forces add up: at 1 they count as one force; near 0 only the "
        "strongest counts. Common command, logistics and equipment raise it; divergent "
        "modernisation lowers it.",
        evidence="judgement", source="Judgement; form: constant elasticity of substitution.",
        cost=25,
        cost_source="Judgement: common equipment bought in step, at the price of national "
        "industries.",
    )
    spending: Numeric = parameter(
        default=1, low=0.5, high=2, step=0.05, unit="times today's", pillar="capability",
        label="Defence spending", scope="member",
        meaning="Military spending as a multiple of today's, kept up long enough to become forces.",
        evidence="definition", source="1 is today's spending (World Factbook).",
        cost=100, effort="money",
        cost_source="By definition: doubling the budgets costs 100 % of them. Lower it to count "
        "only what taxpayers would rather spend otherwise.",
    )
    # --- burden sharing -----------------------------------------------------------------------
    spending_floor: Numeric = parameter(
        default=0, low=0, high=6, step=0.1, unit="% of GDP", pillar="burden sharing",
        label="Spending floor", main=True,
        meaning="The least that every member spends on defence; who spends more is not affected.",
        evidence="definition", source="0 leaves today's spending as it is (World Factbook).",
        cost=100, effort="money",
        cost_source="By definition: what members below the floor spend more, in % of all budgets.",
    )
    guideline: Numeric = parameter(
        default=0, low=0, high=5, step=0.1, unit="% of GDP", pillar="burden sharing",
        label="Spending guideline",
        meaning="The share of GDP that this pact's members have agreed to spend, and by which they "
        "measure each other; where none is agreed (0), by what the pact spends on average. Raising it "
        "alone changes nobody's spending.",
        evidence="definition",
        source="0: most pacts have agreed none. NATO: 2 % (Wales 2014), 3.5 % on core defence by 2035 "
        "(The Hague 2025).",
    )
    durability: Numeric = parameter(
        default=0.7, low=0, high=1, step=0.01, unit="0 to 1", pillar="burden sharing",
        label="Durability of budgets", scope="member",
        meaning="How well today's spending would survive a fiscal squeeze: at 1 nothing is cut. It counts "
        "where years pass (page 5): today's forces are what they are.",
        evidence="judgement", source="Judgement.",
        cost=15, cost_source="Judgement: multi-year budget laws bind later governments.",
    )
    sanctions: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.01, unit="0 to 1", pillar="burden sharing",
        label="Sanctions and cyber coordination", main=True,
        meaning="How far members would sanction an attacker together and defend their networks "
        "together: the price of attacking that falls due however the fighting goes.",
        evidence="judgement", source="Judgement.",
        cost=30,
        cost_source="Judgement: trade given up and networks defended together, in peace as a "
        "prepared threat.",
    )
    # --- geography ----------------------------------------------------------------------------
    presence: Numeric = parameter(
        default=0, low=-0.05, high=0.15, step=0.005, unit="share, added",
        pillar="geography", label="Forward presence", scope="member", main=True,
        meaning="Part of every ally's forces stationed in the theatre in addition to today's; "
        "below 0 is a withdrawal. Heavy forces and air defence off the front line are meant.",
        evidence="definition",
        source="0 is today's deployment as the scenario's file states it; posture: Frederick et "
        "al. 2020 (RAND RR2533).",
        cost=15,
        cost_source="Judgement; a person stationed overseas costs $10,000 to 40,000 a year more than "
        "at home, a base $50 to 200 million (Lostumbo et al. 2013, RAND RR201).",
    )
    contribution: Numeric = parameter(
        default=1, low=0, high=3, step=0.05, unit="times its theatre share", pillar="geography",
        label="Forces sent", scope="member", evidence="judgement", cost=40,
        meaning="What an ally sends here, as a multiple of its theatre share; never more than all.",
        source="1 is the share by the scenario's file or its rule; NATO's are tested on its force model.",
        cost_source="Judgement: what is sent here is missing elsewhere until it is replaced.",
    )
    stocks: Numeric = parameter(
        default=0.1, low=0, high=0.9, step=0.01, unit="share", pillar="geography",
        label="Pre-positioned equipment", scope="member",
        meaning="Share of the mobilisation and the journey that allies are spared because heavy "
        "equipment already waits in the theatre.",
        evidence="judgement", source="Judgement.",
        cost=20, cost_source="Judgement: second sets of heavy equipment, in storage abroad.",
    )
    lift: Numeric = parameter(
        default=800, low=200, high=2000, step=10, unit="km a day", pillar="geography",
        label="Strategic lift",
        meaning="How far forces move in a day, with everything they need.",
        evidence="published", source="500 miles a day after 1945: Bueno de Mesquita 1981.",
        cost=30, cost_source="Judgement: ships, aircraft, railways and bridges for heavy forces.",
    )
    access: Numeric = parameter(
        default=0.9, low=0.2, high=1, step=0.01, unit="share", pillar="geography",
        label="Access", scope="member",
        meaning="Share of reinforcements that get the transit, bases and overflight they need.",
        evidence="judgement", source="Judgement.",
        cost=10,
        cost_source="Judgement: treaties on transit and overflight, and hardened ports, airfields "
        "and roads.",
    )
    air_defence: Numeric = parameter(
        default=0.3, low=0, high=1, step=0.01, unit="0 to 1", pillar="geography",
        label="Air and missile defence", main=True,
        meaning="How well ports, airfields and roads of arrival are protected from long-range fire.",
        evidence="judgement", source="Judgement; posture: Frederick et al. 2020 (RAND RR2533).",
        cost=35,
        cost_source="Judgement: interceptors and radars for every port and airfield of arrival.",
    )
    # --- cohesion -----------------------------------------------------------------------------
    shared_threat: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.01, unit="0 to 1", pillar="cohesion",
        label="Shared threat assessment",
        meaning="How far members see the same threat, whatever else they vote differently on.",
        evidence="judgement", source="Judgement; UN votes measure votes, not threats.",
        cost=20, cost_source="Judgement, political: common assessments bind foreign policies.",
    )
    red_lines: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.01, unit="0 to 1", pillar="cohesion",
        label="Agreed red lines",
        meaning="How far members agree on which acts they would answer.",
        evidence="definition", source="The middle of a scale that is relative to the average pact.",
        cost=15,
        cost_source="Judgement, political: saying beforehand what one will answer gives up freedom "
        "of action.",
    )
    clarity: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.01, unit="0 to 1", pillar="cohesion",
        label="Clarity of the treaty", main=True,
        meaning="How plainly the pact says what is answered, how and for how long. Vague terms "
        "lower resolve and make misjudgement likelier in both directions.",
        evidence="definition",
        source="The middle of a scale that is relative to the average pact; "
        "coded treaties: Leeds, Ritter, Mitchell & Long 2002 (ATOP).",
        cost=20, cost_source="Judgement, political: a plain treaty leaves fewer ways out.",
    )
    signalling: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.01, unit="0 to 1", pillar="cohesion",
        label="Exercises and signals",
        meaning="Joint exercises, visible basing, shows of force.",
        evidence="definition", source="The middle of a scale that is relative to the average pact.",
        cost=10, cost_source="Judgement: large exercises and visible deployments every year.",
    )
    consultation: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.01, unit="0 to 1", pillar="cohesion",
        label="Consultation",
        meaning="Standing councils, regular review, channels that work in a crisis.",
        evidence="definition", source="The middle of a scale that is relative to the average pact.",
        cost=5, cost_source="Judgement, political: standing councils cost time more than money.",
    )
    decision_days: Numeric = parameter(
        default=5, low=0, high=30, step=1, unit="days", pillar="cohesion",
        label="Time to decide", main=True,
        meaning="Days from the first warning to the pact's decision to act.",
        evidence="judgement", source="Judgement; 1 day after 11 September 2001, weeks in other crises.",
        cost=20, effort="down",
        cost_source="Judgement, political: quick decisions need powers delegated beforehand.",
    )
    will: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.01, unit="0 to 1", pillar="cohesion",
        label="Domestic will", scope="member", main=True,
        meaning="Readiness of leaders and public to fight for another member; capitals that speak "
        "with different voices also blur the signal.",
        evidence="definition", source="The middle of a scale that is relative to the average pact.",
        cost=40,
        cost_source="Judgement, political: leaders spend their standing to bring the public along.",
    )
    turmoil: Numeric = parameter(
        default=0, low=0, high=1, step=0.01, unit="0 to 1", pillar="cohesion",
        label="Internal turmoil", scope="member",
        meaning="Upheaval inside members, up to a change of regime.",
        evidence="definition", source="0 is today unless the scenario's file says otherwise.",
    )
    trust: Numeric = parameter(
        default=0, low=-3, high=3, step=0.5, unit="crises kept (+) or failed (−)",
        pillar="cohesion", label="Trust, beyond the record",
        meaning="As if that many more crises had been honoured, or failed, than the record holds.",
        evidence="definition", source="0 is the pact's record as the scenario's file lists it.",
    )
    # --- challenger ---------------------------------------------------------------------------
    restraint: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.01, unit="0 to 1", pillar="challenger",
        label="Restraint of the protégé",
        meaning="How far the commitment is conditional on the protégé's own conduct: backing "
        "without conditions can embolden it, which makes occasions for conflict likelier.",
        evidence="published", source="Benson 2011: conditional pacts −18 % initiation.",
        cost=10, effort="either",
        cost_source="Judgement, political: conditions strain the tie to the protégé; dropping them "
        "ties one’s own hands.",
    )
# fmt: on
