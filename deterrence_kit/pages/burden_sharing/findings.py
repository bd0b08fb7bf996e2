"""What the page on burden sharing computes of a state."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache

import numpy as np

from deterrence_kit.analysis.alliance.guideline import Guideline, guideline_met
from deterrence_kit.analysis.alliance.other_burdens import other_burdens
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, scenario_called, scenario_of
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model import Scenario, assess
from deterrence_kit.pages.burden_sharing.inhabitants import populations
from deterrence_kit.pages.burden_sharing.words import card_rows
from deterrence_kit.views.shapes import Card


@lru_cache(maxsize=32)
def siblings(name: str) -> tuple[str, ...]:
    """The scenarios of the same pact, which differ in who is protected; the named one first.

    Examples
    --------
    >>> siblings("nato-norway")[:2]
    ('nato-norway', 'nato-estonia')
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


class Findings(Reading):
    """What the guideline costs and buys, for this protégé and the others of its pact."""

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
    def met_before(self) -> Guideline:
        """The baseline's, in the members' order; who was not there paid nothing."""
        met, codes = _baseline_met(self.state.scenario), self.shipped.codes
        place = [codes.index(c) if c in codes else len(codes) for c in self.scenario.codes]
        gap, gain = (np.append(paid, 0.0)[place] for paid in (met.gap, met.gain))
        return replace(met, gap=gap, gain=gain)

    @property
    def others_before(self) -> dict[str, float]:
        """The same at the baseline."""
        return _baseline_others(self.state.scenario)

    @property
    def shipped_burdens(self) -> tuple[np.ndarray, np.ndarray]:
        """GDP and burden of the members at the baseline, whoever has left or joined since."""
        return self.shipped.gdp, _baseline_burden(self.state.scenario)

    @property
    def guideline(self) -> float:
        """The guideline, % of GDP."""
        return self.state.value("guideline")

    def card(self, code: str) -> Card | None:
        """The card of one member, with what it carries."""
        card = super().card(code)
        if not card or code not in self.scenario.codes:
            return card
        place = self.scenario.codes.index(code)
        own = card_rows(self.scenario, self.now, self.met, self.population, place)
        kept = [row for row in card["rows"] if row[0] not in ("Spending", "Personnel")]
        return Card(**card | {"rows": own + kept[:2]})
