"""What a file says of the opponent as settings: rivalry, quiet years, stakes, each with its reason."""

from __future__ import annotations

import numpy as np

from deterrence_kit.datasets.columns import Row
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.formulas import FORMULAS, arguments
from deterrence_kit.model.stakes import Answer, stakes_of, stakes_text

PAIR_FACTS = ("rivalry", "rivalry_why", "last_dispute", "last_dispute_why")


def opponent_settings(
    contents: Row, answers: tuple[Answer, ...], contiguous: float, year: int, gaps: list[str]
) -> tuple[dict[str, float], dict[str, str]]:
    """What a file says of the opponent as settings, with the reason for each.

    Parameters
    ----------
    contents : dict
        What the file says, checked.
    answers : tuple of Answer
    contiguous : float
        1 for neighbours.
    year : int
        Of the scenario.
    gaps : list of str
        A sentence about a missing year is added to it.

    Returns
    -------
    settings : dict of str to float
    why : dict of str to str

    Examples
    --------
    >>> facts = {"theatre": {"rivalry": True, "last_dispute": 2008, "last_dispute_why": "A war."}}
    >>> settings, why = opponent_settings(facts, (), 1.0, 2026, [])
    >>> settings, why["quiet_years"]
    ({'rivalry': 1.0, 'quiet_years': 17.0}, 'Last dispute 2008: A war.')
    """
    theatre = contents.get("theatre", {})
    settings, why = {}, {}
    if "rivalry" in theatre:
        settings["rivalry"] = float(theatre["rivalry"])
        why["rivalry"] = theatre.get("rivalry_why") or theatre.get("why") or "Judgement."
    settings["quiet_years"], why["quiet_years"] = _quiet(theatre, contiguous, year, gaps)
    if answers:
        settings["stakes"], why["stakes"] = (
            stakes_of({a.question: a.level for a in answers}),
            stakes_text(answers),
        )
    return settings, why


def _quiet(theatre: Row, contiguous: float, year: int, gaps: list[str]) -> tuple[float, str]:
    """Full quiet years, counted as in the dispute data; the kind's usual where no year is given."""
    said = theatre.get("last_dispute_why", "")
    if "last_dispute" in theatre:
        last = int(theatre["last_dispute"])
        return float(min(max(year - last - 1, 0), 200)), f"Last dispute {last}: {said}".strip()
    years = _usual(contiguous, float(theatre.get("rivalry", False)))
    if not said:
        gaps.append(
            f"No year of a last dispute: counted as the {years:.0f} quiet years usual for such a pair."
        )
    return years, said or "The usual number for such a pair: no year of a last dispute is given."


def _usual(contiguous: float, rivalry: float) -> float:
    formula, assumed = FORMULAS["usual_quiet"], Assumptions()
    known = {"contiguous": contiguous, "rivalry": rivalry}
    values = ({**vars(assumed), **known}[n] for n in arguments(formula))
    usual = formula(*(np.atleast_1d(np.asarray(v, float)) for v in values))
    return float(np.round(np.expm1(usual[0])))
