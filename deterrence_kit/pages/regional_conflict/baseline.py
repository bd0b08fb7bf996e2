"""A region under what is assumed: its matrix with all pacts as shipped, and the risk in any year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias, TypedDict

import numpy as np

from deterrence_kit.app.second import NONE, region_beside
from deterrence_kit.datasets.region_facts import region_with_rivalry
from deterrence_kit.datasets.regions import load_region
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.region.matrix import Matrix, matrix
from deterrence_kit.model.region.region import Region
from deterrence_kit.model.region.regional import Regional
from deterrence_kit.model.settings import ASSUMPTIONS, RATES, REGIONAL
from deterrence_kit.model.years.preview import preview
from deterrence_kit.model.years.rates import Rates
from deterrence_kit.model.years.schedule import Schedule
from deterrence_kit.pages.regional_conflict.risk import Risk, risk_of

World: TypeAlias = tuple[tuple[str, float], ...]  # assumptions that differ, as a key
WORLD = ("assumptions", "regional", "rates")  # the tables they are from; they hold for all pacts


class Opposed(NamedTuple):
    """What is assumed about opponents otherwise than in the files, as a key.

    Attributes
    ----------
    pact : str
        The pact that faces them; "" where only a rivalry is switched, or nothing.
    changes : tuple of (str, float)
        Settings of the opponent that are moved.
    switched : tuple of str, or None
        The pair whose rivalry is the other way round.
    second : str
        The scenario of a second crisis elsewhere.
    """

    pact: str = ""
    changes: World = ()
    switched: tuple[str, str] | None = None
    second: str = NONE

    @property
    def by_pact(self) -> dict[str, dict[str, float]]:
        """The changes as `matrix` takes them."""
        return {self.pact: dict(self.changes)} if self.changes else {}


AS_FILED = Opposed()


class Assumed(TypedDict):
    """What is assumed, as `matrix` and `preview` take it."""

    assumptions: Assumptions
    regional: Regional


def assumed(world: World) -> Assumed:
    """Assumptions that differ, as `matrix` and `preview` take them.

    Examples
    --------
    >>> assumed((("diversion", 0.5),))["regional"].diversion
    0.5
    """
    differ = dict(world)
    return {
        "assumptions": Assumptions(**{n: v for n, v in differ.items() if n in ASSUMPTIONS}),
        "regional": Regional(**{n: v for n, v in differ.items() if n in REGIONAL}),
    }


def opposed_region(name: str, opposed: Opposed) -> Region:
    """A shipped region, with one pair's rivalry switched and a crisis elsewhere where that is assumed."""
    region = load_region(name)
    if opposed.switched:
        region = region_with_rivalry(region, *opposed.switched)
    return region_beside(region, opposed.second)


@lru_cache(maxsize=64)
def unmoved(name: str, world: World, opposed: Opposed = AS_FILED) -> Matrix:
    """The region's matrix with its pacts as the files have them."""
    return matrix(opposed_region(name, opposed), opposed.by_pact, **assumed(world))


@lru_cache(maxsize=64)
def unmoved_risk(name: str, world: World, year: int, opposed: Opposed = AS_FILED) -> Risk:
    """The risk with all pacts as the files have them, today or some years from now.

    Parameters
    ----------
    name : str
        Of a shipped region.
    world : tuple of (str, float)
        Assumptions and rates that differ.
    year : int
        0 is today.
    opposed : Opposed
        What is assumed about the opponents.
    """
    return risk_in(
        opposed_region(name, opposed), unmoved(name, world, opposed), world, year,
        changes=opposed.by_pact,
    )  # fmt: skip


def risk_in(
    region: Region,
    today: Matrix,
    world: World,
    year: int,
    *,
    changes: Mapping[str, Mapping[str, float]] | None = None,
    schedule: Schedule | None = None,
) -> Risk:
    """The risk of each pair today, or on average when so many years have passed.

    Parameters
    ----------
    region : Region
    today : Matrix
        Its matrix with the same changes.
    world : tuple of (str, float)
        Assumptions and rates that differ.
    year : int
        0 is today.
    changes : mapping, optional
        For each pact the levers that are moved.
    schedule : Schedule, optional
        What of the plan has begun by then.
    """
    risk = risk_of(today)
    if not year:
        return risk
    rates = Rates(**{n: v for n, v in world if n in RATES})
    then = preview(
        region, changes, **assumed(world), rates=rates, schedule=schedule, years=year + 1
    )
    propensity = then.propensity[year]
    return replace(
        risk,
        propensity=propensity,
        expected=-np.log1p(-propensity),
        credibility=then.credibility[year],
    )
