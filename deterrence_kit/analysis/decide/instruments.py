"""What kind of measure a lever is, whether it costs money or political effort, and who has to act.

No answer hangs on this table: it says in words what the costs of `deterrence_kit.model.costs` are made of.
A lever that it does not name is of the kind of its pillar, costs money, and the allies have to act.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from deterrence_kit.model.costs import POLICY

Coin: TypeAlias = Literal["money", "politics"]
#: Kinds of measures by pillar; a way is different from another if it is mostly of another kind.
KINDS = {
    "capability": "forces",
    "burden sharing": "forces",
    "geography": "posture",
    "cohesion": "politics",
    "challenger": "politics",
}
KIND_LABELS = {
    "forces": "Readier forces and budgets",
    "posture": "Forces, stocks and ways in place",
    "politics": "Will, words and votes",
}


@dataclass(frozen=True)
class Instrument:
    """What one lever is as a measure.

    Attributes
    ----------
    kind : {"forces", "posture", "politics"}
    coin : {"money", "politics"}
        What its cost is paid in.
    who : str
        Who would have to act, inside a sentence.
    """

    kind: str
    coin: Coin
    who: str


_ALLIES, _PARLIAMENTS = "the allies' defence ministries", "the allies' parliaments"
_COUNCIL, _LEADERS = "the pact's council", "the allies' leaders"
_PAID: dict[str, tuple[Coin, str]] = {
    "readiness": ("money", _ALLIES),
    "mobilisation_days": ("money", _ALLIES),
    "interoperability": ("money", "the allies' armed forces and their suppliers"),
    "spending": ("money", _PARLIAMENTS),
    "spending_floor": ("money", "the parliaments of allies below the floor"),
    "durability": ("politics", _PARLIAMENTS),
    "sanctions": ("politics", "the allies' economic and interior ministries"),
    "presence": ("money", "the allies who send troops, and the protégé as their host"),
    "contribution": ("politics", _LEADERS),
    "stocks": ("money", "the allies' defence ministries, and the protégé as host"),
    "lift": ("money", "the allies with ships, aircraft and railways"),
    "access": ("politics", "the states on the way, and the protégé"),
    "air_defence": ("money", "the allies with air defence to spare, and the protégé"),
    "shared_threat": ("politics", "the allies' foreign ministries"),
    "red_lines": ("politics", _COUNCIL),
    "clarity": ("politics", "all members, who would have to ratify it"),
    "signalling": ("money", "the allies' armed forces"),
    "consultation": ("politics", _COUNCIL),
    "decision_days": ("politics", "the pact's council and the allies' parliaments"),
    "will": ("politics", "the allies' leaders and their publics"),
    "permanence": ("politics", "all members, who would have to ratify it"),
    "command": ("politics", "the allies' leaders and general staffs"),
    "intelligence": ("politics", "the allies' intelligence services"),
    "civil_protection": ("money", "the protégé and the states on the way"),
    "restraint": ("politics", "the allies' leaders, towards the protégé"),
}


def instrument(name: str) -> Instrument:
    """What a lever with a cost is as a measure.

    Parameters
    ----------
    name : str

    Returns
    -------
    Instrument

    Raises
    ------
    KeyError
        If the lever has no cost.

    Examples
    --------
    >>> instrument("clarity").coin, instrument("presence").kind
    ('politics', 'posture')
    """
    coin, who = _PAID.get(name, ("money", "the allies' governments"))
    return Instrument(KINDS.get(POLICY[name].pillar, "politics"), coin, who)
