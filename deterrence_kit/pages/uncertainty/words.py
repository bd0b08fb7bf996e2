"""What the page on uncertainty says: how sure the answer is, and what would change it."""

from __future__ import annotations

from math import ceil, log10

import numpy as np

from deterrence_kit.analysis.doubt.difference import Difference
from deterrence_kit.analysis.doubt.tornado import Tornado
from deterrence_kit.analysis.doubt.uncertainty import Uncertainty
from deterrence_kit.analysis.doubt.verdict import Verdict
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.rounding import yearly
from deterrence_kit.model.settings import declared
from deterrence_kit.model.severity.ladder import RUNGS
from deterrence_kit.views.doubt_words import big_word, standing
from deterrence_kit.views.figures_told import UNCHANGED, compared, points
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.ladder_words import RUNG_NAMES, rungs_text
from deterrence_kit.views.names import in_sentence
from deterrence_kit.views.shapes import Figure
from deterrence_kit.views.verdict_words import AT_WAR, PLAIN, Wording

FIGURES = {  # of the pact, in the order in which bands are shown
    "credibility": "Credibility",
    "threshold": "Threshold",
    "war": "War, a year",
    "propensity": "Any armed challenge, a year",
    "resolve": "Help that comes",
    "denial": "Attack fails, all come",
    "denial_alone": "Attack fails, none comes",
    "capability": "Capability",
    "cohesion": "Cohesion",
    "burden_sharing": "Burden sharing",
    "geography": "Geography",
}
OUTCOMES_TOLD = {
    "margin": "the margin over the threshold",
    "credibility": "credibility",
    "propensity": "the yearly chance of a challenge",
}


def in_hundred(share: float) -> str:
    """A share of the draws.

    Examples
    --------
    >>> in_hundred(0.768), in_hundred(0.998), in_hundred(1), in_hundred(0.002)
    ('77 in 100', 'more than 99 in 100', 'all', 'fewer than 1 in 100')
    """
    if share in (0, 1):
        return "all" if share else "none"
    few = "fewer than 1 in 100" if share < 0.005 else f"{round(100 * share)} in 100"
    return "more than 99 in 100" if share > 0.995 else few


def settled_words(draws: int, settled: bool) -> str:
    """Whether the bands still move.

    Examples
    --------
    >>> settled_words(250, False)
    'not settled yet: with more draws the bands may still move'
    """
    moving = "not settled yet: with more draws the bands may still move"
    return "settled: twice as many draws hardly move the ranges" if settled else moving


def headline(
    now: Assessment,
    before: Assessment,
    told: Verdict,
    found: Uncertainty,
    settled: bool,
    said: Wording = PLAIN,
) -> list[Figure]:
    """The figures on top: the verdict, credibility, the yearly chance, the draws."""
    low, high = found.band("credibility", (0.05, 0.95))
    return [
        {
            "label": "Deterrence",
            "value": "has failed" if said is AT_WAR else big_word(said, told.holds, told.share),
            "note": f"{_at_sliders(told, said)}; {in_hundred(told.agreeing)} draws agree",
        },
        {
            "label": "Credibility",
            "value": f"{now.credibility:.2f}",
            "note": f"nine draws in ten: {low:.2f} to {high:.2f}",
            "now": float(now.credibility),
            "before": float(before.credibility),
            "mark": float(now.threshold),
        },
        _war(now, before, found),
        {
            "label": "Draws",
            "value": f"{found.draws:,}",
            "note": settled_words(found.draws, settled),
        },
    ]


def _war(now: Assessment, before: Assessment, found: Uncertainty) -> Figure:
    """The rung that a minister would quote first, and those below it."""
    here, then = float(now.war), float(before.war)
    low, high = (float(edge) for edge in found.band("war", (0.05, 0.95)))
    lower = [float(getattr(now, rung)) for rung in RUNGS[:-1]]
    return {
        "label": RUNG_NAMES["war"],
        "value": yearly(here, then),
        "note": f"nine draws in ten: {yearly(low, high)} to {yearly(high, low)}; {rungs_text(lower)}",
    }


def _at_sliders(told: Verdict, said: Wording) -> str:
    if said is AT_WAR:
        return f"by the model it {said.of(told.holds)}"
    against = standing(told.holds, told.share) == "against"
    return f"{said.of(told.holds)} at the sliders" if against else "at the sliders"


def answer_sentence(
    told: Verdict, found: Uncertainty, change: Difference | None, said: Wording = PLAIN
) -> str:
    """The verdict with the share of draws that agree, and the difference to the baseline."""
    parts = [
        f"With every assumption where its slider stands, deterrence "
        f"{said.of(told.holds)}; when all of them are drawn from their ranges, "
        f"{in_hundred(told.agreeing)} draws agree. {_how_sure(told.agreeing)}"
    ]
    if change is not None:
        parts.append(change_words(change))
    return " ".join(parts)


