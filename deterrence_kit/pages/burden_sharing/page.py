"""Burden sharing: who carries what; what does a guideline cost each member, and buy?"""

from __future__ import annotations

from deterrence_kit.app.composition import prepare_page, showing
from deterrence_kit.pages.burden_sharing.burden_bars import BURDEN
from deterrence_kit.pages.burden_sharing.cost_bars import COST
from deterrence_kit.pages.burden_sharing.findings import Findings
from deterrence_kit.pages.burden_sharing.lorenz import LORENZ
from deterrence_kit.pages.burden_sharing.worth_bars import WORTH

__all__ = ["BURDEN", "COST", "LORENZ", "WORTH", "BurdenReading", "prepare_sessions", "show"]


class BurdenReading(Findings):
    """Burdens against the guideline, their Lorenz curve, the price of the guideline, its worth."""

    MAIN = frozenset({"guideline", "spending_floor", "spending", "durability", "sanctions"})
    SHOWN = (BURDEN, LORENZ, COST, WORTH)
    EDITION = 2.4


show = showing(BurdenReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(BurdenReading)
