"""Regional conflict: where would a challenger probe first, and does a change deter, or divert?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import numpy as np

from deterrence_kit.app import plan_editor
from deterrence_kit.app.about import LIMITS
from deterrence_kit.app.blocks import Part, action, actions, block, field, form, text
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.page import prepare_page, show_page
from deterrence_kit.app.pictures import coastline, picture
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.regions import (
    lever_changes,
    moved_region,
    pact_of,
    region_of,
    representatives,
)
from deterrence_kit.app.state import State
from deterrence_kit.datasets.regions import load_region
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.dynamics import preview
from deterrence_kit.model.matrix import Matrix, matrix, table_of_pairs
from deterrence_kit.model.rates import Rates
from deterrence_kit.model.region import Region
from deterrence_kit.model.regional import Regional
from deterrence_kit.model.schedule import Schedule
from deterrence_kit.model.settings import ASSUMPTIONS, RATES, REGIONAL
from deterrence_kit.model.shift import Shift, shift
from deterrence_kit.views import pair_ranking, risk_map, risk_matrix, threat_web
from deterrence_kit.views import risk_words as words
from deterrence_kit.views.pair_ranking_figure import draw_pair_ranking
from deterrence_kit.views.plan_words import step_words
from deterrence_kit.views.risk import TABLE, Risk, codes, risk_of
from deterrence_kit.views.risk_map_figure import draw_risk_map
from deterrence_kit.views.risk_matrix_figure import draw_risk_matrix
from deterrence_kit.views.threat_web_figure import draw_threat_web

Columns = dict[str, dict[str, Any]]
Places = dict[tuple[str, str], tuple[float, float]]


World = tuple[tuple[str, float], ...]  # assumptions that differ, as a key
WORLD = ("assumptions", "regional", "rates")  # the tables they are from; they hold for all pacts


@lru_cache(maxsize=64)
def _unmoved(name: str, world: World) -> Matrix:
    """The region's matrix with its pacts as the files have them."""
    return matrix(load_region(name), **_options(dict(world)))


@lru_cache(maxsize=64)
def _unmoved_risk(name: str, world: World, year: int) -> Risk:
    """The same, today or some years from now."""
    return _risk(load_region(name), _unmoved(name, world), _over_years(dict(world)), year)


def _options(world: Mapping[str, float]) -> dict[str, Any]:
    """Assumptions that differ, as `matrix` takes them."""
    tables = {"assumptions": (Assumptions, ASSUMPTIONS), "regional": (Regional, REGIONAL)}
    return {
        name: table(**{n: v for n, v in world.items() if n in known})
        for name, (table, known) in tables.items()
    }


def _over_years(world: Mapping[str, float]) -> dict[str, Any]:
    """The same with the rates at which years move things, as `preview` takes them."""
    rates = Rates(**{n: v for n, v in world.items() if n in RATES})
    return {**_options(world), "rates": rates}


@lru_cache(maxsize=16)
def _spots(name: str) -> risk_map.Spots:
    return risk_map.Spots(load_region(name))


@lru_cache(maxsize=16)
def _web(name: str) -> Places:
    return threat_web.web_places(load_region(name))


def _risk(region: Region, today: Matrix, options: Mapping[str, Any], year: int) -> Risk:
    """The risk of each pair today, or on average when so many years have passed."""
    risk = risk_of(today)
    if not year:
        return risk
    then = preview(region, **options, years=year + 1)
    propensity = then.propensity[year]
    return replace(
        risk,
        propensity=propensity,
        expected=-np.log1p(-propensity),
        credibility=then.credibility[year],
    )


def choose(state: State, event: Mapping[str, Any]) -> State:
    """The state after a choice; another region begins at its own baseline."""
    name, value = event.get("name"), event.get("value")
    texts = isinstance(name, str) and isinstance(value, str)
    if not texts or value not in CHOICES.get(name, {}):
        raise ValueError("That cannot be chosen here.")
    if name != "region":
        return state.chosen(name, value)
    first = next(iter(representatives(value).values()))
    return State(first, choices=state.choices, packages=state.packages).chosen(name, value)


def choose_pact(state: State, event: Mapping[str, Any]) -> State:
    """The state in which the levers are another pact's; assumptions stay as they are."""
    offered = representatives(region_of(state).name)
    pact = event.get("pact")
    if not isinstance(pact, str) or pact not in offered:
        raise ValueError("That pact is not in this region.")
    world = state.changes_in(*WORLD)
    return State(offered[pact], world, choices=state.choices, packages=state.packages)


