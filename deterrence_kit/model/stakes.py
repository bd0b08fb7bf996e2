"""What success is worth to the opponent: six questions, each answered low, middle or high.

After Mazarr et al. 2018 (RAND RR2451, "What Deters and Why"), whose three groups of conditions begin
with how strongly an aggressor is motivated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deterrence_kit.model.checklist_weights import ChecklistWeights
from deterrence_kit.model.parameter import parameters_of

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
