"""Evidence: what history supports and what it does not; every claim tried, every number's origin."""

from __future__ import annotations

from deterrence_kit.app.composition import prepare_page, showing
from deterrence_kit.pages.evidence import events
from deterrence_kit.pages.evidence.blocks import CASES, CLAIMS, FORECASTS, ORIGIN, PUBLISHED
from deterrence_kit.pages.evidence.estimates import (
    CODING,
    EXPONENT,
    HONOURED,
    PACT_EFFECT,
    SLOPES,
)
from deterrence_kit.pages.evidence.findings import Findings, trials
from deterrence_kit.pages.evidence.notebook import STEPS
from deterrence_kit.pages.evidence.reliability import RELIABILITY

__all__ = [
    "CASES",
    "CLAIMS",
    "CODING",
    "EXPONENT",
    "FORECASTS",
    "HONOURED",
    "ORIGIN",
    "PACT_EFFECT",
    "PUBLISHED",
    "RELIABILITY",
    "SLOPES",
    "EvidenceReading",
    "prepare_sessions",
    "show",
]


class EvidenceReading(Findings):
    """Claims, estimates, forecasts and cases: the same whatever the levers say."""

    SHOWN = (
        CLAIMS, HONOURED, EXPONENT, CODING, PACT_EFFECT, SLOPES, RELIABILITY, CASES, PUBLISHED,
        FORECASTS, ORIGIN,
    )  # fmt: skip
    EVENTS = events.EVENTS

    def steps(self) -> list[str]:
        """Cells that give the same results."""
        return STEPS


show = showing(EvidenceReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    trials()
    prepare_page(EvidenceReading)
