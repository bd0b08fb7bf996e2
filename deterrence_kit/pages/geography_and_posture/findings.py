"""What the page on geography and posture computes of a state."""

from __future__ import annotations

from functools import cached_property, lru_cache

from deterrence_kit.analysis.alliance.arrival_curve import ArrivalCurve, arrival_curve
from deterrence_kit.analysis.alliance.obstacles import Obstacles, obstacles
from deterrence_kit.analysis.alliance.window_curve import WindowCurve, window_curve
from deterrence_kit.analysis.why.surface import Surface, surface
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, scenario_called, scenario_of
from deterrence_kit.model import Scenario, assess
from deterrence_kit.pages.geography_and_posture.choices import pair_of
from deterrence_kit.pages.geography_and_posture.rings import rings
from deterrence_kit.views.network import network_columns
from deterrence_kit.views.shapes import Columns


@lru_cache(maxsize=32)
def _baseline_curve(scenario: str) -> ArrivalCurve:
    return arrival_curve(scenario_called(scenario), {})


Pact = tuple[str, tuple[str, ...], tuple[str, ...]]  # scenario, who left, who joined


def _pact(state: State) -> Pact:
    return state.scenario, state.left, state.joined


def _scenario(pact: Pact) -> Scenario:
    name, left, joined = pact
    return scenario_of(State(name, left=left, joined=joined))


@lru_cache(maxsize=64)
def _surface(pact: Pact, changes: tuple[tuple[str, float], ...], pair: str) -> Surface:
    return surface(_scenario(pact), dict(changes), pair_of(pair))


@lru_cache(maxsize=16)
def _graph(pact: Pact) -> Columns:
    """What the map shares with the network: it stays while levers move."""
    scenario = _scenario(pact)
    return network_columns(scenario, assess(scenario))


@lru_cache(maxsize=32)
def _rings(pact: Pact, lift: float) -> Columns:
    """They move with lift alone."""
    return rings(_scenario(pact), lift, _graph(pact)["labels"])


@lru_cache(maxsize=32)
def _baseline_obstacles(scenario: str) -> Obstacles:
    return obstacles(scenario_called(scenario), {})


@lru_cache(maxsize=32)
def _baseline_windows(scenario: str) -> WindowCurve:
    return window_curve(scenario_called(scenario), {})


class Findings(Reading):
    """Arrival by day, credibility over two levers, obstacles; each now and in the baseline."""

    @cached_property
    def curve(self) -> ArrivalCurve:
        """Strength in the theatre by day."""
        return arrival_curve(self.scenario, self.changes)

    @cached_property
    def surface(self) -> Surface:
        """Credibility over the two levers chosen, which do not move it themselves."""
        pair = self.state.choice("pair")
        others = ((n, v) for n, v in self.changes.items() if n not in pair_of(pair))
        return _surface(_pact(self.state), tuple(sorted(others)), pair)

    @cached_property
    def obstacles(self) -> Obstacles:
        """Credibility with and without each obstacle."""
        return obstacles(self.scenario, self.changes)

    @cached_property
    def windows(self) -> WindowCurve:
        """Credibility over the crisis window."""
        return window_curve(self.scenario, self.changes)

    @property
    def windows_before(self) -> WindowCurve:
        """The same at the baseline."""
        return _baseline_windows(self.state.scenario)

    @cached_property
    def curve_before(self) -> ArrivalCurve:
        """The same in the baseline, in today's order of members."""
        before = _baseline_curve(self.state.scenario)
        return before.for_members(self.shipped.codes, self.scenario.codes)

    @cached_property
    def obstacles_before(self) -> Obstacles:
        """The same in the baseline, in today's order of members."""
        before = _baseline_obstacles(self.state.scenario)
        return before.for_members(self.shipped.codes, self.scenario.codes)

    @property
    def surface_before(self) -> Surface:
        """Credibility over the same two levers, in the baseline."""
        return _surface((self.state.scenario, (), ()), (), self.state.choice("pair"))

    @property
    def graph(self) -> Columns:
        """What the map shares with the network, see `network_columns`."""
        return _graph(_pact(self.state))

    @property
    def rings(self) -> Columns:
        """What lift covers in so many days."""
        return _rings(_pact(self.state), self.state.value("lift"))
