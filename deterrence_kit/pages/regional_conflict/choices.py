"""What a reader can choose on this page."""

from deterrence_kit.app.choices import offer
from deterrence_kit.app.second import SECOND
from deterrence_kit.datasets.regions import load_region, region_names

LAST = 20  # years ahead that the page shows
# value in links -> what the page calls it; the first is the default
YEARS = {"0": "today", "1": "in a year"} | {str(n): f"in {n} years" for n in range(2, LAST + 1)}

offer("region", {name: load_region(name).title for name in region_names()})
offer("when", YEARS)
offer("second", SECOND)
