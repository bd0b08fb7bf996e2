"""How a verdict is worded: deterrence holds or fails, or, in a war, would be restored or not."""

from __future__ import annotations

from dataclasses import dataclass

from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.rounding import level, side
from deterrence_kit.model.severity.war import FAILED, War


@dataclass(frozen=True)
class Wording:
    """The words of a verdict, after "deterrence".

    Attributes
    ----------
    holds, fails : str
        The verdict, in the present.
    hold, fail : str
        After "would".
    is_held, is_not : str
        Short, beside a count in a picture.
    """

    holds: str
    fails: str
    hold: str
    fail: str
    is_held: str
    is_not: str

    def of(self, holds: bool) -> str:
        """The verdict.

        Examples
        --------
        >>> PLAIN.of(True), AT_WAR.of(False)
        ('holds', 'would not be restored')
        """
        return self.holds if holds else self.fails

    def density(self, holds: bool) -> str:
        """The verdict with stress, of cases that a rule describes.

        Examples
        --------
        >>> PLAIN.density(False), AT_WAR.density(True)
        ('does fail', 'would be restored')
        """
        if self is AT_WAR:
            return self.of(holds)
        return f"does {self.hold if holds else self.fail}"


PLAIN = Wording("holds", "fails", "hold", "fail", "holds", "fails")
AT_WAR = Wording(
    "would be restored", "would not be restored", "be restored", "not be restored", "restored",
    "not restored",
)  # fmt: skip


def wording(scenario: Scenario) -> Wording:
    """The words for a scenario: of a war under way, or plain.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> wording(load_scenario("ecowas-benin")) is AT_WAR, wording(load_scenario("us-japan")) is PLAIN
    (True, True)
    """
    return AT_WAR if scenario.war else PLAIN


def verdict_and_why(scenario: Scenario, now: Assessment, verdict: str, why: str) -> tuple[str, str]:
    """The verdict and why; where a war is under way, that there is none.

    Parameters
    ----------
    verdict, why : str
        As they would be said in peace.

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> benin = load_scenario("ecowas-benin")
    >>> verdict_and_why(benin, assess(benin), "Below threshold", "attacking pays")[0]
    'Deterrence has failed here'
    """
    if scenario.war:
        bound = level(float(now.threshold), float(now.credibility))
        return FAILED, f"fighting since {scenario.war.since}; the threshold is {bound}"
    return verdict, why


def goal_in_words(goal: str, scenario: Scenario) -> str:
    """A goal's words: in a war deterrence cannot hold, only be restored.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> goal_in_words("deterrence holds", load_scenario("ecowas-benin"))
    'deterrence is restored'
    """
    return goal.replace("deterrence holds", "deterrence is restored") if scenario.war else goal


def standing_words(credibility: float, threshold: float, war: War | None) -> str:
    """On which side of the threshold a pair stands; in a war, that it is no verdict.

    Examples
    --------
    >>> standing_words(0.3, 0.4, None)
    '0.30, below the threshold of 0.40'
    >>> standing_words(0.3, 0.4, War(2022, "a war", "United Nations", "2026-11-27"))
    '0.30, the threshold is 0.40; no verdict, as a war is under way'
    """
    here, bound = level(credibility, threshold), level(threshold, credibility)
    if war:
        return f"{here}, the threshold is {bound}; no verdict, as a war is under way"
    return f"{here}, {side(credibility, threshold)} the threshold of {bound}"
