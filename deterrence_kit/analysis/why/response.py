"""What one lever does over its whole range, and where deterrence begins to hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.setting_name import SettingName
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
    values: Array
    credibility: Array
    threshold: Array
    propensity: Array
    crossing: float | None
    now: float


def response(scenario: Scenario, changes: Mapping[str, float], name: str) -> Response:
    """Move one setting over its range, everything else as it is.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own, by name.
    name : str
        The setting that is moved.

    Returns
    -------
    Response

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
    credibility, threshold, propensity = (
        np.broadcast_to(c, STEPS) for c in (result.credibility, result.threshold, result.propensity)
    )
    now = float(
        changes.get(name, changes.get(SettingName.parse(name).base, scenario.default_of(name)))
    )
    crossing = _crossing(values, credibility - threshold, now)
    return Response(name, values, credibility, threshold, propensity, crossing, now)


def _crossing(values: Array, margin: Array, now: float) -> float | None:
    """Where the margin changes sign, by linear interpolation; the crossing nearest to `now`."""
    change = np.flatnonzero(np.sign(margin[:-1]) * np.sign(margin[1:]) < 0)
    if not len(change):
        return None
    share = margin[change] / (margin[change] - margin[change + 1])
    places = values[change] + share * (values[change + 1] - values[change])
    return float(places[np.argmin(np.abs(places - now))])
