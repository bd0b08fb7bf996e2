"""What the page on a region computes of a state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar

from deterrence_kit.analysis import restoring
from deterrence_kit.app import plan_editor
from deterrence_kit.app.about import LIMITS
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.second import region_beside
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.model.region.matrix import Matrix, matrix
from deterrence_kit.model.region.pair_tables import table_of_pairs
from deterrence_kit.model.region.region import Commitment
from deterrence_kit.model.region.shift import Shift, shift
from deterrence_kit.model.years.schedule import Schedule
from deterrence_kit.pages.regional_conflict import asked
from deterrence_kit.pages.regional_conflict.about import about_region
from deterrence_kit.pages.regional_conflict.baseline import (
    WORLD,
    Assumed,
    World,
    assumed,
    risk_in,
    unmoved,
    unmoved_risk,
)
from deterrence_kit.pages.regional_conflict.risk import Risk, codes
from deterrence_kit.pages.regional_conflict.whose import (
    lever_changes,
    moved_region,
    opposed_of,
    pact_of,
)
from deterrence_kit.pages.regional_conflict.words import (
    answer,
    pair_card,
    second_words,
)
from deterrence_kit.views.record_words import facts_as_of
from deterrence_kit.views.shapes import Answer, Card


class Findings(Reading):
    """The risk of each pair of a region, in the year that is shown and at the baseline."""

    EVENTS: ClassVar = asked.EVENTS

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.alone = moved_region(state)
        self.region = region_beside(self.alone, state.choice("second"))
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

    @property
    def as_of(self) -> str:
        """When the region's facts were last checked."""
        pairs = [pair.scenario.basis for pair in self.region.commitments]
        return facts_as_of(self.region.checked, self.region.basis, pairs, "pairs")

    @cached_property
    def world(self) -> World:
        """The assumptions that differ; they hold for all pacts."""
        return tuple(sorted(self.state.changes_in(*WORLD).items()))

    @property
    def assumed(self) -> Assumed:
        """The same as the model takes them."""
        return assumed(self.world)

    @cached_property
    def today(self) -> Matrix:
        """The region's matrix with what has been moved."""
        return matrix(self.region, lever_changes(self.state), **self.assumed)

    @cached_property
    def risk(self) -> Risk:
        """The risk of each pair, in the year that is shown."""
        return risk_in(
            self.region, self.today, self.world, self.year,
            changes=lever_changes(self.state), schedule=self.by_then,
        )  # fmt: skip

    @cached_property
    def alone_risk(self) -> Risk:
        """The same if there were no second crisis elsewhere."""
        one = matrix(self.alone, lever_changes(self.state), **self.assumed)
        return risk_in(
            self.alone, one, self.world, self.year,
            changes=lever_changes(self.state), schedule=self.by_then,
        )  # fmt: skip

    @property
    def schedule(self) -> Schedule:
        """The plan of the pact that is in this region; that of any other says nothing here."""
        return plan_editor.schedule_of(self.state) if self.pact else Schedule()

    @property
    def by_then(self) -> Schedule:
        """What of it has begun in the year that is shown, and concerns those who are here."""
        here = {code for c in self.region.commitments for code in c.scenario.codes}
        return self.schedule.within(self.year + 1, here)

    @property
    def risk_before(self) -> Risk:
        """The same year at the baseline."""
        return unmoved_risk(self.name, (), self.year)

    @cached_property
    def shift(self) -> Shift:
        """Where the levers move the risk in the year that is shown, whatever is assumed of the world
        and of the opponents."""
        opposed = opposed_of(self.state)
        moved = shift(unmoved(self.name, self.world, opposed), self.today)
        if not self.year:
            return moved
        before = unmoved_risk(self.name, self.world, self.year, opposed)
        change = table_of_pairs(self.region, self.risk.expected - before.expected)
        touched = moved.before.pairs if self.schedule else moved.touched
        return replace(moved, change=change, touched=touched)

    def refine(self) -> Iterator[None]:
        """Nothing: a region has no one verdict to doubt."""
        yield from ()

    def words(self) -> Answer:
        """The answer: any challenge, who is probed first, and whether it deters or diverts."""
        told = answer(self.region, self.risk, self.risk_before, self.shift, self.year)
        if self.region is self.alone:
            return told
        title = scenario_called(self.state.choice("second")).title
        sentence = second_words(title, self.alone, self.region, self.alone_risk, self.risk)
        return told | {"sentence": f"{told['sentence']} {sentence}"}

    def card(self, code: str) -> Card | None:
        """The card of a pair, or of one ally of the pact."""
        if code not in codes(self.region):
            return super().card(code)
        place = codes(self.region).index(code)
        commitment = self.region.commitments[place]
        restored = self.restored(commitment)
        return pair_card(commitment, place, self.risk, self.risk_before, restored)

    def restored(self, commitment: Commitment) -> str:
        """What would restore deterrence where a war is under way, by the model; else nothing."""
        if not commitment.scenario.war:
            return ""
        moved = lever_changes(self.state).get(commitment.pact, {})
        changes = {**moved, **self.state.changes_in("assumptions")}
        return restoring(commitment.scenario, changes).sentence()

    def page(self, ally: str) -> dict[str, Any]:
        """The page's state, with the region that is shown."""
        told = super().page(ally)
        return told | {
            "choices": told["choices"] | {"region": self.name},
            "about": about_region(self.region, LIMITS),
        }