def choose_year(state: State, event: Mapping[str, Any]) -> State:
    """The state in which another year is shown."""
    values = event.get("values")
    year = values.get("when") if isinstance(values, Mapping) else None
    if (
        isinstance(year, bool)
        or not isinstance(year, int | float)
        or not 0 <= year <= words.LAST
        or year != int(year)
    ):
        raise ValueError(f"The years shown are 0 to {words.LAST}.")
    return state.chosen("when", f"{year:.0f}")


SETUP = """from deterrence_kit.app.regions import moved_region
from deterrence_kit.app.state import State
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.matrix import matrix
from deterrence_kit.model.regional import Regional
from deterrence_kit.model.shift import shift

region = moved_region(State({scenario!r}, left={left!r}, joined={joined!r}).chosen("region", {name!r}))
changes = {changes!r}
world = {{"assumptions": Assumptions(**{assumed!r}), "regional": Regional(**{regional!r})}}"""

COMPARISON = """before, now = matrix(region, **world), matrix(region, changes, **world)
print(shift(before, now).sentence())
for pair in now.ranking():
    print(f"{' → '.join(pair):16} {now.at(now.propensity, pair):.1%} a year")"""

YEARS = """from deterrence_kit.model.dynamics import preview
from deterrence_kit.model.rates import Rates
from deterrence_kit.model.schedule import parse_schedule

then = preview(region, changes, **world, rates=Rates(**{rates!r}),
               schedule=parse_schedule({plan!r})[0], years={years})
print(f"In {when}: {{then.propensity[-1].round(4).tolist()}}")"""


