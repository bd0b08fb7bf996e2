"""The part of THE table of levers that is about terms: what a pact binds to, for how long, how far."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.parameter import Numeric, Table, parameter


# fmt: off
@dataclass(frozen=True, kw_only=True)
class Arrangements(Table):
    """The terms of a pact: one field a lever.

    Examples
    --------
    >>> Arrangements().caveats
    0
    """

    permanence: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.01, unit="0 to 1", pillar="cohesion",
        label="Permanence of the treaty",
        meaning="Term, exit clause and notice: at 0 members may leave at once, at 1 the pact has no end "
        "and leaving takes years. A lasting pact binds more, and drifts less over the years.",
        evidence="definition", source="The middle of a scale that is relative to the average pact; "
        "NATO: no end, a year's notice (North Atlantic Treaty, art. 13).",
        cost=20, cost_source="Judgement, political: a treaty without an end binds later governments.",
    )
    caveats: Numeric = parameter(
        default=0, low=0, high=0.9, step=0.01, unit="share", pillar="cohesion",
        label="Caveats", scope="member",
        meaning="Part of what may happen that an ally would not join, whatever its will: below its own "
        "threshold of escalation, or beyond the casualties that it accepts.",
        evidence="definition", source="0: none but those that will, turmoil and the record tell already.",
    )
    command: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.01, unit="0 to 1", pillar="capability",
        label="Joint command",
        meaning="Standing headquarters, agreed plans and powers handed over beforehand, whatever the "
        "equipment: at 0 each national force fights its own war, at 1 all follow one commander. It "
        "moves how nearly separate forces add up.",
        evidence="definition", source="The middle of a scale that is relative to the average pact; that "
        "coalitions win more often the more control states surrender: Morey 2020.",
        cost=15,
        cost_source="Judgement, political: powers handed over beforehand; headquarters themselves cost "
        "little.",
    )
    intelligence: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.01, unit="0 to 1", pillar="cohesion",
        label="Shared intelligence",
        meaning="How far members see the same warnings at the same time. Who has to be convinced first "
        "decides later.",
        evidence="definition", source="The middle of a scale that is relative to the average pact.",
        cost=5, cost_source="Judgement, political: a source that is shared can be lost.",
    )
    civil_protection: Numeric = parameter(
        default=0.5, low=0, high=1, step=0.01, unit="0 to 1", pillar="geography",
        label="Civil protection",
        meaning="Shelters, repair, spare power and transport, and ways out for the people apart from the "
        "ways in for the forces: how little of what long-range fire hits stays closed.",
        evidence="definition", source="The middle of a scale that is relative to the average pact; NATO "
        "asks for seven baseline requirements of resilience, civil transport among them (Warsaw 2016).",
        cost=30,
        cost_source="Judgement: repair, shelters and spare power and transport; NATO's members agreed in "
        "2025 on up to 1.5 % of GDP for resilience and infrastructure, and 3.5 % for defence (The Hague).",
    )
# fmt: on
