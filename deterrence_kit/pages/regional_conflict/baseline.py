"""A region under what is assumed: its matrix with all pacts as shipped, and the risk in any year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias, TypedDict

import numpy as np

from deterrence_kit.app.second import NONE, region_beside
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


@lru_cache(maxsize=64)
def unmoved(name: str, world: World, second: str = NONE) -> Matrix:
    """The region's matrix with its pacts as the files have them, and perhaps a second crisis."""
    return matrix(region_beside(load_region(name), second), **assumed(world))


@lru_cache(maxsize=64)
def unmoved_risk(name: str, world: World, year: int, second: str = NONE) -> Risk:
    """The risk with all pacts as the files have them, today or some years from now.

    Parameters
    ----------
    name : str
        Of a shipped region.
    world : tuple of (str, float)
        Assumptions and rates that differ.
    year : int
        0 is today.
    second : str
        The scenario of a second crisis elsewhere.
    """
    region = region_beside(load_region(name), second)
    return risk_in(region, unmoved(name, world, second), world, year)


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
