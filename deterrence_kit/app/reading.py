"""One state, assessed: everything the page shows about it, as columns, properties and words."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

from deterrence_kit.analysis import Attribution, Response, assess_cases, attribution, response
from deterrence_kit.app.about import about
from deterrence_kit.app.controls import OWN
from deterrence_kit.app.links import query_of
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.model import Assessment, Scenario, assess
from deterrence_kit.model.settings import SETTINGS, declared
from deterrence_kit.views import words
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.network import network_columns, window
from deterrence_kit.views.response_curve import response_columns
from deterrence_kit.views.waterfall import row_names, span, waterfall_columns


@lru_cache(maxsize=32)
def _baseline(scenario: str) -> Assessment:
    return assess(scenario_called(scenario))


@lru_cache(maxsize=64)
def _baseline_curve(scenario: str, name: str) -> Response:
    return response(scenario_called(scenario), {}, name)


@lru_cache(maxsize=64)
def _without(scenario: str, code: str) -> Scenario:
    return scenario_called(scenario).without(code)


class Reading:
    """What the model says about a state, computed when it is first asked for."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.scenario = scenario_called(state.scenario)
        self.names = dict(zip(self.scenario.codes, self.scenario.names, strict=True))

    @cached_property
    def now(self) -> Assessment:
        """The assessment of the state."""
        return assess_cases(self.scenario, self.state.changes, members=True)

    @property
    def before(self) -> Assessment:
        """The assessment of the scenario as it is shipped: the baseline."""
        return _baseline(self.state.scenario)

    @cached_property
    def why(self) -> Attribution:
        """Each change's share of the difference to the baseline."""
        return attribution(self.scenario, self.state.changes, self.state.outcome)

    @cached_property
    def curve(self) -> Response:
        """The response curve of the setting last touched."""
        return response(self.scenario, self.state.changes, self.state.touched)

    def columns(self) -> dict[str, dict[str, Any]]:
        """Columns of every source on the page."""
        ghost = _baseline_curve(self.state.scenario, self.state.touched)
        return (
            network_columns(self.scenario, self.now, self.before)
            | waterfall_columns(self.why, self.names)
            | response_columns(self.curve, ghost)
        )

    def props(self) -> dict[str, dict[str, Any]]:
        """Properties of named models: the map's frame, the scales, the label of the curve's axis."""
        parameter = declared(self.state.touched)
        low, high = span(self.why)
        label = f"{label_of(self.state.touched, self.names)} ({parameter.unit})"
        return {
            "map_frame": window(self.scenario).bounds,
            "why_x": {"start": low, "end": high},
            "why_axis": {"axis_label": words.OUTCOMES[self.state.outcome]},
            "why_rows": {"major_label_overrides": row_names(waterfall_columns(self.why, self.names))},
            "response_x": {"start": parameter.low, "end": parameter.high},
            "response_axis": {"axis_label": label},
        }

    def words(self) -> dict[str, Any]:
        """The answer in figures and words."""
        return words.answer_words(self.scenario, self.now, self.before)

    def captions(self) -> dict[str, str]:
        """The sentence under each picture."""
        return {
            "map": words.network_words(self.scenario, self.now, self._without_the_first()),
            "why": words.why_words(self.why, self.names, self.state.outcome),
            "response": words.response_words(self.curve, self.names),
        }

    def _without_the_first(self) -> float | None:
        """Credibility without the ally that would deliver most; None if nobody else is left."""
        if len(self.scenario.codes) < 3:
            return float(self.now.denial_alone)
        helped = self.now.delivered * (1 - self.scenario.home)
        code = self.scenario.codes[int(helped.argmax())]
        left = _without(self.state.scenario, code)
        changes = {n: v for n, v in self.state.changes.items() if not n.endswith(f".{code}")}
        return float(assess_cases(left, changes).credibility)

    def card(self, code: str) -> dict[str, Any] | None:
        """The card of one member, or None."""
        if code not in self.scenario.codes:
            return None
        return words.card_words(self.scenario, self.now, self.scenario.codes.index(code))

    def page(self, ally: str) -> dict[str, Any]:
        """The address, the marks at the baseline and the text about the scenario."""
        marks = {name: self.scenario.default_of(name) for name in SETTINGS}
        marks |= {f"own.{name}": self.state.value_without(f"{name}.{ally}") for name in OWN}
        own = {f"{name}.{ally}": f"own.{name}" for name in OWN}
        return {
            "query": query_of(self.state),
            "scenario": self.state.scenario,
            "outcome": self.state.outcome,
            "can_reset": bool(self.state.changes),
            "defaults": marks,
            "changed": [own.get(name, name) for name in self.state.changes],
            "about": about(self.scenario),
        }
