"""How sure a verdict is, in words: what the draws of the assumptions say beside the sliders."""

from __future__ import annotations

from typing import Any, Literal, Protocol, TypeAlias

from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.rounding import level, side
from deterrence_kit.views.doubt_sentences import CLOSE_CALL, MISREAD
from deterrence_kit.views.sentences import say
from deterrence_kit.views.shapes import Answer
from deterrence_kit.views.verdict_words import Wording

Standing: TypeAlias = Literal["agree", "close", "against"]
CLOSE = 0.65  # of the draws: where fewer agree with the sliders, the verdict is a close call
NINE_IN_TEN = (0.05, 0.95)
SELDOM = 0.05  # a yearly chance below which nobody asks why there is one at all


def standing(holds: bool, share: float) -> Standing:
    """Whether the draws agree with the verdict at the sliders.

    Parameters
    ----------
    holds : bool
        At the sliders.
    share : float
        Of the draws in which deterrence holds.

    Examples
    --------
    >>> standing(True, 0.9), standing(True, 0.6), standing(True, 0.4), standing(False, 0.4)
    ('agree', 'close', 'against', 'close')
    """
    agreeing = share if holds else 1 - share
    return "against" if agreeing < 0.5 else "close" if agreeing < CLOSE else "agree"


def big_word(said: Wording, holds: bool, share: float) -> str:
    """What stands large, after "Deterrence": never louder than the draws.

    Parameters
    ----------
    said : Wording
    holds : bool
        At the sliders.
    share : float
        Of the draws in which deterrence holds.

    Examples
    --------
    >>> from deterrence_kit.views.verdict_words import PLAIN
    >>> big_word(PLAIN, True, 0.9), big_word(PLAIN, True, 0.6), big_word(PLAIN, True, 0.3)
    ('holds', 'holds: a close call', 'in doubt')
    """
    found = standing(holds, share)
    if found == "against":
        return "in doubt"
    return said.of(holds) + (f": {CLOSE_CALL}" if found == "close" else "")


def in_hundred(share: float) -> int:
    """A share of draws in whole hundredths that never crosses a half, nor says all or none wrongly.

    Examples
    --------
    >>> in_hundred(0.496), in_hundred(0.28), in_hundred(0.998), in_hundred(1.0)
    (49, 28, 99, 100)
    """
    if share in (0.0, 1.0):
        return int(100 * share)
    rounded = min(max(round(100 * share), 1), 99)
    return min(rounded, 49) if share < 0.5 else max(rounded, 50)


def leaning(share: float) -> tuple[str, int]:
    """On which side of the threshold most draws lie, and how many of a hundred.

    Parameters
    ----------
    share : float
        Of the draws in which deterrence holds.

    Examples
    --------
    >>> leaning(0.61), leaning(0.28)
    (('above', 61), ('below', 72))
    """
    return "above" if share >= 0.5 else "below", in_hundred(max(share, 1 - share))


def misread(now: Assessment, found: Standing) -> str:
    """Why a challenge is to be expected at times though attacking does not pay; empty where nobody asks.

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> misread(assess(load_scenario("us-japan")), "against")
    ''
    """
    return f" {MISREAD}" if _is_asked(now, found) else ""


def _is_asked(now: Assessment, found: Standing) -> bool:
    return bool(now.holds) and found != "against" and float(now.propensity) >= SELDOM


class Drawn(Protocol):
    """What has been worked out over draws of the assumptions, an `Uncertainty` for one."""

    @property
    def holding(self) -> float:
        """Share of the draws in which deterrence holds."""

    def band(self, outcome: str, levels: tuple[float, ...]) -> Array:
        """Quantiles of an outcome."""


def doubted(told: Answer, scenario: Scenario, now: Assessment, drawn: Drawn | None) -> Answer:
    """The answer with its range, and the verdict as far as the draws bear it.

    Parameters
    ----------
    told : Answer
        As it stands at the sliders.
    scenario : Scenario
    now : Assessment
    drawn : Drawn, optional
        None until the sliders have rested: then nothing is said.
    """
    if drawn is None:
        return told | {"sure": "", "standing": "agree"}
    share = float(drawn.holding)
    low, high = (float(end) for end in drawn.band("credibility", NINE_IN_TEN))
    found = standing(bool(now.holds), share)
    facts = _facts(scenario, now, share, found) | {"threshold": told["threshold"]}
    facts |= {"low": level(low, high), "high": level(high, low)}
    told = told | {
        "sure": say("sure", facts),
        "levels": told["levels"] | {"low": low, "high": high},
    }
    if scenario.war:
        return told | {"standing": "agree"}
    return told | {
        "standing": found,
        "verdict": say("drawn_verdict", facts),
        "verdict_why": say("drawn_verdict_why", facts),
    }


def _facts(scenario: Scenario, now: Assessment, share: float, found: Standing) -> dict[str, Any]:
    leans, count = leaning(share)
    at_war = scenario.war is not None
    return {
        "standing": found,
        "holds": bool(now.holds),
        "side": side(float(now.credibility), float(now.threshold)),
        "at_war": at_war,
        "leaning": leans,
        "of_100": count,
        "misread": not at_war and _is_asked(now, found),
    }
