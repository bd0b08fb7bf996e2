"""What is left to judgement, by how much it could move a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Assumptions, Preview, Rates, Scenario, preview
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, RATES, REGIONAL, SETTINGS

YEARS = 10  # for what counts only where years pass
OVER_YEARS = ("durability", "squeeze")


@dataclass(frozen=True)
class Judgement:
    """A number that nobody has measured, and what hangs on it.

    Attributes
    ----------
    name : str
    flipping : float
        Share of the scenarios whose verdict is another at one end of its range than at its value in
        use, all else as it is.
    """

    name: str
    flipping: float


def judgements(scenarios: Sequence[Scenario]) -> list[Judgement]:
    """Every number left to judgement, that which could move most verdicts first.

    The verdict is whether attacking does not pay: of today, or after `YEARS` years on average for what
    counts only where years pass. A number of the region alone moves no verdict of one commitment.

    Parameters
    ----------
    scenarios : sequence of Scenario

    Returns
    -------
    list of Judgement

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = judgements([load_scenario("us-philippines")])
    >>> 0 <= found[-1].flipping <= found[0].flipping <= 1
    True
    """
    left = [name for name, p in SETTINGS.items() if p.evidence == "judgement"]
    told = [Judgement(n, float(np.mean([_flips(s, n) for s in scenarios]))) for n in left]
    return sorted(told, key=lambda j: (-j.flipping, j.name))


def _flips(scenario: Scenario, name: str) -> bool:
    if name in REGIONAL:
        return False
    later = name in RATES or name in OVER_YEARS
    now, *ends = _verdicts_later(scenario, name) if later else _verdicts(scenario, name)
    return any(end != now for end in ends)


def _ends(scenario: Scenario, name: str) -> tuple[float, float, float]:
    p = SETTINGS[name]
    return scenario.default_of(name), p.low, p.high


def _verdicts(scenario: Scenario, name: str) -> list[bool]:
    """As it stands, and at both ends of the number's range."""
    answer = assess_cases(scenario, {name: np.array(_ends(scenario, name))})
    return [bool(holds) for holds in np.broadcast_to(answer.holds, 3)]


def _verdicts_later(scenario: Scenario, name: str) -> list[bool]:
    threshold = float(assess_cases(scenario, {}).threshold)
    looks = [_look(scenario, name, value) for value in _ends(scenario, name)]
    return [bool(look.credibility[-1, 0] >= threshold) for look in looks]


def _look(scenario: Scenario, name: str, value: float) -> Preview:
    if name in LEVERS:
        return preview(scenario, {name: value}, years=YEARS)
    if name in ASSUMPTIONS:
        return preview(scenario, assumptions=Assumptions(**{name: value}), years=YEARS)
    return preview(scenario, rates=Rates(**{name: value}), years=YEARS)
