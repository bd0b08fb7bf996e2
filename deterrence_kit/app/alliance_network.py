"""Alliance network: who would show up, whom does it hang on, what if one leaves?"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from deterrence_kit.analysis.balance import Balance, balance
from deterrence_kit.analysis.dependence import delivery, dependence
from deterrence_kit.app.membership import membership, name_of
from deterrence_kit.app.neighbours import (
    friends_and_rivals,
    pacts_in,
    pairs_of_today,
    partners_of,
)
from deterrence_kit.app.page import prepare_page, show_page
from deterrence_kit.app.pictures import coastline, picture
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, scenario_called, scenario_of
from deterrence_kit.datasets import history
from deterrence_kit.model import Scenario, assess
from deterrence_kit.views import alliance, measures, network, pact_web, ranking
from deterrence_kit.views import alliance_words as words
from deterrence_kit.views.alliance import alliance_columns, setting_columns
from deterrence_kit.views.alliance_figure import draw_alliance
from deterrence_kit.views.arrangement import Arrangement, Partners, arrangement
from deterrence_kit.views.measures import Standing, measures_columns
from deterrence_kit.views.measures_figure import draw_measures
from deterrence_kit.views.pact_web import pact_web_columns
from deterrence_kit.views.pact_web_figure import draw_pact_web
from deterrence_kit.views.ranking import ranking_columns
from deterrence_kit.views.ranking_figure import draw_ranking

Codes, Columns = tuple[str, ...], dict[str, dict[str, Any]]


def _roster(name: str, joined: Codes) -> Scenario:
    """The pact with everybody in it who has left or joined."""
    return scenario_of(State(name, joined=joined))


@lru_cache(maxsize=64)
def _partners(name: str, joined: Codes) -> Partners:
    return partners_of(_roster(name, joined))


@lru_cache(maxsize=64)
def _balance(name: str, left: Codes, joined: Codes) -> Balance:
    scenario = scenario_of(State(name, left=left, joined=joined))
    return balance(*friends_and_rivals(scenario, _partners(name, joined)))


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
    return np.r_[_baseline(name).assessment.delivered, np.zeros(len(joined))]


@lru_cache(maxsize=64)
def _places(name: str, joined: Codes, layout: str) -> Arrangement:
    delivered, partners = _delivered(name, joined), _partners(name, joined)
    return arrangement(_roster(name, joined), delivered, partners, layout)


@lru_cache(maxsize=64)
def _setting(name: str, joined: Codes, layout: str) -> Columns:
    return setting_columns(
        _roster(name, joined), _delivered(name, joined), _places(name, joined, layout),
        _partners(name, joined),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _web(name: str, joined: Codes, when: str, absent: Codes) -> tuple[Columns, str]:
    """Columns and sentence of the pacts of a year; `absent` are the files that are not in place."""
    roster, partners = _roster(name, joined), _partners(name, joined)
    codes = [c for c in (*roster.codes, *roster.challenger_codes, *partners.codes) if c]
    (pacts, note), today = pacts_in(when, codes, absent), pairs_of_today(codes)
    columns = pact_web_columns(roster, partners, pacts, today)
    shown = pact_web.TODAY if note else when
    return columns, words.pact_web_words(shown, len(pacts), len(today), len(codes), note)


class AllianceReading(Reading):
    """The pact on the map or as a network, whom it hangs on, its measures, pacts over the years."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.key = (state.scenario, state.joined)
        self.membership = (state.scenario, state.left, state.joined)
        self.roster, self.partners = _roster(*self.key), _partners(*self.key)
        self.places = _places(*self.key, state.choice("layout"))

    @cached_property
    def standing(self) -> Standing:
        """How the pact holds together now."""
        balanced = _balance(*self.membership)
        hangs = dependence(self.scenario, self.changes)
        return Standing(self.scenario, self.now, hangs, delivery(self.scenario, self.now), balanced)

    @property
    def web(self) -> tuple[Columns, str]:
        """Columns and sentence of the pacts of the chosen year."""
        return _web(*self.key, self.state.choice("year"), history.missing())

    @cached_property
    def ranked(self) -> dict[str, dict[str, Any]]:
        """Columns of the ranking."""
        names = dict(zip(self.roster.codes, self.roster.names, strict=True))
        baseline = _baseline(self.state.scenario).dependence
        return ranking_columns(self.standing.dependence, baseline, names)

    def columns(self) -> dict[str, dict[str, Any]]:
        """Columns of every source on the page."""
        return (
            alliance_columns(
                self.scenario, self.now, self.roster, _delivered(*self.key), self.places
            )
            | _setting(*self.key, self.places.layout)
            | self.ranked
            | measures_columns(self.standing, _baseline(self.state.scenario))
            | self.web[0]
        )  # fmt: skip

    def props(self) -> dict[str, dict[str, Any]]:
        """Properties of named models: frames, scales, names of rows, and whether coasts show."""
        low, high = ranking.scale(self.ranked)
        return {
            "map_frame": self.places.window.bounds,
            "coast": {"visible": self.places.layout == "map"},
            "pacts_frame": pact_web.VIEW.bounds,
            "pacts_style": {"--dk-year": "none" if history.missing() else "flex"},
            "ranking_x": {"start": low, "end": high},
            "ranking_y": {"start": ranking.bottom(self.ranked)},
            "ranking_rows": {"major_label_overrides": ranking.row_names(self.ranked)},
        }

    def captions(self) -> dict[str, str]:
        """The sentence under each picture."""
        left, joined = (
            tuple(name_of(self.state, code) for code in codes)
            for codes in (self.state.left, self.state.joined)
        )
        return {
            "map": words.alliance_words(self.standing, self.partners, left, joined),
            "ranking": words.ranking_words(self.standing),
            "measures": words.measures_words(self.standing),
            "pacts": self.web[1],
        }

    def page(self, ally: str) -> dict[str, Any]:
        """The page's state, with what can be changed in the membership."""
        return super().page(ally) | {"members": membership(*self.membership)}

    def pictures(self) -> dict[str, dict[str, Any]]:
        """Map or network, ranking, measures, and the pacts of a year."""
        columns = self.columns()
        web = {name: columns[name] for name in columns if name.startswith("web_")}
        return {
            "map": picture(
                draw_alliance({n: columns[n] for n in alliance.SOURCES}, coastline()),
                "Who would come", 500, "states", network.TABLE,
                tap="states", fit=True, choice="layout", legend=alliance.LEGEND,
            ),
            "ranking": picture(
                draw_ranking(self.ranked), "Whom it hangs on", 420, "losses", ranking.TABLE,
            ),
            "pacts": picture(
                draw_pact_web(web), "Who is pledged to whom", 480, "web_pacts", pact_web.TABLE,
                fit=True, choice="year", legend=pact_web.LEGEND,
            ),
            "measures": picture(
                draw_measures({"gauges": columns["gauges"]}), "How it holds together", 260,
                "gauges", measures.TABLE,
            ),
        }  # fmt: skip


def show() -> None:
    """Display the alliance network in a notebook."""
    show_page(AllianceReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(AllianceReading)
