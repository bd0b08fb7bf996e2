"""Any word of the model, also those between the inputs and the Assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deterrence_kit.model.assessment import known_values
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.evaluation import evaluation_order
from deterrence_kit.model.formulas import FORMULAS
from deterrence_kit.model.parameter import Array, parameters_of
from deterrence_kit.model.scenario import Scenario


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
