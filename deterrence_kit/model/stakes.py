"""What success is worth to the opponent: six questions, each answered low, middle or high.

After Mazarr et al. 2018 (RAND RR2451, "What Deters and Why"), whose three groups of conditions begin
with how strongly an aggressor is motivated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deterrence_kit.model.parameter import Numeric, Table, parameter, parameters_of

#: What an answer counts for.
LEVELS = {"low": -1, "middle": 0, "high": 1}
#: More of it makes success worth less.
AGAINST = "cost"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question of the checklist, answered.

    Attributes
    ----------
    question : str
        A field of `ChecklistWeights`.
    level : {"low", "middle", "high"}
    why : str
        A sentence with its source, or "Judgement".
    """

    question: str
    level: str
    why: str


# fmt: off
_WEIGHT: dict[str, Any] = {
    "low": 0, "high": 0.4, "step": 0.05, "unit": "share", "pillar": "opponent", "evidence": "judgement",
    "source": "Judgement: RAND RR2451 finds motivation decisive and gives no weights; the value of the "
    "prize and dissatisfaction count most there.",
}


@dataclass(frozen=True, kw_only=True)
class ChecklistWeights(Table):
    """THE table of weights: what each question counts for; they add up to 1.

    Examples
    --------
    >>> sum(getattr(ChecklistWeights(), name) for name in QUESTIONS)
    1.0
    """

    dissatisfaction: Numeric = parameter(
        default=0.2, label="Dissatisfaction", **_WEIGHT,
        meaning="How far the opponent wants the status quo changed.",
    )
    opportunity: Numeric = parameter(
        default=0.15, label="Opportunity", **_WEIGHT,
        meaning="How far it sees a moment that favours it.",
    )
    fear: Numeric = parameter(
        default=0.15, label="Fear of the future", **_WEIGHT,
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


QUESTIONS = tuple(parameters_of(ChecklistWeights))


def stakes_of(levels: Mapping[str, str], weights: ChecklistWeights | None = None) -> float:
    """The stakes that a checklist gives: ``2^(Σ weight · answer)``, 0.5 to 2 average contests.

    An answer counts −1 for low, 0 for middle, 1 for high, the cost expected the other way round; a
    question without an answer counts as middle. All in the middle is the average contest, 1.

    Parameters
    ----------
    levels : mapping of str to str
        ``"low"``, ``"middle"`` or ``"high"`` by question.
    weights : ChecklistWeights, optional

    Returns
    -------
    float, times an average contest, to two decimals

    Examples
    --------
    >>> stakes_of({}), stakes_of(dict.fromkeys(QUESTIONS, "high") | {"cost": "low"})
    (1.0, 2.0)
    """
    table = weights or ChecklistWeights()
    total = sum(
        float(getattr(table, q)) * LEVELS[level] * (-1 if q == AGAINST else 1)
        for q, level in levels.items()
    )
    return round(float(min(max(2.0**total, 0.5), 2.0)), 2)


def stakes_text(answers: tuple[Answer, ...]) -> str:
    """A checklist as one text, question by question.

    Parameters
    ----------
    answers : tuple of Answer

    Returns
    -------
    str

    Examples
    --------
    >>> stakes_text((Answer(question="need", level="low", why="No election is due. Judgement."),))
    'Domestic need: low. No election is due. Judgement.'
    """
    labels = {name: p.label for name, p in parameters_of(ChecklistWeights).items()}
    return " ".join(f"{labels[a.question]}: {a.level}. {a.why}" for a in answers)
