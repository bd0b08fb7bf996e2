"""Hypothesis strategies drawn from the tables: any lever or assumption inside its range."""

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from deterrence_kit import (
    Assumptions,
    Levers,
    Scenario,
    load_scenario,
    parameters_of,
    scenario_names,
)


def settings(table):
    """A table with every field drawn from its declared range."""
    fields = {n: st.floats(p.low, p.high) for n, p in parameters_of(table).items()}
    return st.builds(table, **fields)


levers, assumptions = settings(Levers), settings(Assumptions)
scenarios = st.sampled_from(scenario_names()).map(load_scenario)


def of_members(scenario: Scenario, place) -> Scenario:
    """The scenario with its members taken in another order, or some of them twice."""
    arrays = {n: getattr(scenario, n)[place] for n in ARRAYS}
    texts = {n: tuple(getattr(scenario, n)[i] for i in place) for n in ("codes", "names")}
    return replace(scenario, **arrays, **texts, protege=list(place).index(scenario.protege))


ARRAYS = (
    "gdp", "spending_today", "personnel", "ideal_point", "distance", "water", "forward",
    "latitude", "longitude",
)  # fmt: skip


def scaled(scenario: Scenario, factor: float) -> Scenario:
    """Every strength, the challenger's too, times a factor."""
    return replace(
        scenario,
        world_milex=scenario.world_milex / factor,
        world_personnel=scenario.world_personnel / factor,
        challenger_strength=scenario.challenger_strength * factor,
    )


def joined(scenario: Scenario, code: str, **values: float) -> Scenario:
    """The scenario with one more member; figures that are not given are 0."""
    arrays = {n: np.append(getattr(scenario, n), values.get(n, 0.0)) for n in ARRAYS}
    names = {n: (*getattr(scenario, n), code) for n in ("codes", "names")}
    return replace(scenario, **arrays, **names)
