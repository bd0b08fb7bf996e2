"""The packages that the page compares: what stands, what was kept, what is on the sliders."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from deterrence_kit.analysis.decide.bill import Bill, bill
from deterrence_kit.analysis.decide.compare import Consequences, consequences
from deterrence_kit.analysis.decide.comparison import TODAY
from deterrence_kit.analysis.decide.strategy import Strategy
from deterrence_kit.app.state import Package, State, scenario_called
from deterrence_kit.datasets.accession import with_members
from deterrence_kit.model import Scenario
from deterrence_kit.model.settings import is_lever
from deterrence_kit.views.theme import GHOST

ON_SLIDERS = "On the sliders"

Look: TypeAlias = tuple[str, str, str]
# Letter, colour and colour of the letter: of what was kept in turn, of what stands, of the sliders.
LOOKS = (
    ("A", "#0072b2", "#ffffff"), ("B", "#d55e00", "#ffffff"), ("C", "#009e73", "#ffffff"),
    ("D", "#cc79a7", "#000000"), ("E", "#56b4e9", "#000000"), ("F", "#e69f00", "#000000"),
)  # fmt: skip
STANDS, SLIDERS = ("·", GHOST, "#ffffff"), ("S", "#7d4bb0", "#ffffff")

Frozen: TypeAlias = tuple[str, tuple[tuple[str, float], ...], tuple[str, ...], tuple[str, ...]]


def compared_packages(state: State) -> list[Strategy]:
    """What stands, what was kept, and what is on the sliders where that is something else.

    Examples
    --------
    >>> [package.name for package in compared_packages(State("us-korea", {"readiness": 0.7}))]
    ['As things stand', 'On the sliders']
    """
    kept = _named_apart([_as_strategy(package) for package in state.packages])
    now = _as_strategy(Package(ON_SLIDERS, state.changes, state.left, state.joined))
    own = frozen(now)[1:]
    known = any(own == frozen(package)[1:] for package in (Strategy(TODAY), *kept))
    return [Strategy(TODAY), *kept, *([] if known else [now])]


def looks_of(state: State) -> list[Look]:
    """Letter and colours of each of them."""
    kept = len(state.packages)
    sliders = [SLIDERS] * (len(compared_packages(state)) - 1 - kept)
    return [STANDS, *LOOKS[:kept], *sliders]


def _as_strategy(kept: Package) -> Strategy:
    """The levers of what was kept: assumptions, the opponent's too, hold for all packages alike."""
    levers = {n: v for n, v in kept.changes.items() if is_lever(n)}
    return Strategy(kept.name, levers, kept.left, kept.joined)


def _named_apart(packages: list[Strategy]) -> list[Strategy]:
    """Packages with names of their own: what has a name already taken gets a number."""
    taken, found = {TODAY, ON_SLIDERS}, []
    for package in packages:
        name = package.name
        for number in range(2, 9):
            if name not in taken:
                break
            name = f"{package.name} ({number})"
        taken.add(name)
        found.append(Strategy(name, package.changes, package.left, package.joined))
    return found


def frozen(package: Strategy) -> Frozen:
    """A package as a key."""
    return package.name, tuple(sorted(package.changes.items())), package.left, package.joined


@lru_cache(maxsize=1024)
def cell_of(scenario: str, package: Frozen, world: tuple[tuple[str, float], ...]) -> Consequences:
    """One package in one scenario, worked out once in a session."""
    name, changes, left, joined = package
    thawed = Strategy(name, dict(changes), left, joined)
    return consequences(scenario_called(scenario), thawed, dict(world), membership)


@lru_cache(maxsize=1024)
def bill_in(scenario: str, package: Frozen, costs: tuple[tuple[str, float], ...]) -> Bill:
    """What one package costs in one scenario, worked out once in a session."""
    name, changes, left, joined = package
    thawed = Strategy(name, dict(changes), left, joined)
    there = membership(scenario_called(scenario), thawed)
    return bill(there, thawed.in_scenario(there), dict(costs))


def membership(scenario: Scenario, package: Strategy) -> Scenario:
    """The scenario with a package's joiners and without its leavers, where that can be."""
    return with_members(scenario, package.left, package.joined)
