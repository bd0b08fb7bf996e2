"""The steps of the levers' sliders: values that a user can set."""

from __future__ import annotations

import numpy as np

from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import declared


def next_step(name: str, value: float, way: float) -> float:
    """A value on the steps of its slider: the next one up or down, by the sign of `way`.

    Examples
    --------
    >>> next_step("readiness", 0.6134, 1), next_step("mobilisation_days", 3.2, -1)
    (0.62, 3.0)
    """
    lever = declared(name)
    steps = round((value - lever.low) / lever.step, 6)
    turned = np.ceil(steps) if way > 0 else np.floor(steps) if way < 0 else steps
    return float(np.clip(round(lever.low + turned * lever.step, 9), lever.low, lever.high))


def nearest_step(name: str, values: Array) -> Array:
    """Values on the nearest steps of a lever's slider, shape of the values."""
    lever = declared(name)
    steps = np.round((np.asarray(values, float) - lever.low) / lever.step)
    return np.clip(np.round(lever.low + steps * lever.step, 9), lever.low, lever.high)
