"""What the page on the years computes of a state."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from deterrence_kit.app import plan_editor
from deterrence_kit.app.packages import unpacked
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State
from deterrence_kit.model.severity.rung_bands import SHARES
from deterrence_kit.model.severity.war import FAILED
from deterrence_kit.model.years.futures import Future, Futures
from deterrence_kit.model.years.preview import Preview
from deterrence_kit.pages.crises_and_trust import asked
from deterrence_kit.pages.crises_and_trust.lived import (
    MANY,
    QUICK,
    Case,
    after_crisis,
    case_of,
    futures_of,
    mean_of,
)
from deterrence_kit.pages.crises_and_trust.words import years_answer
from deterrence_kit.views.shapes import Answer


class Findings(Reading):
    """The years on average and in many futures, of the plan and of what it is compared with."""

    EVENTS: ClassVar = {**plan_editor.EVENTS, **asked.EVENTS}

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.case = case_of(state)
        self.count = QUICK

    @cached_property
    def other(self) -> tuple[str, Case]:
        """What the plan is compared with: its name and its case."""
        chosen = asked.comparable(self.state).get(self.state.choice("against"))
        if chosen is None or self.state.choice("against") == "baseline":
            return "the baseline", case_of(self._as_long(State(self.state.scenario)))
        package = self.state.packages[int(self.state.choice("against")[-1]) - 1]
        return chosen, case_of(self._as_long(unpacked(self.state, package)))

    def _as_long(self, other: State) -> State:
        """Another state, over the years that are shown."""
        return other.chosen("years", self.state.choice("years"))

    @property
    def mean(self) -> Preview:
        """The years on average."""
        return mean_of(self.case)

    @property
    def other_mean(self) -> Preview:
        """The same of what the plan is compared with."""
        return mean_of(self.other[1])

    @property
    def found(self) -> Futures:
        """As many futures as there has been time for."""
        return futures_of(self.case, self.count)

    @property
    def other_found(self) -> Futures:
        """The same of what the plan is compared with."""
        return futures_of(self.other[1], self.count)

    @cached_property
    def one(self) -> Future:
        """The future that is told."""
        return futures_of(self.case, QUICK).future(int(self.state.choice("future")) - 1)

    @property
    def calm(self) -> Preview:
        """The years on average, without a crisis this year."""
        return after_crisis(self.case, "")

    @property
    def violated(self) -> Preview:
        """The same with a commitment failed this year."""
        return after_crisis(self.case, "violated")

    @property
    def honoured(self) -> Preview:
        """The same with a commitment honoured this year."""
        return after_crisis(self.case, "honoured")

    @cached_property
    def shares(self) -> dict[str, float]:
        """Of challenges: that come to force, with deaths, that grow into war; as they are today."""
        return {name: float(getattr(self.now, name)) for name in SHARES}

    def refine(self) -> Iterator[None]:
        """More futures, of the plan and of what it is compared with."""
        for count in MANY:
            futures_of(self.case, count)
            yield
            futures_of(self.other[1], count)
            self.count = count
            yield

    def words(self) -> Answer:
        """The answer: a challenge by then, credibility and trust in the end, what heals."""
        told = years_answer(
            self.scenario, self.mean, self.other_mean, self.other[0],
            float(self.now.threshold), self.violated, self.calm,
            [self.shares[name] for name in SHARES],
        )  # fmt: skip
        if not self.scenario.war:
            return told
        failed = f"{self.scenario.war.sentence} {self.restoring}"
        return told | {"sentence": f"{failed} {told['sentence']}", "verdict": FAILED}
