"""The cells of the notebook that computes what the page shows."""

from __future__ import annotations

from deterrence_kit.pages.regional_conflict.findings import Findings
from deterrence_kit.pages.regional_conflict.whose import lever_changes, switched

SETUP = """{imports}from deterrence_kit.datasets.regions import load_region
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.region.matrix import matrix
from deterrence_kit.model.region.regional import Regional
from deterrence_kit.model.region.shift import shift

region = load_region({name!r})
{members}changes = {changes!r}
world = {{"assumptions": Assumptions(**{assumed!r}), "regional": Regional(**{regional!r})}}"""

RIVALRY_IMPORT = "from deterrence_kit.datasets.region_facts import region_with_rivalry\n"
RIVALRY = "region = region_with_rivalry(region, {0!r}, {1!r})\n"

# Where members have left or states have joined, besides:
IMPORTS = "from deterrence_kit.datasets.region_members import region_with_members\n"
MEMBERS = "region = region_with_members(region, {pact!r}, left={left!r}, joined={joined!r})\n"

COMPARISON = """before, now = matrix(region, **world), matrix(region, changes, **world)
print(shift(before, now).sentence())
for pair in now.ranking():
    print(f"{' → '.join(pair):16} {now.at(now.propensity, pair):.1%} a year")"""

YEARS = """from deterrence_kit.model.years.preview import preview
from deterrence_kit.model.years.rates import Rates
from deterrence_kit.model.years.schedule_text import parse_schedule

then = preview(region, changes, **world, rates=Rates(**{rates!r}),
               schedule=parse_schedule({plan!r})[0], years={years})
print(f"In {when}: {{then.propensity[-1].round(4).tolist()}}")"""


def cells(shown: Findings) -> list[str]:
    """Cells that compute the region, and the year that is shown."""
    return [_setup(shown), COMPARISON, *([_later(shown)] if shown.year else [])]


def _setup(shown: Findings) -> str:
    state = shown.state
    moved = shown.pact and (state.left or state.joined)
    members = MEMBERS.format(pact=shown.pact, left=state.left, joined=state.joined)
    pair = switched(state)
    if pair:
        members = members * bool(moved) + RIVALRY.format(*pair)
    return SETUP.format(
        imports=IMPORTS * bool(moved) + RIVALRY_IMPORT * bool(pair),
        name=shown.name,
        members=members if moved or pair else "",
        changes=lever_changes(state),
        assumed=state.changes_in("assumptions"),
        regional=state.changes_in("regional"),
    )


def _later(shown: Findings) -> str:
    return YEARS.format(
        rates=shown.state.changes_in("rates"),
        plan=str(shown.by_then),
        years=shown.year + 1,
        when=f"{shown.year} years",
    )
