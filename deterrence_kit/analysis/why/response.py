"""What one lever does over its whole range, and where deterrence begins to hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Scenario
from deterrence_kit.model.settings import declared

STEPS = 61


@dataclass(frozen=True)
class Response:
    """Credibility and threshold over the range of one setting.

    Attributes
    ----------
    name : str
    values, credibility, threshold, propensity : ndarray, shape (STEPS,)
    crossing : float or None
        The value at which credibility meets the threshold, the nearest to `now`.
    now : float
    """

    name: str
    values: np.ndarray
    credibility: np.ndarray
    threshold: np.ndarray
    propensity: np.ndarray
    crossing: float | None
    now: float


def response(scenario: Scenario, changes: Mapping[str, float], name: str) -> Response:
    """Move one setting over its range, everything else as it is.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> curve = response(load_scenario("nato-estonia"), {}, "readiness")
    >>> curve.credibility.shape
    (61,)
    """
    parameter = declared(name)
    values = np.linspace(parameter.low, parameter.high, STEPS)
    settings = {n: np.full(STEPS, v) for n, v in changes.items()} | {name: values}
    result = assess_cases(scenario, settings)
    curves = [
        np.broadcast_to(c, STEPS) for c in (result.credibility, result.threshold, result.propensity)
    ]
    now = float(changes.get(name, changes.get(name.partition(".")[0], scenario.default_of(name))))
    crossing = _crossing(values, curves[0] - curves[1], now)
    return Response(name, values, *curves, crossing, now)


def _crossing(values: np.ndarray, margin: np.ndarray, now: float) -> float | None:
    """Where the margin changes sign, by linear interpolation; the crossing nearest to `now`."""
    change = np.flatnonzero(np.sign(margin[:-1]) * np.sign(margin[1:]) < 0)
    if not len(change):
        return None
    share = margin[change] / (margin[change] - margin[change + 1])
    places = values[change] + share * (values[change + 1] - values[change])
    return float(places[np.argmin(np.abs(places - now))])
