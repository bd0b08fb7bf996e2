"""The checklist of a file about the opponent's stakes: checked, and read."""

from __future__ import annotations

from typing import Any

from deterrence_kit.datasets.columns import ANSWER, TEXT, Row
from deterrence_kit.datasets.errors import ScenarioError
from deterrence_kit.datasets.row_checks import check_row, check_table, found
from deterrence_kit.model.stakes import LEVELS, QUESTIONS, Answer


def check_checklist(contents: dict[str, Any], where: str) -> None:
    """Refuse a checklist with a question that is none, or an answer that is none.

    Parameters
    ----------
    contents : dict
        What the file, or the pair, says.
    where : str
        The file and the pair, for messages.

    Raises
    ------
    ScenarioError
        Naming the file, the question and what was expected.

    Examples
    --------
    >>> check_checklist({"stakes": {"need": {"level": "huge", "why": "Judgement."}}}, "ours.toml")
    Traceback (most recent call last):
    deterrence_kit.datasets.errors.ScenarioError: ours.toml, [stakes], 'need': expected low, ...
    """
    table = check_table(contents, "stakes", where)
    plain = {q: "" if isinstance(answer, dict) else answer for q, answer in table.items()}
    check_row(dict.fromkeys(plain, ""), dict.fromkeys(QUESTIONS, TEXT), f"{where}, [stakes]")
    for question, answer in table.items():
        here = f"{where}, [stakes], {question!r}"
        if not isinstance(answer, dict):
            raise ScenarioError(f"{here}: expected a level and why, found {found(answer)}.")
        check_row(answer, ANSWER, here)
        if answer.get("level") not in LEVELS:
            expected = "low, middle or high, as level"
            raise ScenarioError(f"{here}: expected {expected}, found {found(answer.get('level'))}.")


def answers_of(contents: Row, file: str, gaps: list[str]) -> tuple[Answer, ...]:
    """The checklist of a file, in the order of the questions.

    Parameters
    ----------
    contents : dict
        What the file says, checked.
    file : str
        The file's name, for messages.
    gaps : list of str
        A sentence about questions without an answer is added to it.

    Returns
    -------
    tuple of Answer

    Examples
    --------
    >>> said = {"stakes": {"need": {"level": "low", "why": "Judgement."}}}
    >>> gaps = []
    >>> answers_of(said, "ours.toml", gaps)[0].level, gaps[0][:23]
    ('low', 'No answer about dissati')
    """
    said = contents.get("stakes", {})
    missing = [q for q in QUESTIONS if q not in said]
    if said and missing:
        gaps.append(f"No answer about {', '.join(missing)} in the checklist: counted as middle.")
    return tuple(
        Answer(question=q, level=said[q]["level"], why=said[q].get("why", "Judgement."))
        for q in QUESTIONS
        if q in said
    )
