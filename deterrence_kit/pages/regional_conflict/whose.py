"""Which region a state is about, whose levers it moves, and what the region looks like then."""

from __future__ import annotations

from functools import lru_cache

from deterrence_kit.app.state import State
from deterrence_kit.datasets.region_facts import region_with_rivalry
from deterrence_kit.datasets.region_members import region_with_members
from deterrence_kit.datasets.regions import load_region, region_names
from deterrence_kit.model.opponent import OPPONENT
from deterrence_kit.model.region.region import Region
from deterrence_kit.pages.regional_conflict.baseline import Opposed
from deterrence_kit.pages.regional_conflict.choices import AS_FILED
from deterrence_kit.pages.regional_conflict.risk import code_of


@lru_cache(maxsize=16)
def representatives(name: str) -> dict[str, str]:
    """For each pact of a region the scenario that stands for it: sliders show its values.

    Examples
    --------
    >>> representatives("europe-east")["NATO"]
    'nato-estonia'
    """
    found: dict[str, str] = {}
    for c in load_region(name).commitments:
        if c.pact:
            found.setdefault(c.pact, c.scenario.name)
    return found


def region_of(state: State) -> Region:
    """The region that a state is about: the one its scenario is in, else the one chosen.

    Examples
    --------
    >>> region_of(State("us-korea")).name
    'east-asia'
    """
    chosen = state.choice("region")
    for name in (chosen, *region_names()):
        if _pact(name, state.scenario) is not None:
            return load_region(name)
    return load_region(chosen)


def pact_of(state: State) -> str:
    """The pact whose levers the state moves; "" where it is in no region.

    Examples
    --------
    >>> pact_of(State("nato-estonia")), pact_of(State("berlin-1961"))
    ('NATO', '')
    """
    return _pact(region_of(state).name, state.scenario) or ""


@lru_cache(maxsize=256)
def _pact(region: str, scenario: str) -> str | None:
    return next(
        (c.pact for c in load_region(region).commitments if c.pact and c.scenario.name == scenario),
        None,
    )


def lever_changes(state: State) -> dict[str, dict[str, float]]:
    """The levers that are moved, for the pact that they are moved in.

    Examples
    --------
    >>> lever_changes(State("nato-estonia", {"readiness": 0.9, "loss": 2.0}))
    {'NATO': {'readiness': 0.9}}
    """
    pact, moved = pact_of(state), state.changes_in("levers")
    return {pact: moved} if pact and moved else {}


def moved_region(state: State) -> Region:
    """The region after members have left the pact or states have joined it.

    Examples
    --------
    >>> left = moved_region(State("nato-estonia", left=("USA",)))
    >>> "USA" in left.commitment("RUS", "EST").scenario.codes
    False
    """
    region, pact = region_of(state), pact_of(state)
    if pact and (state.left or state.joined):
        region = _with_members(region.name, pact, state.left, state.joined)
    pair = switched(state)
    return region_with_rivalry(region, *pair) if pair else region


def switched(state: State) -> tuple[str, str] | None:
    """The pair whose rivalry is set the other way round; None where it is in another region.

    Examples
    --------
    >>> switched(State("nato-estonia").chosen("rivals_of", "RUS-FIN"))
    ('RUS', 'FIN')
    """
    chosen = state.choice("rivals_of")
    if chosen == AS_FILED:
        return None
    pairs = (c.pair for c in region_of(state).commitments)
    return next((pair for pair in pairs if code_of(*pair) == chosen), None)


def opposed_of(state: State) -> Opposed:
    """What is assumed about the opponents otherwise than in the files: it is no lever's doing.

    Examples
    --------
    >>> opposed_of(State("nato-estonia", {"readiness": 0.9, "stakes": 0.5})).changes
    (('stakes', 0.5),)
    """
    moved = lever_changes(state).get(pact_of(state), {})
    changes = tuple(sorted((n, v) for n, v in moved.items() if n in OPPONENT))
    second = state.choice("second")
    return Opposed(pact_of(state) if changes else "", changes, switched(state), second)


@lru_cache(maxsize=32)
def _with_members(name: str, pact: str, left: tuple[str, ...], joined: tuple[str, ...]) -> Region:
    return region_with_members(load_region(name), pact, left=left, joined=joined)
