"""What the page computes: every claim tried, the shipped estimates, the cases of the past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from deterrence_kit.app.about import LIMITS
from deterrence_kit.app.reading import Reading
from deterrence_kit.datasets.as_of import dated_facts
from deterrence_kit.evidence import Coefficient, coefficients, reproduced
from deterrence_kit.evidence.claims import Claim, claims
from deterrence_kit.evidence.designs.table import designs
from deterrence_kit.evidence.standing.claim_shares import SHAKY, claim_shares
from deterrence_kit.evidence.trials import Tried, tried
from deterrence_kit.model.settings import SETTINGS
from deterrence_kit.pages.evidence.answers import standing_words
from deterrence_kit.pages.evidence.cases import past_cases
from deterrence_kit.views.record_words import facts_as_of
from deterrence_kit.views.shapes import Answer

MODEL = "model with the record of disputes"
BASELINES = ("baseline: rate by border and rivalry", "baseline: logit, capability ratio and pact")
WITHOUT = "the same without credibility"
AS_SHIPPED = "model as shipped, nothing fitted"
CURVES = (MODEL, AS_SHIPPED, BASELINES[1])


@lru_cache(maxsize=1)
def trials() -> tuple[tuple[Claim, Tried], ...]:
    """Every claim with what the model does, run once by this process."""
    return tuple((claim, tried(claim)) for claim in claims())


@lru_cache(maxsize=1)
def fitted() -> dict[str, Coefficient]:
    """The shipped coefficients and those of the designs, read once."""
    return coefficients() | designs()


class Findings(Reading):
    """Claims, estimates, forecasts and cases: the same whatever the levers say."""

    SLIDERS = ()
    PICKER = ""
    NO_OWN = "This page is about the record, the same whatever the scenario."

    @property
    def subject(self) -> str:
        """What the page is about, as a title."""
        return "Evidence: what history supports, and what it does not"

    @property
    def summary(self) -> str:
        """What it is about, in a sentence."""
        return "The argument's claims tried against the model, and its numbers against the record."

    @property
    def as_of(self) -> str:
        """When the oldest of the shipped tables was last checked."""
        return facts_as_of(min(fact.checked for fact in dated_facts() if fact.kind == "table"))

    def words(self) -> Answer:
        """How many claims could have come out otherwise, and what the numbers rest on."""
        failing = sum(not result.passed for _, result in trials())
        shares = claim_shares()
        built, all_ = sum(s.by_construction for s in shares), len(shares)
        shaky = sum(s.share < SHAKY for s in shares)
        told = f"{built} of {all_} claims are true by construction"
        fail = f"{failing} fail at the defaults, " if failing else ""
        grades = Counter(p.evidence for p in SETTINGS.values())
        verdicts = Counter(row.verdict for row in reproduced())
        return {
            "headline": [
                {"label": "Claims true by construction", "value": f"{built} of {all_}",
                 "note": f"{fail}{shaky} hold in under two thirds of draws"},
                {"label": "Published figures", "value": f"{verdicts['reproduced']} of {verdicts.total()}",
                 "note": f"reproduced; {verdicts['in part']} in part, "
                         f"{verdicts['not reproduced']} not, the rest not testable here"},
                {"label": "The model's numbers", "value": f"{grades['fitted']} of {grades.total()}",
                 "note": f"fitted; {grades['published']} published, {grades['judgement']} judgement, "
                         f"the rest set by definition or a price that you set"},
            ],
            "verdict": f"{told}; {fail}{shaky} hold in under two thirds of draws.",
            "sentence": standing_words(fitted()),
            "strip": f"{told} · {grades['judgement']} numbers are judgements",
        }  # fmt: skip

    def page(self, ally: str) -> dict[str, Any]:
        """As on every page, but this one is about no scenario: what the model does not claim."""
        limits = [{"title": "What the model does not claim", "items": list(LIMITS)}]
        return super().page(ally) | {"about": {"summary": "", "sections": limits}}

    def refine(self) -> Iterator[None]:
        """Read the historical cases, where the files are in place."""
        yield from past_cases().read()
