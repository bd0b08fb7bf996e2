"""Boxes as sentences: when does deterrence fail, or hold?"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor

from deterrence_kit.analysis.doubt.discovery import DiscoveredBox, Discovery
from deterrence_kit.analysis.doubt.prim import Limit
from deterrence_kit.model.settings import declared
from deterrence_kit.model.telling.written import number_text
from deterrence_kit.pages.uncertainty.words import in_hundred, lower_label
from deterrence_kit.views.labels import listed
from deterrence_kit.views.verdict_words import PLAIN, Wording

VARIED = {
    "levers": "every lever of the pact over its whole range, the assumptions where they stand",
    "assumptions": "every assumption over its range, the levers where they stand",
}


def looking_words(over: str, cases: int) -> str:
    """What the page says while it looks."""
    return f"Looking for rules in {cases:,} cases ({VARIED[over]}). This takes a few seconds."


def found_words(found: Discovery, said: Wording = PLAIN) -> str:
    """What was looked at, and whether there is a rule."""
    verdict = said.of(found.holds)
    seen = (
        f"In {found.cases:,} cases ({VARIED[found.over]}) deterrence {verdict} in "
        f"{in_hundred(found.share)}."
    )
    if found.boxes:
        return seen
    if found.share * found.cases < 25:
        return f"{seen} That is too rare for a rule."
    return f"{seen} No simple rule says when."


def rule_words(region: DiscoveredBox, holds: bool, said: Wording = PLAIN) -> str:
    """A box as a sentence, with its coverage and density.

    Examples
    --------
    >>> from deterrence_kit.analysis.doubt.discovery import DiscoveredBox
    >>> from deterrence_kit.analysis.doubt.prim import Box, Limit
    >>> limits = (Limit("readiness", None, 0.352), Limit("clarity", None, 0.5))
    >>> rule_words(DiscoveredBox(Box(limits, 0.62, 0.79, 0.2), {}), holds=False)
    'Deterrence fails when readiness is below 0.35 and clarity of the treaty is below 0.5.'
    """
    verdict = said.of(holds)
    return f"Deterrence {verdict} when {listed([_limit_words(one) for one in region.box.limits])}."


def measure_words(region: DiscoveredBox, holds: bool, said: Wording = PLAIN) -> str:
    """Coverage and density of a box, in words.

    Examples
    --------
    >>> from deterrence_kit.analysis.doubt.discovery import DiscoveredBox
    >>> from deterrence_kit.analysis.doubt.prim import Box
    >>> measure_words(DiscoveredBox(Box((), 0.62, 0.79, 0.2), {}), holds=False)
    'This covers 62 in 100 of the cases in which it fails (coverage); in 79 in 100 of the cases it
    describes, deterrence does fail (density).'
    """
    verdict = said.of(holds)
    return (
        f"This covers {in_hundred(region.box.coverage)} of the cases in which it {verdict} "
        f"(coverage); in {in_hundred(region.box.density)} of the cases it describes, deterrence "
        f"{said.density(holds)} (density)."
    )


def case_words(case: Mapping[str, float]) -> str:
    """What loading a case would set; only the number where that is too much to say.

    Examples
    --------
    >>> case_words({"readiness": 0.33, "sanctions": 0.5})
    'readiness 0.33, sanctions and cyber coordination 0.5'
    """
    if len(case) > 4:
        return f"{len(case)} settings"
    return ", ".join(f"{lower_label(name)} {_told(name, v)}" for name, v in case.items())


def _limit_words(limit: Limit) -> str:
    label, low, high = lower_label(limit.name), *_rounded(limit)
    if low is None or high is None:
        return f"{label} is below {high}" if low is None else f"{label} is above {low}"
    return f"{label} is between {low} and {high}"


def _rounded(limit: Limit) -> tuple[str | None, str | None]:
    """The bounds on the steps of the slider, inside the box."""
    parameter = declared(limit.name)

    def text(value: float | None, inward: float) -> str | None:
        if value is None:
            return None
        steps = (value - parameter.low) / parameter.step
        steps = ceil(steps - 1e-9) if inward > 0 else floor(steps + 1e-9)
        return _told(limit.name, parameter.low + steps * parameter.step)

    return text(limit.low, 1), text(limit.high, -1)


def _told(name: str, value: float) -> str:
    """A value with its unit, where that reads as one."""
    unit = declared(name).unit
    return number_text(value, "share" if "(" in unit else unit).replace("-", "−")
