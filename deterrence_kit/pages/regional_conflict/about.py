"""What the fold under the pictures says of a region: its pairs, its places, its gaps."""

from __future__ import annotations

from typing import Any

from deterrence_kit.model import Scenario
from deterrence_kit.model.record import cited
from deterrence_kit.model.region.region import Commitment, Region

UNUSED = (
    "No number is computed from a place. What one does to the way there is a judgement in the levers of "
    "the pairs that it concerns, foremost access, with its reason there."
)


def dispute_words(scenario: Scenario) -> str:
    """The latest dispute of a pair, and whether its source was read again."""
    return f"{cited(scenario.why['quiet_years'].removesuffix('.'), scenario.basis)}."


def stakes_words(commitment: Commitment) -> str:
    """The stakes as the file has them, with the checklist behind them."""
    scenario = commitment.scenario
    value = f"{scenario.default_of('stakes'):.2f} times an average contest"
    return f"{value}. {scenario.why['stakes']}" if "stakes" in scenario.why else value


def about_region(region: Region, limits: tuple[str, ...]) -> dict[str, Any]:
    """Summary and sections of the fold under the pictures.

    Parameters
    ----------
    region : Region
    limits : tuple of str
        What the model does not claim on any page.
    """
    reasons = [
        f"{c.pair_name}: {c.scenario.why.get('theatre') or 'judgement.'}"
        for c in region.commitments
    ]
    sections = [
        ("Each pair, and why its theatre is as it is", reasons),
        ("Rivals, and the last dispute", [_facts(c) for c in region.commitments]),
        (
            "What is at stake for each opponent: six questions, an assumption",
            [f"{c.pair_name}: {stakes_words(c)}" for c in region.commitments],
        ),
        ("Places on the map", [*(place.words for place in region.places), *_unused(region)]),
        ("Gaps in the figures", list(region.gaps)),
        ("What the model does not claim", [*LIMITS, *limits]),
    ]
    return {
        "summary": f"{region.title}. {region.summary}",
        "sections": [{"title": title, "items": items} for title, items in sections if items],
    }


def _facts(commitment: Commitment) -> str:
    """Rivalry and the last dispute of a pair, with the source."""
    s = commitment.scenario
    rivals = "rivals" if s.default_of("rivalry") else "no rivals"
    return f"{commitment.pair_name}: {rivals}. {s.why.get('rivalry', '')} {dispute_words(s)}"


def _unused(region: Region) -> list[str]:
    return [UNUSED] if region.places else []


LIMITS = (
    "“Challenger” is a role in the model, not a finding: states that call their posture defensive "
    "appear as challengers where the other side sees them so.",
    "Pairs share no forces: a unit sent to one target is not missing at another, neither for the "
    "challenger nor for the pact, unless a second crisis is chosen.",
    "How much is diverted is an assumption without an estimate: move it from 0 to 1 before relying on "
    "what is said about other targets.",
)
