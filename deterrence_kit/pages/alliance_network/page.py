"""Alliance network: who would show up, whom does it hang on, what if one leaves?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from deterrence_kit.app.composition import prepare_page, showing
from deterrence_kit.pages.alliance_network.alliance import MAP
from deterrence_kit.pages.alliance_network.findings import Findings
from deterrence_kit.pages.alliance_network.measures import MEASURES
from deterrence_kit.pages.alliance_network.pact_web import PACTS
from deterrence_kit.pages.alliance_network.ranking import RANKING

__all__ = ["MAP", "MEASURES", "PACTS", "RANKING", "AllianceReading", "prepare_sessions", "show"]


class AllianceReading(Findings):
    """The pact on the map or as a network, whom it hangs on, its measures, pacts over the years."""

    SHOWN = (MAP, RANKING, PACTS, MEASURES)
    EDITION = 2.6
    ONLY_SERVED: ClassVar[Mapping[str, str]] = {"year": "the pacts of another year"}


show = showing(AllianceReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(AllianceReading)