def _how_sure(agreeing: float) -> str:
    if agreeing >= 0.9:
        return "So it hardly depends on what one assumes."
    if agreeing >= 2 / 3:
        return "So it depends on what one assumes, within limits."
    if agreeing >= 0.5:
        return "So it depends on what one assumes."
    return "So most of what could be assumed says otherwise."


def change_words(change: Difference) -> str:
    """What the changes do to credibility, draw by draw."""
    low, _, middle, _, high = change.band
    if max(abs(low), abs(high)) < 0.0005:
        return "What has been changed moves credibility in no draw."
    sides = [
        f"{word} in {in_hundred(share)} draws"
        for word, share in (("higher", change.rising), ("lower", change.falling))
        if share > 0
    ]
    least = points(middle)
    in_the_middle = (
        "the middle draw hardly moves"
        if least == UNCHANGED
        else f"in the middle draw it is {least}"
    )
    return f"Against the baseline, draw by draw, credibility is {' and '.join(sides)}; {in_the_middle}."


def band_words(found: Uncertainty, now: Assessment, settled: bool) -> str:
    """The widest band, and whether the bands have settled."""
    low, high = found.band("credibility", (0.05, 0.95))
    least, most = found.band("threshold", (0.05, 0.95))
    middle = float(np.median(found.values("credibility")))
    aside = ""
    if abs(middle - now.credibility) > 0.03:
        aside = (
            f" The middle draw is {compared(middle, float(now.credibility))} than at the sliders, "
            "because the ranges reach farther to one side."
        )
    return (
        f"In nine draws of ten credibility lies between {low:.2f} and {high:.2f}, and the threshold "
        f"between {least:.2f} and {most:.2f}.{aside} From {found.draws:,} draws: "
        f"{settled_words(found.draws, settled)}."
    )


def world_words(found: Uncertainty, said: Wording = PLAIN) -> str:
    """How many of a hundred draws are on each side of the threshold, and how near to it."""
    margin = found.cases.credibility - found.cases.threshold
    near = float((np.abs(margin) < 0.05).mean())
    return (
        f"Of 100 draws of the assumptions, deterrence {said.holds} in {_count(found.holding)} and "
        f"{said.fails} in {_count(1 - found.holding)}. {in_hundred(near).capitalize()} lie within 5 "
        f"points of the threshold. From {found.draws:,} draws."
    )


def _count(share: float) -> str:
    return in_hundred(share).removesuffix(" in 100")


def ally_words(scenario: Scenario, found: Uncertainty) -> str:
    """Whose resolve is known best and worst, among those shown."""
    helped = np.median(found.cases.delivered, axis=0) * (1 - scenario.home)
    if not helped.any():
        return "No ally would deliver anything in time."
    first = int(np.argmax(helped))
    low, middle, high = found.band("member_resolve", (0.05, 0.5, 0.95))[:, first]
    doubt = float((found.cases.member_resolve[:, first] < 0.5).mean())
    return (
        f"The probability that {_the(scenario.names[first])} honours its commitment lies between "
        f"{low:.2f} and {high:.2f} in nine draws of ten, with {middle:.2f} in the middle; in "
        f"{in_hundred(doubt)} draws it is less likely than not."
    )


def _the(name: str) -> str:
    return in_sentence(name)


def tornado_words(found: Tornado) -> str:
    """The two assumptions that matter most by themselves, and how many hardly matter."""
    first, second = found.names[:2]
    what = OUTCOMES_TOLD[found.outcome]
    swing = 100 * found.swing
    idle = int((swing < 0.1 * swing[0]).sum())
    return (
        f"By itself, {lower_label(first)} moves {what} most: by {swing[0]:.1f} points between "
        f"{near_value(first, found.low[0])} and {near_value(first, found.high[0])}; then "
        f"{lower_label(second)}, by {swing[1]:.1f}. {idle} of {len(swing)} assumptions move it less "
        "than a tenth as far as the first. Nine draws in ten lie between the two values of each."
    )


def lower_label(name: str) -> str:
    """A setting's label inside a sentence."""
    label = label_of(name, {})
    return label[0].lower() + label[1:]


def near_value(name: str, value: float) -> str:
    """A value about as exact as its slider, with its unit where that is a short word.

    Examples
    --------
    >>> near_value("loss", 0.7617), near_value("window_days", 18.34), near_value("base_rate", 0.3)
    ('0.76', '18.34 days', '0.3')
    """
    parameter = declared(name)
    digits = max(0, ceil(-log10(parameter.step))) + (0.1 <= parameter.step < 100)
    text = f"{value:,.{digits}f}".replace("-", "−")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text} {parameter.unit}" if parameter.unit == "days" else text
