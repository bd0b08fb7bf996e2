"""A case inside a box, for the sliders to be moved to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.doubt.prim import Box, Limit
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import declared

if TYPE_CHECKING:
    from deterrence_kit.analysis.doubt.labelled_cases import LabelledCases

# How far into a box a case is looked for.
_DEPTHS = np.linspace(0, 1, 21)


def nearest_case(
    scenario: Scenario, changes: Mapping[str, float], box: Box, drawn: LabelledCases
) -> dict[str, float]:
    """The least that has to be moved for the verdict that the box is about.

    Only what the box restricts, to its edge or as far into it as it takes; or, where that is not
    enough, everything as in the nearest case of the sample.
    """
    now = {
        limit.name: changes.get(limit.name, scenario.default_of(limit.name)) for limit in box.limits
    }
    table = {limit.name: _inward(limit, now[limit.name]) for limit in box.limits}
    fixed = {n: np.asarray(v, float) for n, v in changes.items() if n not in table}
    verdicts = assess_cases(scenario, {**fixed, **table}).holds == drawn.rarer
    if verdicts.any():
        first = int(np.argmax(verdicts))
        return {name: float(values[first]) for name, values in table.items()}
    return _nearest_drawn(scenario, changes, drawn, box)


def _inward(limit: Limit, now: float) -> Array:
    """From the point of the box nearest to now to its farther end, on the steps of the slider."""
    parameter = declared(limit.name)
    low = parameter.low if limit.low is None else limit.low
    high = parameter.high if limit.high is None else limit.high
    edge = min(max(now, low), high)
    end = low if limit.low is None else high
    steps = (edge + _DEPTHS * (end - edge) - parameter.low) / parameter.step
    inside = (
        np.ceil((low - parameter.low) / parameter.step - 1e-9),
        np.floor((high - parameter.low) / parameter.step + 1e-9),
    )
    values = parameter.low + np.clip(np.round(steps), *inside) * parameter.step
    return np.where(np.abs(values - now) < 0.5 * parameter.step, now, values.round(9))


def _nearest_drawn(
    scenario: Scenario, changes: Mapping[str, float], drawn: LabelledCases, box: Box
) -> dict[str, float]:
    """The wanted case in the box that is nearest to the sliders, in units of the ranges."""
    inside = drawn.wanted.copy()
    away = np.zeros(len(inside))
    for name, values in drawn.values.items():
        parameter = declared(name)
        now = changes.get(name, scenario.default_of(name))
        away += ((values - now) / (parameter.high - parameter.low)) ** 2
    for limit in box.limits:
        values = drawn.values[limit.name]
        inside &= (values >= (limit.low if limit.low is not None else -np.inf)) & (
            values <= (limit.high if limit.high is not None else np.inf)
        )
    place = int(np.argmin(np.where(inside, away, np.inf)))
    return {name: float(values[place]) for name, values in drawn.values.items()}
