"""Any word of the model, also those between the inputs and the Assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.evaluation import evaluation_order
from deterrence_kit.model.formulas import FORMULAS
from deterrence_kit.model.levers import Levers
from deterrence_kit.model.parameter import Array, parameters_of
from deterrence_kit.model.scenario import Scenario

SCENARIO_WORDS = (
    "gdp", "spending_today", "personnel", "reserves", "ideal_point", "distance", "water", "forward",
    "near", "theatre_share", "elsewhere", "home", "world_milex", "world_personnel",
    "world_reserves", "challenger_milex", "challenger_personnel", "challenger_reserves",
    "challenger_distance", "challenger_gdp", "world_gdp", "crossing", "contiguous", "record_ages",
    "record_honoured", "allies_pledged", "nuclear_pact", "nuclear_challenger",
)  # fmt: skip


def quantities(
    scenario: Scenario, changes: Mapping[str, float], names: Iterable[str]
) -> dict[str, Array]:
    """What the formulas read and compute on the way, for one case.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Levers and assumptions that differ from the scenario's own, ``{"lift": 1200}``.
    names : iterable of str
        Formulas, levers, assumptions, or fields of the scenario.

    Returns
    -------
    dict of str to ndarray
        Shape (members,), or (1,) for one number for the pact, or one value a challenger.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = quantities(load_scenario("nato-estonia"), {"lift": 1200}, ["lift", "travel_days"])
    >>> found["lift"].tolist(), found["travel_days"].shape
    ([1200.0], (32,))
    """
    assumed = {n: v for n, v in changes.items() if n in parameters_of(Assumptions)}
    moved = {n: v for n, v in changes.items() if n not in assumed}
    known = known_values(scenario, scenario.levers_at(moved), scenario.assumptions_at(assumed))
    wanted, formulas = tuple(names), {**FORMULAS, **scenario.formulas}
    for step in evaluation_order(tuple(formulas[name] for name in FORMULAS), wanted):
        known[step.name] = step.formula(*(known[word] for word in step.reads))
    return {name: known[name] for name in wanted}


def known_values(scenario: Scenario, levers: Levers, assumptions: Assumptions) -> dict[str, Array]:
    """Every word the formulas may read, as arrays with members last.

    Parameters
    ----------
    scenario : Scenario
    levers : Levers
    assumptions : Assumptions

    Returns
    -------
    dict of str to ndarray, shape (..., members or 1)
        For words of the challengers and of the record, shape (challengers,) and (crises,).

    Raises
    ------
    ValueError
        If a lever has neither one value nor one for each member.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> scenario = load_scenario("us-japan")
    >>> known_values(scenario, scenario.levers, Assumptions())["gdp"].shape
    (2,)
    """
    values = {w: np.array(getattr(scenario, w), float, ndmin=1) for w in SCENARIO_WORDS}
    for table in (levers, assumptions):
        for name in parameters_of(type(table)):
            value = np.array(getattr(table, name), float, ndmin=1)
            if value.shape[-1] not in (1, len(scenario.codes)):
                raise ValueError(
                    f"{name} has {value.shape[-1]} values on its last axis, but {scenario.title} "
                    f"has {len(scenario.codes)} members: give 1 or {len(scenario.codes)}."
                )
            values[name] = value
    return values
