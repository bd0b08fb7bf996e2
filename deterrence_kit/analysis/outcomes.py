"""The outcomes that goals, packages and fronts are about: what each means, and which way is better."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deterrence_kit.model import Assessment
from deterrence_kit.model.parameter import Array


@dataclass(frozen=True)
class Outcome:
    """One quantity to judge a case by.

    Attributes
    ----------
    name, label, unit, meaning : str
    better : {1, -1}
        1 where more is better, -1 where less is.
    of : callable
        From an `Assessment` to one value a case.
    """

    name: str
    label: str
    unit: str
    meaning: str
    better: int
    of: Callable[[Assessment], Array]


def escalation(cases: Assessment) -> Array:
    """Chance that the pact is drawn into a war within a year: ``propensity · resolve``.

    An armed challenge in which the pact acts. Resolve deters, which lowers the first factor, and is
    itself the second: this is where more commitment may mean more risk. Occasions, which backing
    without conditions makes more frequent, and misjudgement of an unclear pact, are in the first.
    How far it goes is the ladder's, see `model.ladder`; provocation by posture and spirals are not here.

    Parameters
    ----------
    cases : Assessment
        Arrays of shape (cases,).

    Returns
    -------
    ndarray, shape (cases,), probability a year

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> now = assess(load_scenario("nato-estonia"))
    >>> bool(escalation(now) == now.propensity * now.resolve)
    True
    """
    return cases.propensity * cases.resolve


OUTCOMES = {
    outcome.name: outcome
    for outcome in (
        Outcome(
            "margin", "Margin over the threshold", "points",
            "Credibility less the threshold: at 0 or above, deterrence holds.",
            1, lambda cases: cases.credibility - cases.threshold,
        ),
        Outcome(
            "credibility", "Credibility", "probability",
            "Probability that an attack meets an effective response.",
            1, lambda cases: cases.credibility,
        ),
        Outcome(
            "propensity", "Armed challenge", "probability a year",
            "Probability of at least one armed challenge within a year.",
            -1, lambda cases: cases.propensity,
        ),
        Outcome(
            "force", "Use of force", "probability a year",
            "Probability, within a year, of an armed challenge that comes to force.",
            -1, lambda cases: cases.force,
        ),
        Outcome(
            "deaths", "Clash with deaths", "probability a year",
            "Probability, within a year, of an armed challenge with deaths.",
            -1, lambda cases: cases.deaths,
        ),
        Outcome(
            "war", "War", "probability a year",
            "Probability, within a year, of an armed challenge that grows into war.",
            -1, lambda cases: cases.war,
        ),
        Outcome(
            "escalation", "Risk of escalation", "probability a year",
            "Probability, within a year, of an armed challenge that draws the pact into a war.",
            -1, escalation,
        ),
        Outcome(
            "resolve", "Resolve", "probability",
            "Share of the help of all allies that is to be expected.", 1, lambda cases: cases.resolve,
        ),
        Outcome(
            "denial", "Denial", "probability",
            "Probability that the attack fails if every ally comes.", 1, lambda cases: cases.denial,
        ),
    )
}  # fmt: skip


def outcome_called(name: str) -> Outcome:
    """An outcome by name.

    Parameters
    ----------
    name : str

    Returns
    -------
    Outcome

    Raises
    ------
    ValueError
        If there is none of that name.

    Examples
    --------
    >>> outcome_called("escalation").unit
    'probability a year'
    """
    if name not in OUTCOMES:
        raise ValueError(f"No outcome is called {name!r}; there are: {', '.join(OUTCOMES)}.")
    return OUTCOMES[name]
