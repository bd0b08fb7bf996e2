"""What a reader can choose on this page."""

from deterrence_kit.app.choices import offer
from deterrence_kit.app.second import SECOND
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.pages.regional_conflict.risk import code_of, pair_name

LAST = 20  # years ahead that the page shows
# value in links -> what the page calls it; the first is the default
YEARS = {"0": "today", "1": "in a year"} | {str(n): f"in {n} years" for n in range(2, LAST + 1)}

offer("region", {name: load_region(name).title for name in region_names()})
offer("when", YEARS)

AS_FILED = "files"
# The one pair whose rivalry is set the other way round than its file says.
SWITCHED = {AS_FILED: "as the files say"} | {
    code_of(*c.pair): pair_name(c) for n in region_names() for c in load_region(n).commitments
}
offer("rivals_of", SWITCHED)
offer("second", SECOND)
