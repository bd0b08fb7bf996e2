"""Compare and decide: packages side by side; regret; rank flips; the cheapest way to a goal."""

from __future__ import annotations

from deterrence_kit.app.composition import prepare_page, showing
from deterrence_kit.pages.compare_and_decide import events
from deterrence_kit.pages.compare_and_decide.blocks import FLIPS, FORMS
from deterrence_kit.pages.compare_and_decide.findings import Findings
from deterrence_kit.pages.compare_and_decide.front_dots import FRONT
from deterrence_kit.pages.compare_and_decide.notebook import decision_steps
from deterrence_kit.pages.compare_and_decide.package_dots import COMPARE
from deterrence_kit.pages.compare_and_decide.package_table import PACKAGES
from deterrence_kit.pages.compare_and_decide.reach_bars import REACH
from deterrence_kit.pages.compare_and_decide.ways_block import CHEAPEST

__all__ = [
    "CHEAPEST",
    "COMPARE",
    "FLIPS",
    "FORMS",
    "FRONT",
    "PACKAGES",
    "REACH",
    "DecisionReading",
    "prepare_sessions",
    "show",
]


class DecisionReading(Findings):
    """Packages over scenarios, what it would take, trade-offs, and what hangs on the form."""

    SHOWN = (CHEAPEST, PACKAGES, COMPARE, REACH, FRONT, FLIPS, FORMS)
    MAIN = frozenset(
        {
            "readiness", "mobilisation_days", "interoperability", "presence", "stocks", "sanctions",
            "clarity", "will",
        }
    )  # fmt: skip
    EVENTS = events.EVENTS

    def further_steps(self) -> list[str]:
        """The comparison, the goal, the trade-offs and the forms, for a notebook."""
        return decision_steps(self)


show = showing(DecisionReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(DecisionReading)
