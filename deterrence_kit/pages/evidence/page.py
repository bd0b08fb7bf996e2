"""Evidence: what history supports and what it does not; every claim tried, every number's origin."""

from __future__ import annotations

from deterrence_kit.app.composition import prepare_page, showing
from deterrence_kit.pages.evidence import events
from deterrence_kit.pages.evidence.against import AGAINST
from deterrence_kit.pages.evidence.blocks import CASES, CLAIMS, FORECASTS, ORIGIN, PUBLISHED
from deterrence_kit.pages.evidence.estimates import (
    CODING,
    EXPONENT,
    FIRST_PACT,
    HONOURED,
    JOINS,
    KINDS,
    PACT_EFFECT,
    POWER,
    RECORDS,
    SAME_YEAR,
    SEVERITY,
    SLOPES,
)
from deterrence_kit.pages.evidence.findings import Findings, trials
from deterrence_kit.pages.evidence.notebook import STEPS
from deterrence_kit.pages.evidence.reliability import RELIABILITY
from deterrence_kit.pages.evidence.rungs import RUNGS
from deterrence_kit.pages.evidence.yardstick import YARDSTICK

__all__ = [
    "AGAINST",
    "CASES",
    "CLAIMS",
    "CODING",
    "EXPONENT",
    "FIRST_PACT",
    "FORECASTS",
    "HONOURED",
    "JOINS",
    "KINDS",
    "ORIGIN",
    "PACT_EFFECT",
    "POWER",
    "PUBLISHED",
    "RECORDS",
    "RELIABILITY",
    "RUNGS",
    "SAME_YEAR",
    "SEVERITY",
    "SLOPES",
    "YARDSTICK",
    "EvidenceReading",
    "prepare_sessions",
    "show",
]


class EvidenceReading(Findings):
    """Claims, estimates, forecasts and cases: the same whatever the levers say."""

    # What speaks against the model stands first.
    SHOWN = (
        AGAINST, SAME_YEAR, FIRST_PACT, SLOPES, PACT_EFFECT, POWER, RECORDS, CLAIMS, HONOURED, KINDS,
        SEVERITY, JOINS, EXPONENT, CODING, RELIABILITY, CASES, PUBLISHED, FORECASTS, RUNGS,
        YARDSTICK, ORIGIN,
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
