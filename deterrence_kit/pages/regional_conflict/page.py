"""Regional conflict: where would a challenger probe first, and does a change deter, or divert?"""

from __future__ import annotations

from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.composition import prepare_page, showing
from deterrence_kit.pages.regional_conflict import notebook
from deterrence_kit.pages.regional_conflict.baseline import unmoved
from deterrence_kit.pages.regional_conflict.blocks import WHOSE
from deterrence_kit.pages.regional_conflict.findings import Findings
from deterrence_kit.pages.regional_conflict.moved_pairs import SHIFT
from deterrence_kit.pages.regional_conflict.pair_ranking import PAIRS
from deterrence_kit.pages.regional_conflict.risk_map import REGION
from deterrence_kit.pages.regional_conflict.risk_matrix import MATRIX
from deterrence_kit.pages.regional_conflict.spots import spots_of
from deterrence_kit.pages.regional_conflict.threat_web import WEB
from deterrence_kit.pages.regional_conflict.web_layout import places_of

__all__ = [
    "MATRIX", "PAIRS", "REGION", "SHIFT", "WEB", "WHOSE", "RegionReading", "prepare_sessions",
    "show",
]  # fmt: skip


class RegionReading(Findings):
    """The region's risk on the map, as a matrix, as a ranking and as a network."""

    # From left to right: the question, the map, who is probed first, whether it deters or diverts.
    SHOWN = (WHOSE, REGION, PAIRS, SHIFT, MATRIX, WEB)
    MAIN = frozenset(
        {"readiness", "presence", "shared_threat", "clarity", "decision_days", "diversion"}
    )
    SLIDERS = ("levers", "assumptions", "regional", "rates")
    PICKER = "region"
    NO_OWN = (
        "This page sets every challenger of a region against every target, which a file about one "
        "alliance and one challenger does not describe."
    )

    def steps(self) -> list[str]:
        """Cells that compute the region, and the year that is shown."""
        return notebook.cells(self)


show = showing(RegionReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(RegionReading)
    for name in CHOICES["region"]:
        unmoved(name, ()), spots_of(name), places_of(name)
