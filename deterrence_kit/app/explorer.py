"""Credibility explorer: how credible is this pact for this member, and why?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

from deterrence_kit.analysis import Attribution, Response, assess_cases, attribution, response
from deterrence_kit.app.fork import Outcome, forked
from deterrence_kit.app.page import prepare_page, show_page
from deterrence_kit.app.pictures import coastline, picture
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import scenario_called
from deterrence_kit.model import Scenario
from deterrence_kit.model.formulas import Formula
from deterrence_kit.model.settings import declared
from deterrence_kit.views import network, response_curve, waterfall, words
from deterrence_kit.views.labels import label_of
from deterrence_kit.views.network import network_columns, window
from deterrence_kit.views.network_figure import draw_network
from deterrence_kit.views.response_curve import response_columns
from deterrence_kit.views.response_curve_figure import draw_response
from deterrence_kit.views.waterfall import row_names, span, waterfall_columns
from deterrence_kit.views.waterfall_figure import draw_waterfall


@lru_cache(maxsize=64)
def _baseline_curve(scenario: str, name: str) -> Response:
    return response(scenario_called(scenario), {}, name)


class ExplorerReading(Reading):
    """The map of the pact, the waterfall of what changed, the response of the lever last touched."""

    @cached_property
    def why(self) -> Attribution:
        """Each change's share of the difference to the baseline."""
        members = None if self.scenario is self.shipped else self.scenario
        outcome = self.state.choice("why")
        return attribution(self.shipped, self.changes, outcome, members=members)

    @cached_property
    def bars(self) -> dict[str, Any]:
        """The waterfall's columns, which its row names are read from too."""
        return waterfall_columns(self.why, self.names)

    @cached_property
    def curve(self) -> Response:
        """The response curve of the setting last touched."""
        return response(self.scenario, self.changes, self.touched)

    def columns(self) -> dict[str, dict[str, Any]]:
        """Columns of every source on the page."""
        ghost = _baseline_curve(self.state.scenario, self.touched)
        return (
            network_columns(self.scenario, self.now, self.before)
            | self.bars
            | response_columns(self.curve, ghost)
        )

    def props(self) -> dict[str, dict[str, Any]]:
        """Properties of named models: the map's frame, the scales, the label of the curve's axis."""
        parameter = declared(self.touched)
        low, high = span(self.why)
        label = f"{label_of(self.touched, self.names)} ({parameter.unit})"
        return {
            "map_frame": window(self.scenario).bounds,
            "why_x": {"start": low, "end": high},
            "why_axis": {"axis_label": words.OUTCOMES[self.state.choice("why")]},
            "why_rows": {"major_label_overrides": row_names(self.bars)},
            "response_x": {"start": parameter.low, "end": parameter.high},
            "response_axis": {"axis_label": label},
        }

    def captions(self) -> dict[str, str]:
        """The sentence under each picture."""
        return {
            "map": words.network_words(self.scenario, self.now, self._without_the_first()),
            "why": words.why_words(self.why, self.names, self.state.choice("why"))
            + words.apart_words(self.why),
            "response": words.response_words(self.curve, self.names),
        }

    def card(self, code: str) -> dict[str, Any] | None:
        """The card of one state; an ally's says what moved its resolve, and by how much."""
        card = super().card(code)
        if not card or not self.changes or code not in self.shipped.codes or card["role"] != "ally":
            return card
        members = None if self.scenario is self.shipped else self.scenario
        why = attribution(
            self.shipped, self.changes, "member_resolve", members=members, commitment=code
        )
        moved = ("Moved by, in points", words.shares_words(why, self.names))
        return card | {"rows": [card["rows"][0], moved, *card["rows"][1:]]}

    def _without_the_first(self) -> float | None:
        """Credibility without the ally that would deliver most; None if nobody else is left."""
        if len(self.scenario.codes) < 3:
            return float(self.now.denial_alone)
        helped = self.now.delivered * (1 - self.scenario.home)
        code = self.scenario.codes[int(helped.argmax())]
        left = self.scenario.without(code)
        changes = {n: v for n, v in self.changes.items() if not n.endswith(f".{code}")}
        return float(assess_cases(left, changes).credibility)

    def pictures(self) -> dict[str, dict[str, Any]]:
        """Map, waterfall and response curve."""
        columns = self.columns()
        part = {
            "map": {n: columns[n] for n in ("states", "edges", "challengers", "labels")},
            "why": {"waterfall": columns["waterfall"]},
            "response": {n: columns[n] for n in ("curve", "here", "crossing")},
        }
        return {
            "map": picture(
                draw_network(part["map"], coastline()), "Who would come", 500, "states", network.TABLE,
                tap="states", fit=True, legend=network.LEGEND,
            ),
            "why": picture(
                draw_waterfall(part["why"]), "Why it changed", 225, "waterfall", waterfall.TABLE,
                choice="why",
            ),
            "response": picture(
                draw_response(part["response"]), "What this lever does", 215, "curve",
                response_curve.TABLE,
            ),
        }  # fmt: skip


def show(
    scenario: Scenario | str | None = None,
    formulas: Mapping[str, Formula] | None = None,
    outcomes: Mapping[str, Outcome] | None = None,
) -> None:
    """Display the explorer in a notebook, or a fork of it.

    Parameters
    ----------
    scenario : Scenario or str, optional
        One of your own; without it, the shipped ones.
    formulas : mapping, optional
        Formulas in place of the model's, by name.
    outcomes : mapping, optional
        What is to be watched besides: functions of an `Assessment`, by label.
    """
    show_page(forked(ExplorerReading, scenario, formulas, outcomes))


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(ExplorerReading)
