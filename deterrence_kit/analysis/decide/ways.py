"""The cheapest ways to a goal that are different in kind: forces, posture, politics, or a mixture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from deterrence_kit.analysis.decide.bill import Bill, bill
from deterrence_kit.analysis.decide.cheapest import Cheapest, cheapest_in_steps
from deterrence_kit.analysis.decide.goals import Goal
from deterrence_kit.analysis.decide.instruments import KINDS, instrument
from deterrence_kit.analysis.decide.sureness import Reference, Sureness, sureness
from deterrence_kit.model import Scenario
from deterrence_kit.model.costs import POLICY

MOST_WAYS = 3
APART = 0.5  # of the cost has to be spent on another kind, for a way to be another


@dataclass(frozen=True)
class Way:
    """One way to a goal.

    Attributes
    ----------
    found : Cheapest
    costs : Bill
    who : tuple of str
        Who would have to act, the dearest measure's first.
    sure : Sureness
    """

    found: Cheapest
    costs: Bill
    who: tuple[str, ...]
    sure: Sureness

    @property
    def kinds(self) -> dict[str, float]:
        """Share of the cost by kind of measure, see `kinds_of`."""
        return kinds_of(self.found)

    @property
    def kind(self) -> str:
        """The kind that most of the cost goes to; empty where no kind has more than the rest."""
        kind, share = max(self.kinds.items(), key=lambda item: item[1])
        return kind if share > APART else ""


def kinds_of(found: Cheapest) -> dict[str, float]:
    """Share of a package's cost by kind of measure.

    Parameters
    ----------
    found : Cheapest

    Returns
    -------
    dict of str to float

    Examples
    --------
    >>> kinds_of(Cheapest(Goal(), True, {"will": 0.9}, 4.0, {"will": 4.0}, 0.1))["politics"]
    1.0
    """
    total = max(sum(found.costs.values()), 1e-12)
    shares = dict.fromkeys(KINDS.values(), 0.0)
    for name, cost in found.costs.items():
        shares[instrument(name).kind] += cost / total
    return shares


def apart(one: Cheapest, other: Cheapest) -> float:
    """How different in kind two packages are: the share of the cost that is spent otherwise.

    Parameters
    ----------
    one, other : Cheapest

    Returns
    -------
    float, 0 to 1

    Examples
    --------
    >>> words = Cheapest(Goal(), True, {"will": 0.9}, 4.0, {"will": 4.0}, 0.1)
    >>> forces = Cheapest(Goal(), True, {"readiness": 0.9}, 4.0, {"readiness": 4.0}, 0.1)
    >>> apart(words, words), apart(words, forces)
    (0.0, 1.0)
    """
    first, second = kinds_of(one), kinds_of(other)
    return sum(abs(first[kind] - second[kind]) for kind in first) / 2


def ways(
    scenario: Scenario,
    goal: Goal | None = None,
    world: Mapping[str, float] | None = None,
    *,
    limits: Mapping[str, tuple[float, float]] | None = None,
    most: int | None = None,
    reference: Reference | None = None,
) -> list[Way]:
    """The cheapest ways to a goal, at most three, each mostly of another kind of measure.

    Parameters
    ----------
    scenario, goal, world, limits, most
        As for `cheapest`.
    reference : Reference, optional
        What the goal is measured against in each draw; by default the goal's bound itself.

    Returns
    -------
    list of Way
        The cheapest first; one way without measures where the goal is met. Where nothing within the
        limits reaches the goal, the one package that comes nearest, whose `found.reached` is False.

    Notes
    -----
    The cheapest package is looked for with all measures, with those of each kind alone, and, where
    that gives fewer than three, with those of two kinds. From the cheapest on, a package counts as
    another way if at least half of its cost is spent on other kinds than that of each before it.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = ways(load_scenario("russia-dprk"), Goal("credibility", 0.45))
    >>> bool(found) and found == sorted(found, key=lambda way: way.found.cost)
    True
    """
    steps = ways_in_steps(scenario, goal, world, limits=limits, most=most, reference=reference)
    return [found for found in steps if found is not None][-1]


def ways_in_steps(
    scenario: Scenario,
    goal: Goal | None = None,
    world: Mapping[str, float] | None = None,
    *,
    limits: Mapping[str, tuple[float, float]] | None = None,
    most: int | None = None,
    reference: Reference | None = None,
) -> Iterator[list[Way] | None]:
    """The same in steps of some tens of milliseconds: None until the last, which is what was found.

    Parameters
    ----------
    scenario, goal, world, limits, most, reference
        As for `ways`.

    Yields
    ------
    list of Way or None

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> *waiting, found = ways_in_steps(load_scenario("us-korea"), Goal("credibility", 0.01))
    >>> any(waiting), [way.found.changes for way in found]
    (False, [{}])
    """
    goal, given = goal or Goal(), dict(world or {})
    kinds = {k: [n for n in POLICY if instrument(n).kind == k] for k in KINDS.values()}
    asked = [list(POLICY), *kinds.values()]
    asked += [kinds[a] + kinds[b] for a, b in combinations(kinds, 2)]
    found, tried = list[Cheapest](), list[Cheapest]()
    for place, names in enumerate(asked):
        if place > len(kinds) and len(different(found)) >= MOST_WAYS:
            break
        for step in cheapest_in_steps(
            scenario, goal, given, limits=_within(limits, names), names=names, most=most
        ):
            tried += [] if step is None else [step]
            yield None
        found = [each for each in tried if each.reached]
        # What all measures together do not reach, no kind of them reaches.
        if (found and not found[0].changes) or (most is None and not found):
            break
    told = []
    for each in different(found) or tried[:1]:
        told.append(_way(scenario, each, given, reference))
        yield None
    yield told


def different(found: list[Cheapest]) -> list[Cheapest]:
    """The cheapest of the packages that are different in kind, at most `MOST_WAYS` of them.

    Parameters
    ----------
    found : list of Cheapest

    Returns
    -------
    list of Cheapest
        The cheapest first.

    Examples
    --------
    >>> words = Cheapest(Goal(), True, {"will": 0.9}, 4.0, {"will": 4.0}, 0.1)
    >>> forces = Cheapest(Goal(), True, {"readiness": 0.9}, 3.0, {"readiness": 3.0}, 0.1)
    >>> [one.cost for one in different([words, forces, words])]
    [3.0, 4.0]
    """
    kept: list[Cheapest] = []
    for each in sorted(found, key=lambda one: one.cost):
        if all(apart(each, other) >= APART for other in kept):
            kept.append(each)
    return kept[:MOST_WAYS]


def _within(
    limits: Mapping[str, tuple[float, float]] | None, names: list[str]
) -> dict[str, tuple[float, float]]:
    return {name: limit for name, limit in (limits or {}).items() if name in names}


def _way(
    scenario: Scenario, found: Cheapest, world: Mapping[str, float], reference: Reference | None
) -> Way:
    costs = bill(scenario, {**world, **found.changes})
    who = tuple(dict.fromkeys(instrument(name).who for name in found.changes))
    sure = sureness(scenario, found, world, reference)
    return Way(found, costs, who, sure)
