"""Burden sharing: who carries what; what does a guideline cost each member, and buy?"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from deterrence_kit.analysis.guideline import Guideline, guideline_met, other_burdens
from deterrence_kit.app.page import prepare_page, show_page
from deterrence_kit.app.pictures import picture
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, scenario_called, scenario_of
from deterrence_kit.datasets import scenario_names
from deterrence_kit.datasets.accession import runs_on_today
from deterrence_kit.datasets.tables import states
from deterrence_kit.model import Scenario, assess
from deterrence_kit.model.burden_sharing import burden
from deterrence_kit.views import burden_bars, cost_bars, lorenz, worth_bars
from deterrence_kit.views import burden_words as words
from deterrence_kit.views.burden_bars import bar_columns, bar_props
from deterrence_kit.views.burden_bars_figure import draw_bars
from deterrence_kit.views.cost_bars import cost_columns, cost_props
from deterrence_kit.views.cost_bars_figure import draw_costs
from deterrence_kit.views.lorenz import lorenz_columns
from deterrence_kit.views.lorenz_figure import draw_lorenz
from deterrence_kit.views.worth_bars import worth_columns, worth_props
from deterrence_kit.views.worth_bars_figure import draw_worth


def populations(scenario: Scenario) -> np.ndarray:
    """Inhabitants of each member; NaN for states of the past and invented ones.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> populations(load_scenario("poland-1939"))
    array([nan, nan, nan])
    """
    known = states() if runs_on_today(scenario) else {}
    found = [known.get(code, {}).get("population") for code in scenario.codes]
    return np.array([np.nan if n is None else n for n in found], dtype=float)


@lru_cache(maxsize=32)
def siblings(name: str) -> tuple[str, ...]:
    """The scenarios of the same pact, which differ in who is protected; the named one first.

    Examples
    --------
    >>> siblings("nato-norway")
    ('nato-norway', 'nato-estonia', 'nato-poland', 'nato-turkiye')
    """
    own = scenario_called(name)
    others = {n: scenario_called(n) for n in scenario_names() if n != name}
    same = [n for n, s in others.items() if s.year == own.year and set(s.codes) == set(own.codes)]
    return (name, *same)


def _elsewhere(state: State, name: str) -> Scenario | None:
    """The same pact for another protégé, unless that one has left."""
    shipped = scenario_called(name)
    gone = shipped.codes[shipped.protege] in state.left
    return None if gone else scenario_of(replace(state, scenario=name))


@lru_cache(maxsize=32)
def _baseline_burden(name: str) -> np.ndarray:
    return assess(scenario_called(name)).burden


@lru_cache(maxsize=32)
def _baseline_met(name: str) -> Guideline:
    return guideline_met(scenario_called(name), {})


@lru_cache(maxsize=32)
def _baseline_others(name: str) -> dict[str, float]:
    return other_burdens(scenario_called(name), {})


class BurdenReading(Reading):
    """Burdens against the guideline, their Lorenz curve, the price of the guideline, its worth."""

    MAIN = frozenset({"guideline", "spending_floor", "spending", "durability", "sanctions"})

    @cached_property
    def met(self) -> Guideline:
        """What meeting the guideline costs and buys, for this protégé."""
        return guideline_met(self.scenario, self.changes)

    @cached_property
    def population(self) -> np.ndarray:
        """Inhabitants of each member."""
        return populations(self.scenario)

    @cached_property
    def others(self) -> dict[str, float]:
        """What burdens other than military spending would buy."""
        return other_burdens(self.scenario, self.changes)

    @cached_property
    def worth(self) -> dict[str, tuple[Guideline, Guideline]]:
        """For each protégé of this pact: what the guideline costs and buys, now and before."""
        own, *rest = siblings(self.state.scenario)
        found = {self.scenario.protege_name: (self.met, _baseline_met(own))}
        for scenario in filter(None, (_elsewhere(self.state, name) for name in rest)):
            met = guideline_met(scenario, self.changes, alone=False)
            found[scenario.protege_name] = (met, _baseline_met(scenario.name))
        return found

    @cached_property
    def _met_before(self) -> Guideline:
        """The baseline's, in the members' order; who was not there paid nothing."""
        met, codes = _baseline_met(self.state.scenario), self.shipped.codes
        place = [codes.index(c) if c in codes else len(codes) for c in self.scenario.codes]
        arrays = {name: np.append(getattr(met, name), 0.0)[place] for name in ("gap", "gain")}
        return replace(met, **arrays)

    @property
    def _ghost(self) -> tuple[np.ndarray, np.ndarray]:
        """GDP and burden of the members at the baseline, whoever has left or joined since."""
        return self.shipped.gdp, _baseline_burden(self.state.scenario)

    @property
    def _guideline(self) -> float:
        return self.state.value("guideline")

    @cached_property
    def _columns(self) -> dict[str, dict[str, Any]]:
        order, cost = self.state.choice("order"), self.state.choice("cost")
        return (
            bar_columns(
                self.scenario, self.now, self.before, self._guideline, order, self.population
            )
            | lorenz_columns(self.scenario, self.now, self._ghost)
            | cost_columns(self.scenario, self.met, self._met_before, self.population, cost)
            | worth_columns(self.worth, (self.others, _baseline_others(self.state.scenario)))
        )

    def columns(self) -> dict[str, dict[str, Any]]:
        """Columns of every source on the page."""
        return self._columns

    def props(self) -> dict[str, dict[str, Any]]:
        """Scales and the names at the rows."""
        columns = self._columns
        return bar_props(columns) | worth_props(columns) | cost_props(self.scenario, columns)

    def captions(self) -> dict[str, str]:
        """The sentence under each picture."""
        return {
            "burden": words.bars_words(
                self.scenario, self.now, self.met, self._guideline, self._kept()
            ),
            "lorenz": words.lorenz_words(self.scenario, self.now, self._columns),
            "cost": words.cost_words(self.scenario, self.met, self.population),
            "worth": words.worth_words(self.worth, self.others),
        }

    def _kept(self) -> np.ndarray:
        """Share of a budget that would survive a fiscal squeeze, for each member."""
        durability = [self.state.value(f"durability.{code}") for code in self.scenario.codes]
        one = np.ones(1)
        return burden(one, one, 0 * one, np.array(durability), self.state.value("squeeze") * one)

    def card(self, code: str) -> dict[str, Any] | None:
        """The card of one member, with what it carries."""
        card = super().card(code)
        if card and code in self.scenario.codes:
            place = self.scenario.codes.index(code)
            own = words.card_rows(self.scenario, self.now, self.met, self.population, place)
            kept = [row for row in card["rows"] if row[0] not in ("Spending", "Personnel")]
            card["rows"] = own + kept[:2]
        return card

    def pictures(self) -> dict[str, dict[str, Any]]:
        """Bars, curve, price and worth."""
        part = {
            "burden": _part(self._columns, "burdens", "guideline"),
            "lorenz": _part(
                self._columns, "lorenz_curve", "lorenz_ghost", "hoover", "lorenz_names"
            ),
            "cost": _part(self._columns, "costs", "cost_heads", "members"),
            "worth": _part(self._columns, "worths"),
        }
        return {
            "burden": picture(
                draw_bars(part["burden"]), "Who carries what", 430, "burdens", burden_bars.TABLE,
                tap="burdens", choice="order", legend=burden_bars.LEGEND,
            ),
            "lorenz": picture(
                draw_lorenz(part["lorenz"]), "How evenly it is shared", 270, "lorenz_curve", lorenz.TABLE,
            ),
            "cost": picture(
                draw_costs(part["cost"]), "What the guideline costs, and buys", 235, "members",
                cost_bars.TABLE, choice="cost",
            ),
            "worth": picture(
                draw_worth(part["worth"]), "What all together would buy", 225, "worths",
                worth_bars.TABLE,
            ),
        }  # fmt: skip


def _part(columns: dict[str, dict[str, Any]], *names: str) -> dict[str, dict[str, Any]]:
    return {name: columns[name] for name in names}


def show() -> None:
    """Display the page in a notebook."""
    show_page(BurdenReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(BurdenReading)
