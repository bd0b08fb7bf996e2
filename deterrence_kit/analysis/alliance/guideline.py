"""What meeting the spending guideline costs each member, and what credibility it buys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from deterrence_kit.model import Assumptions, Levers, Scenario, assess
from deterrence_kit.model.burden_sharing import burden, guideline_gap
from deterrence_kit.model.parameter import PERCENT, Array
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import LEVERS

NOTHING = 1e-12  # less is no gain, but how sums are rounded


@dataclass(frozen=True)
class Guideline:
    """Members below the guideline raised to it: each alone, and all together.

    Attributes
    ----------
    gap : ndarray, shape (members,)
        What each lacks a year, billion international $; 0 for those that meet the guideline.
    gain : ndarray, shape (members,)
        Credibility gained when that member alone meets it.
    together : float
        Credibility gained when all do.
    credibility, threshold : float
        As things stand; spending does not move the threshold.
    """

    gap: Array
    gain: Array
    together: float
    credibility: float
    threshold: float

    @property
    def per_billion(self) -> Array:
        """Credibility gained per billion; NaN for members without a gap."""
        return np.where(self.gap > 0, self.gain / np.where(self.gap > 0, self.gap, 1), np.nan)


def guideline_met(
    scenario: Scenario, changes: Mapping[str, float], *, alone: bool = True
) -> Guideline:
    """Raise every member that spends less to the guideline, alone and with the others.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        The settings that differ from the scenario's own, by name.
    alone : bool
        False leaves out what each member would buy alone: `gain` is then NaN.

    Returns
    -------
    Guideline

    Notes
    -----
    The spending lever is a multiple of today's up to 2, which is too little for a large gap; here
    today's spending itself gets an axis of cases: as it is, each member raised, all raised. What
    members owe each other where no guideline is agreed stays what it is today.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> met = guideline_met(load_scenario("nato-estonia"), {"guideline": 3.5})
    >>> met.gain.shape, bool(met.together > met.gain.max() > 0)
    ((32,), True)
    """
    levers, assumptions = _tables(scenario, changes)
    lacking, raised = _raised(scenario, levers)
    cases = assess(
        replace(scenario, spending_today=_cases(scenario.spending_today, raised, alone)),
        levers,
        assumptions,
        members=False,
    )
    gains = cases.credibility - cases.credibility[0]
    gains = np.where(np.abs(gains) < NOTHING, 0.0, gains)
    now, threshold = float(cases.credibility[0]), float(cases.threshold[0])
    each = gains[1:-1] if alone else np.full(len(lacking), np.nan)
    return Guideline(lacking, each, float(gains[-1]), now, threshold)


def _tables(scenario: Scenario, changes: Mapping[str, float]) -> tuple[Levers, Assumptions]:
    moved = {n: v for n, v in changes.items() if SettingName.parse(n).base in LEVERS}
    assumed = {n: v for n, v in changes.items() if n not in moved}
    return scenario.levers_at(moved), Assumptions(**assumed)


def _raised(scenario: Scenario, levers: Levers) -> tuple[Array, Array]:
    """The gap of each member, and today's spending as it would have to be to close it."""
    spending, floor, guideline = (
        np.asarray(value, dtype=float)
        for value in (levers.spending, levers.spending_floor, levers.guideline)
    )
    carried = burden(scenario.spending_today, spending, floor)
    lacking = guideline_gap(scenario.gdp, carried, guideline)
    needed = guideline / PERCENT / spending
    return lacking, np.where(lacking > 0, needed, scenario.spending_today)


def _cases(today: Array, raised: Array, alone: bool) -> Array:
    """Spending as it is, with each member raised in turn, and with all raised."""
    if not alone:
        return np.vstack([today, raised])
    each = np.where(np.eye(len(today), dtype=bool), raised, today)
    return np.vstack([today, each, raised])
