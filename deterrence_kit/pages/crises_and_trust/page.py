"""Crises and trust: what do years of probing, exercises, violations, fatigue and reviews do?"""

from __future__ import annotations

from deterrence_kit.app.composition import prepare_page, showing
from deterrence_kit.app.state import State
from deterrence_kit.pages.crises_and_trust.blocks import PLAN, STORY
from deterrence_kit.pages.crises_and_trust.fan import CREDIBILITY, TRUST
from deterrence_kit.pages.crises_and_trust.findings import Findings
from deterrence_kit.pages.crises_and_trust.healing import HEALING
from deterrence_kit.pages.crises_and_trust.lived import (
    QUICK,
    after_crisis,
    case_of,
    futures_of,
    mean_of,
)
from deterrence_kit.pages.crises_and_trust.past_calls import PAST_CALLS
from deterrence_kit.pages.crises_and_trust.waiting import WAITING

__all__ = [
    "CREDIBILITY", "HEALING", "PAST_CALLS", "PLAN", "STORY", "TRUST", "WAITING",
    "CrisesReading", "prepare_sessions", "show",
]  # fmt: skip


class CrisesReading(Findings):
    """Fans of trust and credibility, the plan, one future told, the wait for a challenge, what heals,
    the record.
    """

    SHOWN = (TRUST, CREDIBILITY, PLAN, STORY, WAITING, HEALING, PAST_CALLS)
    MAIN = frozenset(
        {"clarity", "signalling", "consultation", "readiness", "durability", "lesson", "drift",
         "fatigue"}
    )  # fmt: skip
    SLIDERS = ("levers", "assumptions", "rates")


show = showing(CrisesReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(CrisesReading)
    case = case_of(State())
    futures_of(case, QUICK), mean_of(case), after_crisis(case, "violated")
