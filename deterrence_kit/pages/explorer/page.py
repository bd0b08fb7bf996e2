"""Credibility explorer: how credible is this pact for this member, and why?"""

from __future__ import annotations

from deterrence_kit.app.composition import prepare_page, showing
from deterrence_kit.pages.explorer.findings import Findings
from deterrence_kit.pages.explorer.ladder import LADDER
from deterrence_kit.pages.explorer.map import MAP
from deterrence_kit.pages.explorer.response_curve import RESPONSE
from deterrence_kit.pages.explorer.waterfall import WHY

__all__ = ["LADDER", "MAP", "RESPONSE", "WHY", "ExplorerReading", "prepare_sessions", "show"]


class ExplorerReading(Findings):
    """The map of the pact, the waterfall of what changed, what the lever last touched does, the ladder."""

    SHOWN = (MAP, WHY, RESPONSE, LADDER)
    EDITION = 2.5


show = showing(ExplorerReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(ExplorerReading)
