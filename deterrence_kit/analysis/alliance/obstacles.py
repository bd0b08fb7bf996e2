"""What water, terrain and a closed route cost: credibility with and without each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import LEVERS, declared


@dataclass(frozen=True)
class Obstacles:
    """Credibility in cases that differ from today's in one obstacle each.

    Attributes
    ----------
    now : float
        Credibility as things stand.
    sea_closed, land_closed : float
        With the access of all allies that come by sea, or by land, at its lowest.
    access_lost : ndarray, shape (members,)
        With that member's access alone at its lowest; the protégé's is `now`.
    no_sea : float
        If no ally had a sea to cross.
    sea_bridged : ndarray, shape (members,)
        If that ally alone had no sea to cross.
    no_crossing : float
        If the challenger had no water or terrain to cross.
    """

    now: float
    sea_closed: float
    land_closed: float
    access_lost: Array
    no_sea: float
    sea_bridged: Array
    no_crossing: float

    def for_members(self, before: tuple[str, ...], now: tuple[str, ...]) -> Obstacles:
        """The same for other members, by code; for who was not there, nothing differed."""
        place = [before.index(code) if code in before else len(before) for code in now]
        return replace(
            self,
            access_lost=np.append(self.access_lost, self.now)[place],
            sea_bridged=np.append(self.sea_bridged, self.now)[place],
        )


def obstacles(scenario: Scenario, changes: Mapping[str, float]) -> Obstacles:
    """All cases in one vectorised call.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own, by name.

    Returns
    -------
    Obstacles

    Notes
    -----
    A closed route leaves access at the least the lever allows, not at nothing.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = obstacles(load_scenario("nato-estonia"), {})
    >>> found.sea_closed < found.now < found.no_sea
    True
    """
    size = len(scenario.codes)
    closed, dry = _closed(scenario), _dry(scenario)
    cases = 2 + len(closed) + len(dry)
    ford = np.zeros(cases)
    ford[-1] = 1
    water = np.broadcast_to(scenario.water, (cases, size)).copy()
    water[1 + len(closed) : -1][dry] = 0
    crossing: Any = (scenario.crossing * (1 - ford))[:, None]  # a case each, not one number
    landscape = replace(scenario, water=water, crossing=crossing)
    found = assess_cases(landscape, {**changes, **_access(scenario, changes, closed, cases)})
    c = np.broadcast_to(found.credibility, cases)
    shut, open_sea = c[1 : 1 + len(closed)], c[1 + len(closed) : -1]
    return Obstacles(
        now=float(c[0]),
        sea_closed=float(shut[0]),
        land_closed=float(shut[1]),
        access_lost=shut[2:],
        no_sea=float(open_sea[0]),
        sea_bridged=open_sea[1:],
        no_crossing=float(c[-1]),
    )


def _closed(scenario: Scenario) -> NDArray[np.bool_]:
    """Whose access is lost in each case: by sea, by land, then each ally in turn."""
    ally = scenario.home == 0
    by_sea = scenario.water > 0
    return np.vstack([by_sea & ally, ~by_sea & ally, np.diag(ally)])


def _dry(scenario: Scenario) -> NDArray[np.bool_]:
    """Who has no sea to cross in each case: nobody, then each in turn."""
    return np.vstack([np.ones(len(scenario.codes), bool), np.eye(len(scenario.codes), dtype=bool)])


def _access(
    scenario: Scenario, changes: Mapping[str, float], closed: NDArray[np.bool_], cases: int
) -> dict[str, Array]:
    """Each member's access in each case; what is closed falls to the lever's lowest."""
    moved = {n: v for n, v in changes.items() if SettingName.parse(n).base in LEVERS}
    access = np.broadcast_to(scenario.levers_at(moved).access, len(scenario.codes))
    table = np.broadcast_to(access, (cases, len(scenario.codes))).astype(float)
    part = table[1 : 1 + len(closed)]
    part[closed] = np.minimum(declared("access").low, part[closed])
    return {f"access.{code}": table[:, i] for i, code in enumerate(scenario.codes)}
