"""Two levers at a time: credibility over the whole range of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import declared

STEPS = 41


@dataclass(frozen=True, eq=False)
class Surface:
    """Credibility over a grid of two settings.

    Attributes
    ----------
    names : tuple of str
        The setting along the abscissa, and the one along the ordinate.
    x, y : ndarray, shape (STEPS,)
    credibility, margin : ndarray, shape (STEPS, STEPS)
        Rows go with `y`; margin is credibility minus threshold.
    """

    names: tuple[str, str]
    x: Array
    y: Array
    credibility: Array
    margin: Array

    @property
    def holding(self) -> float:
        """Share of the grid on which deterrence holds."""
        return float((self.margin >= 0).mean())


def surface(scenario: Scenario, changes: Mapping[str, float], names: tuple[str, str]) -> Surface:
    """Move two settings over their ranges, everything else as it is: one vectorised call.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        What differs from the scenario's own; an ally's own value stays its own.
    names : tuple of str
        Two settings for the whole pact.

    Returns
    -------
    Surface

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = surface(load_scenario("nato-estonia"), {}, ("presence", "stocks"))
    >>> found.credibility.shape
    (41, 41)
    >>> bool(found.credibility[-1, -1] > found.credibility[0, 0])
    True
    """
    x, y = (_range(name) for name in names)
    grid = dict(zip(names, np.meshgrid(x, y), strict=True))
    result = assess_cases(scenario, {**changes, **grid})
    shape = (STEPS, STEPS)
    credibility = np.broadcast_to(result.credibility, shape)
    margin = np.broadcast_to(result.credibility - result.threshold, shape)
    return Surface(names, x, y, credibility, margin)


def _range(name: str) -> Array:
    parameter = declared(name)
    return np.linspace(parameter.low, parameter.high, STEPS)
