"""Geography and posture: how fast can help arrive, what do basing, lift and stocks buy?"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

from deterrence_kit.analysis.arrival_curve import ArrivalCurve, arrival_curve
from deterrence_kit.analysis.obstacles import Obstacles, obstacles
from deterrence_kit.analysis.surface import Surface, surface
from deterrence_kit.app.page import prepare_page, show_page
from deterrence_kit.app.pictures import coastline, picture
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, scenario_called, scenario_of
from deterrence_kit.datasets.tables import countries
from deterrence_kit.model import Scenario, assess
from deterrence_kit.model.settings import declared
from deterrence_kit.views import arrival, isolines, travel_map
from deterrence_kit.views import obstacles as obstacle_views
from deterrence_kit.views.arrival import arrival_columns
from deterrence_kit.views.arrival_figure import draw_arrival
from deterrence_kit.views.isolines import isoline_columns, pair_of
from deterrence_kit.views.isolines_figure import draw_isolines
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.network import network_columns, window
from deterrence_kit.views.obstacles import obstacle_columns
from deterrence_kit.views.obstacles_figure import draw_obstacles
from deterrence_kit.views.travel_map import land_codes, travel_columns
from deterrence_kit.views.travel_map_figure import draw_travel_map

MAP = ("states", "lands", "challengers", "labels", "rings", "ring_labels")


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
def _graph(pact: Pact) -> dict[str, dict[str, Any]]:
    """What the map shares with the network: it stays while levers move."""
    scenario = _scenario(pact)
    return network_columns(scenario, assess(scenario))


@lru_cache(maxsize=32)
def _baseline_obstacles(scenario: str) -> Obstacles:
    return obstacles(scenario_called(scenario), {})


@lru_cache(maxsize=1)
def _lands() -> list[str]:
    return land_codes(countries())


class GeographyReading(Reading):
    """Arrival by day, the map with days, two levers at a time, water and routes."""

    MAIN = frozenset(
        {
            "presence", "stocks", "lift", "access", "air_defence", "mobilisation_days",
            "decision_days", "readiness", "interoperability",
        }
    )  # fmt: skip

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
    def curve_before(self) -> ArrivalCurve:
        """The same in the baseline, in today's order of members."""
        before = _baseline_curve(self.state.scenario)
        return before.for_members(self.shipped.codes, self.scenario.codes)

    @cached_property
    def obstacles_before(self) -> Obstacles:
        """The same in the baseline, in today's order of members."""
        before = _baseline_obstacles(self.state.scenario)
        return before.for_members(self.shipped.codes, self.scenario.codes)

    @cached_property
    def bars(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Columns of the obstacles now, and as they were in the baseline."""
        now, before = self.obstacles, self.obstacles_before
        pairs = (now, self.curve), (before, self.curve_before)
        made = [
            obstacle_columns(self.scenario, case, before, curve, self.state.choice("obstacle"))
            for case, curve in pairs
        ]
        return made[0], made[1]

    def columns(self) -> dict[str, dict[str, Any]]:
        """Columns of every source on the page."""
        before, lift = self.curve_before, self.state.value("lift")
        graph = _graph(_pact(self.state))
        return (
            self.arrivals
            | travel_columns(self.scenario, self.curve, before, graph, _lands(), lift)
            | self._isolines()
            | self.bars[0]
        )

    @cached_property
    def arrivals(self) -> dict[str, dict[str, Any]]:
        """Columns of the picture of arrival over time."""
        return arrival_columns(self.scenario, self.curve, self.curve_before)

    def _isolines(self) -> dict[str, dict[str, Any]]:
        before = _surface((self.state.scenario, (), ()), (), self.state.choice("pair"))
        across, up = self.surface.names
        here = self.state.value(across), self.state.value(up)
        there = self.shipped.default_of(across), self.shipped.default_of(up)
        return isoline_columns(self.surface, before, here, there)

    def props(self) -> dict[str, dict[str, Any]]:
        """The map's frame, the scales, the names on axes."""
        across, up = (declared(name) for name in self.surface.names)
        low, high = obstacle_views.reach(*self.bars)
        return {
            "map_frame": window(self.scenario).bounds,
            "arrival_y": {"start": 0, "end": arrival.height(self.curve, self.curve_before)},
            "pair_x": {"start": across.low, "end": across.high},
            "pair_y": {"start": up.low, "end": up.high},
            "pair_across": {"axis_label": f"{label_of(across.name, {})} ({across.unit})"},
            "pair_up": {"axis_label": f"{label_of(up.name, {})} ({up.unit})"},
            "obstacle_x": {"start": low, "end": high},
            "obstacle_rows": {"major_label_overrides": obstacle_views.row_names(self.bars[0])},
        }

    def captions(self) -> dict[str, str]:
        """The sentence under each picture."""
        lift = self.state.value("lift")
        return {
            "arrival": arrival.arrival_words(self.scenario, self.curve, self.curve_before),
            "map": travel_map.travel_words(self.scenario, self.curve, lift),
            "pair": isolines.isoline_words(self.surface),
            "obstacle": self._obstacle_words(),
        }

    def _obstacle_words(self) -> str:
        if self.state.choice("obstacle") == "routes":
            return obstacle_views.route_words(self.scenario, self.obstacles)
        return obstacle_views.water_words(self.scenario, self.obstacles, self.curve)

    def pictures(self) -> dict[str, dict[str, Any]]:
        """Arrival, map, isolines and bars."""
        columns = self.columns()
        lands = draw_travel_map({name: columns[name] for name in MAP}, coastline())
        return {
            "arrival": picture(
                draw_arrival(columns), "Help by the day", 400, "arrivals", arrival.TABLE,
                legend=arrival.LEGEND,
            ),
            "map": picture(
                lands, "How many days away", 400, "states", travel_map.TABLE, tap="states",
                fit=True, legend=travel_map.LEGEND,
            ),
            "pair": picture(
                draw_isolines(columns), "Two levers at a time", 340, "pair_table",
                isolines.TABLE, choice="pair", legend=isolines.LEGEND,
            ),
            "obstacle": picture(
                draw_obstacles(columns), "Obstacles", 340, "obstacles", obstacle_views.TABLE,
                choice="obstacle", legend=obstacle_views.LEGEND,
            ),
        }  # fmt: skip


def show() -> None:
    """Display the app in a notebook."""
    show_page(GeographyReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(GeographyReading)