class RegionReading(Reading):
    """The region's risk on the map, as a matrix, as a ranking and as a network."""

    MAIN = frozenset(
        {"readiness", "presence", "shared_threat", "clarity", "decision_days", "diversion"}
    )
    SLIDERS = ("levers", "assumptions", "regional", "rates")
    PICKER = "region"
    EVENTS: ClassVar = {
        "choice": choose,
        "pact": choose_pact,
        "when": choose_year,
        "clear_plan": plan_editor.clear_plan,
    }

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.region = moved_region(state)
        self.name, self.pact = self.region.name, pact_of(state)
        self.year = int(state.choice("when"))

    @property
    def subject(self) -> str:
        """The region, as a title."""
        return f"{self.region.title}, {self.region.commitments[0].scenario.year}"

    @property
    def summary(self) -> str:
        """What the region is."""
        return self.region.summary

    def steps(self) -> list[str]:
        """Cells that compute the region, and the year that is shown."""
        state, year = self.state, self.year
        setup = SETUP.format(
            scenario=state.scenario, left=state.left, joined=state.joined, name=self.name,
            changes=lever_changes(state), assumed=state.changes_in("assumptions"),
            regional=state.changes_in("regional"),
        )  # fmt: skip
        later = YEARS.format(
            rates=state.changes_in("rates"), plan=str(self._by_then),
            years=year + 1, when=f"{year} years",
        )  # fmt: skip
        return [setup, COMPARISON, *([later] if year else [])]

    @cached_property
    def world(self) -> World:
        """The assumptions that differ; they hold for all pacts."""
        return tuple(sorted(self.state.changes_in(*WORLD).items()))

    @cached_property
    def options(self) -> dict[str, Any]:
        """What differs from the baseline, as `matrix` takes it."""
        return {"changes": lever_changes(self.state), **_options(dict(self.world))}

    @cached_property
    def today(self) -> Matrix:
        """The region's matrix with what has been moved."""
        return matrix(self.region, **self.options)

    @cached_property
    def risk(self) -> Risk:
        """The risk of each pair, in the year that is shown."""
        options = {**self.options, **_over_years(dict(self.world))}
        options["schedule"] = self._by_then
        return _risk(self.region, self.today, options, self.year)

    @property
    def schedule(self) -> Schedule:
        """The plan of the pact that is in this region; that of any other says nothing here."""
        return plan_editor.schedule_of(self.state) if self.pact else Schedule()

    @property
    def _by_then(self) -> Schedule:
        """What of it has begun in the year that is shown, and concerns those who are here."""
        here = {code for c in self.region.commitments for code in c.scenario.codes}
        return self.schedule.within(self.year + 1, here)

    @property
    def risk_before(self) -> Risk:
        """The same year at the baseline."""
        return _unmoved_risk(self.name, (), self.year)

    @cached_property
    def shift(self) -> Shift:
        """Where the levers move the risk in the year that is shown, whatever is assumed."""
        moved = shift(_unmoved(self.name, self.world), self.today)
        if not self.year:
            return moved
        unmoved = _unmoved_risk(self.name, self.world, self.year)
        change = table_of_pairs(self.region, self.risk.expected - unmoved.expected)
        touched = moved.before.pairs if self.schedule else moved.touched
        return replace(moved, change=change, touched=touched)

    @cached_property
    def _columns(self) -> Columns:
        region, now, before = self.region, self.risk, self.risk_before
        return (
            risk_map.risk_map_columns(region, now, before, _spots(self.name))
            | risk_matrix.risk_matrix_columns(region, now, before)
            | pair_ranking.pair_ranking_columns(region, now, before)
            | threat_web.threat_web_columns(region, now, before, _web(self.name))
        )

    def columns(self) -> Columns:
        """Columns of every source on the page."""
        return self._columns

    def props(self) -> Columns:
        """The map's window, and the names and ends of axes."""
        return (
            {
                "region_frame": _spots(self.name).window.bounds,
            }
            | risk_matrix.axes(self.region)
            | pair_ranking.axes(self._columns)
        )

    def words(self) -> dict[str, Any]:
        """The answer: any challenge, who is probed first, and whether it deters or diverts."""
        return words.answer(self.region, self.risk, self.risk_before, self.shift, self.year)

    def captions(self) -> dict[str, str]:
        """The sentence under each picture."""
        return {
            "region": risk_map.risk_map_words(self.region, self.risk, self.risk_before),
            "matrix": risk_matrix.risk_matrix_words(self.region, self.risk),
            "pairs": pair_ranking.pair_ranking_words(self.region, self.risk),
            "web": threat_web.threat_web_words(self.region, self.risk),
        }

    def card(self, code: str) -> dict[str, Any] | None:
        """The card of a pair, or of one ally of the pact."""
        if code in codes(self.region):
            place = codes(self.region).index(code)
            return words.pair_card(
                self.region.commitments[place], place, self.risk, self.risk_before
            )
        return super().card(code)

    def blocks(self) -> dict[str, dict[str, Any]]:
        """Which pact the levers move, and which year is shown."""
        offered = representatives(self.name)
        buttons = [action(pact, "pact", pressed=pact == self.pact, pact=pact) for pact in offered]
        shown = words.YEARS[str(self.year)]
        year = field(
            "when", "Year shown", "range", self.year, min=0, max=words.LAST, step=1, live=True,
            shown=shown, unit="years from now",
        )  # fmt: skip
        return {
            "whose": block(
                "Whose levers, and which year",
                text(self._whose()),
                actions(*buttons),
                form("when", [year]),
                *self._planned(),
                after="top",
            )
        }

    def _whose(self) -> str:
        if not self.pact:
            return (
                f"The levers are those of {self.scenario.title}, which is not in this region: pick "
                "one of its pacts. Assumptions hold everywhere."
            )
        others = "; the other pacts stay as they are" if len(self.region.pacts) > 1 else ""
        return f"The levers move {self.pact}, for all of its targets here{others}."

    def _planned(self) -> list[Part]:
        """What a plan made on another page brings, and how to be rid of it."""
        schedule = self.schedule
        if not schedule:
            return []
        review = [f"a review every {schedule.review} years"] if schedule.review else []
        steps = "; ".join([*review, *(step_words(step, self.names) for step in schedule.steps)])
        told = f"The plan from Crises and trust holds for every target here, in the years ahead: {steps}."
        return [text(told), actions(action("Take the plan out", "clear_plan"))]

    def page(self, ally: str) -> dict[str, Any]:
        """The page's state, with the region that is shown."""
        told = super().page(ally)
        return told | {
            "choices": told["choices"] | {"region": self.name},
            "about": words.about_region(self.region, LIMITS),
        }

    def pictures(self) -> dict[str, dict[str, Any]]:
        """Map, matrix, ranking and network."""
        columns = self._columns
        return {
            "region": picture(
                draw_risk_map({n: columns[n] for n in risk_map.SOURCES}, coastline()),
                "Where a challenge may come", 500, "pairs", TABLE,
                tap="pairs", fit=True, legend=risk_map.LEGEND,
            ),
            "matrix": picture(
                draw_risk_matrix({"cells": columns["cells"]}), "Everyone against everyone, a year",
                500, "cells", TABLE, tap="cells",
            ),
            "pairs": picture(
                draw_pair_ranking({"ranked_pairs": columns["ranked_pairs"]}), "The pairs in order",
                430, "ranked_pairs", TABLE, tap="ranked_pairs",
            ),
            "web": picture(
                draw_threat_web({n: columns[n] for n in threat_web.SOURCES}),
                "Pacts and threats", 430, "web_threats", threat_web.TABLE, legend=threat_web.LEGEND,
            ),
        }  # fmt: skip


def show() -> None:
    """Display the page in a notebook."""
    show_page(RegionReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(RegionReading)
    for name in CHOICES["region"]:
        _unmoved(name, ()), _spots(name), _web(name)
