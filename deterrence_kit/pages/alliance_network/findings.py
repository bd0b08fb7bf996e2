"""What the alliance network computes of a state."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from deterrence_kit.analysis.alliance.balance import Balance, balance
from deterrence_kit.analysis.alliance.delivery import delivery
from deterrence_kit.analysis.alliance.dependence import dependence
from deterrence_kit.app.membership import membership
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, scenario_called, scenario_of
from deterrence_kit.model import Scenario, assess
from deterrence_kit.pages.alliance_network.arrangement import Arrangement, Partners, arrangement
from deterrence_kit.pages.alliance_network.neighbours import friends_and_rivals, partners_of
from deterrence_kit.pages.alliance_network.setting import setting_columns
from deterrence_kit.pages.alliance_network.standing import Standing
from deterrence_kit.views.shapes import Columns

Codes = tuple[str, ...]


def roster_with(name: str, joined: Codes) -> Scenario:
    """The pact with everybody in it who has left or joined."""
    return scenario_of(State(name, joined=joined))


@lru_cache(maxsize=64)
def partners_with(name: str, joined: Codes) -> Partners:
    """The challengers' partners outside the pact, whoever has joined it."""
    return partners_of(roster_with(name, joined))


@lru_cache(maxsize=64)
def _balance(name: str, left: Codes, joined: Codes) -> Balance:
    scenario = scenario_of(State(name, left=left, joined=joined))
    return balance(*friends_and_rivals(scenario, partners_with(name, joined)))


@lru_cache(maxsize=32)
def _baseline(name: str) -> Standing:
    scenario = scenario_called(name)
    assessment = assess(scenario)
    return Standing(
        scenario, assessment, dependence(scenario, {}), delivery(scenario, assessment),
        _balance(name, (), ()),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _delivered(name: str, joined: Codes) -> np.ndarray:
    """What each of the roster delivers at the baseline: nothing where it has only joined."""
    delivered: np.ndarray = np.r_[_baseline(name).assessment.delivered, np.zeros(len(joined))]
    return delivered


@lru_cache(maxsize=64)
def _places(name: str, joined: Codes, layout: str) -> Arrangement:
    delivered, partners = _delivered(name, joined), partners_with(name, joined)
    return arrangement(roster_with(name, joined), delivered, partners, layout)


@lru_cache(maxsize=64)
def _setting(name: str, joined: Codes, layout: str) -> Columns:
    return setting_columns(
        roster_with(name, joined), _delivered(name, joined), _places(name, joined, layout),
        partners_with(name, joined),
    )  # fmt: skip


class Findings(Reading):
    """How the pact holds together, and where everybody stands, whoever has left or joined."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.key = (state.scenario, state.joined)
        self.membership = (state.scenario, state.left, state.joined)
        self.roster, self.partners = roster_with(*self.key), partners_with(*self.key)
        self.places = _places(*self.key, state.choice("layout"))

    @cached_property
    def standing(self) -> Standing:
        """How the pact holds together now."""
        balanced = _balance(*self.membership)
        hangs = dependence(self.scenario, self.changes)
        return Standing(self.scenario, self.now, hangs, delivery(self.scenario, self.now), balanced)

    @property
    def standing_before(self) -> Standing:
        """How it holds together at the baseline."""
        return _baseline(self.state.scenario)

    @property
    def delivered_before(self) -> np.ndarray:
        """What each of the roster delivers at the baseline."""
        return _delivered(*self.key)

    @property
    def setting(self) -> Columns:
        """Columns of what no lever moves."""
        return _setting(*self.key, self.places.layout)

    def page(self, ally: str) -> dict[str, Any]:
        """The page's state, with what can be changed in the membership."""
        return super().page(ally) | {"members": membership(*self.membership)}
