"""How far a challenge goes: the part of THE table of assumptions on force, deaths and war."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model.parameter import Numeric, Table, parameter

_CASES = "Challenges of 1946–1989 and the disputes they began (GML; COW contiguity; rivalries)"
_RANGE = "95 % interval, errors clustered by pair"
_WARS = (
    "35 wars among 271 challenges with deaths, 1946–1989, by Firth's penalised logit on rivalry and on "
    "nuclear arms of either side"
)


# fmt: off
@dataclass(frozen=True, kw_only=True)
class Rungs(Table):
    """What share of challenges reaches each rung, of those that reached the rung below.

    Examples
    --------
    >>> Rungs().force_border > Rungs().force_apart
    True
    """

    force_apart: Numeric = parameter(
        default=0.705, low=0.65, high=0.76, step=0.005, unit="share", pillar="challenger", fine=True,
        label="Challenges that come to force, no border",
        meaning="Share of challenges between states without a common border in which either side uses "
        "force; the others end with a threat or a display.",
        evidence="fitted", source=f"{_CASES}: 220 of 312; {_RANGE}.",
    )
    force_border: Numeric = parameter(
        default=0.82, low=0.775, high=0.86, step=0.005, unit="share", pillar="challenger", fine=True,
        label="Challenges that come to force, neighbours",
        meaning="The same between neighbours by land.",
        evidence="fitted", source=f"{_CASES}: 441 of 539; {_RANGE}.",
    )
    deaths_strangers: Numeric = parameter(
        default=0.245, low=0.145, high=0.34, step=0.005, unit="share", pillar="challenger", fine=True,
        label="Uses of force with deaths, strangers",
        meaning="Share of uses of force that kill a soldier or more, between states that are neither "
        "neighbours nor rivals.",
        evidence="fitted", source=f"{_CASES}: 40 of 164; {_RANGE}.",
    )
    deaths_border: Numeric = parameter(
        default=0.37, low=0.275, high=0.465, step=0.005, unit="share", pillar="challenger", fine=True,
        label="Uses of force with deaths, neighbours",
        meaning="The same between neighbours by land that are no rivals.",
        evidence="fitted", source=f"{_CASES}: 55 of 149; {_RANGE}.",
    )
    deaths_rivals: Numeric = parameter(
        default=0.375, low=0.185, high=0.565, step=0.005, unit="share", pillar="challenger", fine=True,
        label="Uses of force with deaths, rivals without a border",
        meaning="The same between recognised rivals without a common land border.",
        evidence="fitted", source=f"{_CASES}: 20 of 53; {_RANGE}.",
    )
    deaths_rivals_border: Numeric = parameter(
        default=0.56, low=0.475, high=0.64, step=0.005, unit="share", pillar="challenger", fine=True,
        label="Uses of force with deaths, rivals with a border",
        meaning="The same between recognised rivals with a common land border.",
        evidence="fitted", source=f"{_CASES}: 155 of 278; {_RANGE}.",
    )
    war_others: Numeric = parameter(
        default=0.07, low=0.015, high=0.125, step=0.005, unit="share", pillar="challenger", fine=True,
        label="Deadly challenges that grow into war, no rivals",
        meaning="Share of challenges with deaths that grow into war (1,000 battle deaths or more), where "
        "neither side has nuclear arms.",
        evidence="fitted", source=f"{_WARS}; {_RANGE}.",
    )
    war_rivals: Numeric = parameter(
        default=0.185, low=0.13, high=0.24, step=0.005, unit="share", pillar="challenger", fine=True,
        label="Deadly challenges that grow into war, rivals",
        meaning="The same between recognised rivals.",
        evidence="fitted", source=f"{_WARS}; {_RANGE}.",
    )
    umbrella: Numeric = parameter(
        default=1.25, low=0.4, high=2.1, step=0.05, unit="logits", pillar="challenger",
        label="Nuclear umbrella",
        meaning="How much less often a challenge with deaths grows into war where the protégé or an ally "
        "has nuclear arms. It touches no lower rung.",
        evidence="fitted",
        source=f"{_WARS}: −1.25 (se 0.43); with other controls, on disputes of states with defenders, "
        "−1.56 (se 0.60). Disputed: Fuhrmann & Sechser 2014 find that a nuclear defender deters, Huth & "
        "Russett 1984 and Huth 1988 that it makes no difference.",
    )
    attacker_arms: Numeric = parameter(
        default=1.15, low=0.45, high=1.9, step=0.05, unit="logits", pillar="challenger",
        label="The challenger's nuclear arms",
        meaning="How much more often a challenge with deaths grows into war where the challenger has "
        "nuclear arms, which protect the attacker.",
        evidence="fitted",
        source=f"{_WARS}: +1.17 (se 0.37). Of 10 such wars 8 were against states without nuclear cover; "
        "large powers had these arms, so strength may be in it.",
    )
# fmt: on
