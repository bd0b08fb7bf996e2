"""The world's totals, and what a state's forces are of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from deterrence_kit.datasets import tables
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.capability import strength


@lru_cache(maxsize=1)
def world_totals() -> dict[str, float]:
    """Today's GDP and military spending (billion international $) and personnel of all states.

    Returns
    -------
    dict of str to float

    Examples
    --------
    >>> sorted(world_totals())
    ['gdp', 'milex', 'personnel', 'reserves']
    """
    states = tables.states().values()
    return {
        "gdp": sum(number(s, "gdp") for s in states),
        "milex": sum(number(s, "gdp") * number(s, "spending") for s in states),
        "personnel": sum(number(s, "personnel") for s in states),
        "reserves": sum(number(s, "reserves") for s in states),
    }


def strength_today(figures: Mapping[str, Any], world: Mapping[str, float]) -> float:
    """A state's share of the world's military strength, as `capability.strength` counts it.

    Parameters
    ----------
    figures : mapping
        ``gdp`` (billion international $), ``spending`` (share of GDP), ``personnel`` and
        ``reserves`` (persons); what is missing counts as 0.
    world : mapping
        ``milex``, ``personnel`` and ``reserves``, see `world_totals`.

    Returns
    -------
    float, 0 to 1

    Examples
    --------
    >>> figures = {"gdp": 100.0, "spending": 0.02, "personnel": 10}
    >>> 0 < strength_today(figures, {"milex": 20.0, "personnel": 1000}) < 0.1
    True
    """
    assumed = Assumptions()
    milex = number(figures, "gdp") * number(figures, "spending")
    own = (milex, number(figures, "personnel"), number(figures, "reserves"))
    totals = (number(world, n) for n in ("milex", "personnel", "reserves"))
    words = (*own, *totals, assumed.weight_heads, assumed.reserve_use)
    return float(strength(*map(np.asarray, words)))


def number(figures: Mapping[str, Any], name: str) -> float:
    """One figure of a state; 0 where the table has none.

    Parameters
    ----------
    figures : mapping
        A row of `tables.states`.
    name : str

    Returns
    -------
    float

    Examples
    --------
    >>> number({"gdp": None, "personnel": 7}, "gdp"), number({"personnel": 7}, "personnel")
    (0.0, 7.0)
    """
    return float(figures.get(name) or 0)
