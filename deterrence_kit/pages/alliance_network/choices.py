"""What a reader can choose on this page."""

from deterrence_kit.app.choices import offer
from deterrence_kit.datasets.past_pacts import FIRST, LAST

LAYOUTS = {"map": "on the map", "network": "as a network"}
TODAY = "today"


def years(first: int, last: int) -> dict[str, str]:
    """The years to choose from, today first."""
    return {TODAY: "today"} | {str(year): str(year) for year in range(first, last + 1)}


offer("layout", LAYOUTS)
offer("year", years(FIRST, LAST))
