"""Credibility over the crisis window: what a fait accompli finds, and what a long warning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.analysis.alliance.windows import WINDOWS
from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import declared

WINDOW = "window_days"
STEPS = 60


@dataclass(frozen=True, kw_only=True)
class WindowCurve:
    """Credibility by the length of the crisis window, everything else as it is.

    Attributes
    ----------
    days, credibility, threshold : ndarray, shape (windows,)
        From the shortest window to the longest; the presets are among them.
    presets : ndarray of int, shape (presets,)
        Where the presets of `WINDOWS` stand.
    now : float, days
        The window as it is set.
    """

    days: Array
    credibility: Array
    threshold: Array
    presets: NDArray[np.intp]
    now: float

    @property
    def best(self) -> int:
        """Where credibility is highest."""
        return int(self.credibility.argmax())


def window_curve(scenario: Scenario, changes: Mapping[str, float]) -> WindowCurve:
    """Credibility over the whole range of the crisis window.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own, by name.

    Returns
    -------
    WindowCurve

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> curve = window_curve(load_scenario("nato-estonia"), {})
    >>> curve.days[curve.presets].tolist()
    [2.5, 10.0, 30.0, 90.0]
    """
    p, known = declared(WINDOW), [window.days for window in WINDOWS]
    now = float(changes.get(WINDOW, p.default))
    days = np.union1d(np.linspace(p.low, p.high, STEPS), [*known, now])
    cases = {n: np.full(len(days), v) for n, v in changes.items()} | {WINDOW: days}
    found = assess_cases(scenario, cases)
    return WindowCurve(
        days=days,
        credibility=np.broadcast_to(found.credibility, days.shape),
        threshold=np.broadcast_to(found.threshold, days.shape),
        presets=np.searchsorted(days, known),
        now=now,
    )
