"""THE table of what each question about the opponent's stakes counts for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from deterrence_kit.model.parameter import Numeric, Table, parameter

# fmt: off
_WEIGHT: dict[str, Any] = {
    "low": 0, "high": 0.4, "step": 0.05, "unit": "share", "pillar": "opponent", "evidence": "judgement",
    "source": "Judgement: RAND RR2451 gives no weights; it finds motivation decisive, and fear of the "
    "future more often behind aggression than opportunity.",
}


@dataclass(frozen=True, kw_only=True)
class ChecklistWeights(Table):
    """THE table of weights: what each question counts for; they add up to 1.

    Examples
    --------
    >>> ChecklistWeights().prize
    0.25
    """

    dissatisfaction: Numeric = parameter(
        default=0.2, label="Dissatisfaction", **_WEIGHT,
        meaning="How far the opponent wants the status quo changed.",
    )
    opportunity: Numeric = parameter(
        default=0.1, label="Opportunity", **_WEIGHT,
        meaning="How far it sees a moment that favours it.",
    )
    fear: Numeric = parameter(
        default=0.2, label="Fear of the future", **_WEIGHT,
        meaning="How far it fears that waiting makes its position worse.",
    )
    prize: Numeric = parameter(
        default=0.25, label="Value of the prize", **_WEIGHT,
        meaning="What the protégé's territory, or its alignment, is worth to it.",
    )
    need: Numeric = parameter(
        default=0.1, label="Domestic need", **_WEIGHT,
        meaning="How far its leaders need a success abroad at home.",
    )
    cost: Numeric = parameter(
        default=0.15, label="Cost expected", **_WEIGHT,
        meaning="What it expects to pay even in success; counts against.",
    )
# fmt: on
