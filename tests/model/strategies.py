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
from deterrence_kit.model.members import MEMBER_ARRAYS


def settings(table):
    """A table with every field drawn from its declared range."""
    fields = {n: st.floats(p.low, p.high) for n, p in parameters_of(table).items()}
    return st.builds(table, **fields)


levers, assumptions = settings(Levers), settings(Assumptions)
scenarios = st.sampled_from(scenario_names()).map(load_scenario)


@st.composite
def with_own_levers(draw):
    """A scenario and levers of which each member may have values of its own."""
    scenario = draw(scenarios)
    luck = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    own = {
        n: luck.uniform(p.low, p.high, len(scenario.codes))
        for n, p in parameters_of(Levers).items()
        if p.scope == "member" and draw(st.booleans())
    }
    return scenario, replace(draw(levers), **own)


def of_members(scenario: Scenario, place) -> Scenario:
    """The scenario with its members taken in another order, or some of them twice."""
    arrays = {n: getattr(scenario, n)[place] for n in MEMBER_ARRAYS}
    texts = {n: tuple(getattr(scenario, n)[i] for i in place) for n in ("codes", "names")}
    return replace(scenario, **arrays, **texts, protege=list(place).index(scenario.protege))


def scaled(scenario: Scenario, factor: float) -> Scenario:
    """Every strength, the challenger's too, times a factor."""
    return replace(
        scenario,
        world_milex=scenario.world_milex / factor,
        world_personnel=scenario.world_personnel / factor,
        world_reserves=scenario.world_reserves / factor,
    )


def joined(scenario: Scenario, code: str, **values: float) -> Scenario:
    """The scenario with one more member; figures that are not given are 0."""
    arrays = {n: np.append(getattr(scenario, n), values.get(n, 0.0)) for n in MEMBER_ARRAYS}
    names = {n: (*getattr(scenario, n), code) for n in ("codes", "names")}
    return replace(scenario, **arrays, **names)
