"""Geography and posture: how fast can help arrive, what do basing, lift and stocks buy?"""

from __future__ import annotations

from typing import ClassVar

from deterrence_kit.app.composition import prepare_page, showing
from deterrence_kit.pages.geography_and_posture.arrival import ARRIVAL
from deterrence_kit.pages.geography_and_posture.findings import Findings
from deterrence_kit.pages.geography_and_posture.isolines import PAIR
from deterrence_kit.pages.geography_and_posture.obstacles import OBSTACLE
from deterrence_kit.pages.geography_and_posture.travel_map import MAP
from deterrence_kit.pages.geography_and_posture.window import PRESETS, WINDOW, set_window

__all__ = [
    "ARRIVAL",
    "MAP",
    "OBSTACLE",
    "PAIR",
    "PRESETS",
    "WINDOW",
    "GeographyReading",
    "prepare_sessions",
    "show",
]


class GeographyReading(Findings):
    """Arrival by day, the crisis window, the map with days, two levers at a time, water and routes."""

    EVENTS: ClassVar = {"set_window": set_window}

    MAIN = frozenset(
        {
            "presence", "stocks", "lift", "access", "air_defence", "mobilisation_days",
            "decision_days", "readiness",
        }
    )  # fmt: skip
    EDITION = 2.6
    NOT_FILED = (PAIR.name,)
    SHOWN = (ARRIVAL, MAP, WINDOW, PRESETS, PAIR, OBSTACLE)


show = showing(GeographyReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(GeographyReading)
