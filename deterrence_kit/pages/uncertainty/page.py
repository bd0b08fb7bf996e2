"""Uncertainty: what matters most; in plain words, when does deterrence fail?"""

from __future__ import annotations

from deterrence_kit.app.composition import prepare_page, showing
from deterrence_kit.pages.uncertainty import events
from deterrence_kit.pages.uncertainty.ally_bands import ALLIES
from deterrence_kit.pages.uncertainty.bands import BANDS
from deterrence_kit.pages.uncertainty.blocks import FLIPS, RANKS, RULES, SPREAD
from deterrence_kit.pages.uncertainty.findings import Findings
from deterrence_kit.pages.uncertainty.knowing import KNOWING
from deterrence_kit.pages.uncertainty.notebook import uncertainty_steps
from deterrence_kit.pages.uncertainty.tornado import TORNADO
from deterrence_kit.pages.uncertainty.worlds import WORLDS

__all__ = [
    "ALLIES",
    "BANDS",
    "FLIPS",
    "KNOWING",
    "RANKS",
    "RULES",
    "SPREAD",
    "TORNADO",
    "WORLDS",
    "UncertaintyReading",
    "prepare_sessions",
    "show",
]


class UncertaintyReading(Findings):
    """Draws, bands, the tornado, who and what comes first, and what would flip the verdict."""

    SHOWN = (WORLDS, BANDS, TORNADO, KNOWING, FLIPS, SPREAD, RULES, ALLIES, RANKS)
    MAIN = frozenset(
        {
            "readiness", "presence", "sanctions", "clarity", "loss",
            "contest_exponent", "base_rate", "window_days",
        }
    )  # fmt: skip
    EVENTS = events.EVENTS

    def further_steps(self) -> list[str]:
        """Bands, agreement, reversals and the tornado, for a notebook."""
        return uncertainty_steps(self)


show = showing(UncertaintyReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(UncertaintyReading)
