"""What the page computes: draws, bands, ranks, what flips the verdict, what makes the spread, rules."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import TypeAlias

import numpy as np

from deterrence_kit.analysis.doubt.difference import Difference, difference
from deterrence_kit.analysis.doubt.discovery import Discovery, DiscoverySearch, discovered
from deterrence_kit.analysis.doubt.labelled_cases import CASES, LabelledCases
from deterrence_kit.analysis.doubt.prim import Box
from deterrence_kit.analysis.doubt.ranking import (
    PACT_LEVERS,
    RANK_DRAWS,
    Ranking,
    lever_gains,
    pivotal_allies,
)
from deterrence_kit.analysis.doubt.reversal import Reversal, reversals
from deterrence_kit.analysis.doubt.separate_process import SeparateProcess
from deterrence_kit.analysis.doubt.sobol import Sensitivity
from deterrence_kit.analysis.doubt.tornado import Tornado, tornado
from deterrence_kit.analysis.doubt.uncertainty import (
    STEPS,
    Uncertainty,
    uncertainty,
    uncertainty_in_steps,
)
from deterrence_kit.analysis.doubt.variance import variance_shares
from deterrence_kit.analysis.doubt.verdict import Verdict
from deterrence_kit.app.kept import Kept
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.model.settings import ASSUMPTIONS
from deterrence_kit.model.severity.war import FAILED
from deterrence_kit.pages.uncertainty import words
from deterrence_kit.pages.uncertainty.choosing import (
    Choosing,
    between_packages,
    between_verdicts,
    packages_key,
)
from deterrence_kit.pages.uncertainty.words import FIGURES
from deterrence_kit.views.doubt_words import big_word
from deterrence_kit.views.shapes import Answer, Columns
from deterrence_kit.views.verdict_words import wording

# Where bands have not settled at the last of the usual steps, a few more are taken.
MORE_STEPS = (*STEPS, 4000, 8000)
LOOK = 0.03  # seconds between two looks whether a search is done

Case: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...], tuple[tuple[str, float], ...], str]
# Found in this process, by what they depend on.
RULES = Kept[tuple[LabelledCases, tuple[Box, ...]]]()
SPREADS = Kept[Sensitivity]()
CHOICES = Kept[Choosing]()


@lru_cache(maxsize=4)
def _baseline(name: str, draws: int) -> Uncertainty:
    """The shipped scenario in the same draws."""
    return uncertainty(scenario_called(name), {}, draws)


class Findings(Reading):
    """Draws, bands, the tornado, who and what comes first, and what would flip the verdict."""

    OUTER = (0.05, 0.95)  # between which each assumption is moved alone

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._steps = uncertainty_in_steps(self.scenario, self.changes, MORE_STEPS)
        self.found: Uncertainty = next(self._steps)
        self.allies: Ranking | None = None
        self.levers: Ranking | None = None
        self.complaints: dict[str, str] = {}
        self._columns: dict[tuple[str, int], Columns] = {}

    def while_drawn(self, picture: str, make: Callable[[], Columns]) -> Columns:
        """A picture's columns, made anew only when there are more draws."""
        key = picture, self.found.draws
        if key not in self._columns:
            self._columns = {k: v for k, v in self._columns.items() if k[0] != picture}
            self._columns[key] = make()
        return self._columns[key]

    def draw(self) -> None:
        """The page's own draws: its brief tells the range that the page shows."""
        self.doubt = self.found

    # --- what is read ---------------------------------------------------------------------------
    @property
    def told(self) -> Verdict:
        """The verdict at the sliders, with the share of the draws that agree."""
        holds = bool(self.now.holds)
        share = self.found.holding
        return Verdict(holds, share if holds else 1 - share, self.found.draws)

    @property
    def settled(self) -> bool:
        """Whether the pact's bands have stopped moving."""
        return self.found.settled(*FIGURES)

    @property
    def change(self) -> Difference | None:
        """Credibility against the baseline, draw by draw; None at the baseline."""
        return difference(self.found_before, self.found) if self.state.differs else None

    @property
    def found_before(self) -> Uncertainty:
        """The baseline over the same draws."""
        return _baseline(self.state.scenario, self.found.draws)

    @cached_property
    def swings(self) -> Tornado:
        """What each assumption does by itself, between the ends of its nine draws in ten."""
        ends = {
            name: tuple(p.quantile(np.array(self.OUTER), self.changes.get(name)).tolist())
            for name, p in ASSUMPTIONS.items()
        }
        outcome = self.state.choice("matters")
        return tornado(self.scenario, ends, outcome, changes=self.changes)

    @cached_property
    def reversals(self) -> tuple[Reversal, ...]:
        """What each assumption would have to be for another verdict."""
        return reversals(self.scenario, self.changes)

    @property
    def rules(self) -> Discovery | None:
        """The rules, where they have been found; what they varied may have been moved since."""
        known = RULES.get(self._case("rules"))
        return None if known is None else discovered(self.scenario, self.changes, *known)

    @property
    def spread(self) -> Sensitivity | None:
        """What makes the spread, where it has been worked out for this very case."""
        return SPREADS.get(self._case("matters"))

    @property
    def choosing(self) -> Choosing | None:
        """What knowing each assumption would change, where it has been worked out."""
        return CHOICES.get(self._choice_key)

    @property
    def _choice_key(self) -> tuple[object, ...]:
        packages = packages_key(self.state)
        case = self._case("matters")
        return (*(case if packages else case[:-1]), self.state.left, self.state.joined, packages)

    def _case(self, choice: str) -> Case:
        """What a finding depends on: a rule among the levers does not on where they stand."""
        state, chosen = self.state, self.state.choice(choice)
        varied = PACT_LEVERS if (choice, chosen) == ("rules", "levers") else ()
        changes = tuple(sorted((n, v) for n, v in self.changes.items() if n not in varied))
        return state.scenario, state.left, state.joined, changes, chosen

    def words(self) -> Answer:
        """The verdict with the share of the draws that agree, in figures and in a sentence."""
        told = self.told
        said, war = wording(self.scenario), self.scenario.war
        sentence = words.answer_sentence(told, self.found, self.change, said)
        share = words.in_hundred(told.agreeing)
        verdict = FAILED if war else f"Deterrence {big_word(said, told.holds, told.share)}"
        return {
            "headline": words.headline(self.now, self.before, told, self.found, self.settled, said),
            "sentence": f"{war.sentence} {self.restoring} {sentence}" if war else sentence,
            "verdict": FAILED if war else "",
            "strip": f"{verdict} · {share} draws agree",
        }

    # --- what takes longer ----------------------------------------------------------------------
    def refine(self) -> Iterator[None]:
        """More draws until the bands settle; then ranks; then rules, where they are asked for."""
        for found in self._steps:
            self.found = found
            yield
            if found.draws >= STEPS[-1] and self.settled:
                break
        yield from self._rank()
        yield from self._choose()
        yield from self._explain()
        yield from self._look()

    def _rank(self) -> Iterator[None]:
        if self.levers is None:
            self.levers = lever_gains(self.scenario, self.changes, RANK_DRAWS)
            yield
        if self.allies is None and len(self.scenario.codes) > 1:
            self.allies = pivotal_allies(self.scenario, self.changes, RANK_DRAWS)
            yield

    def _choose(self) -> Iterator[None]:
        if self.choosing is not None:
            return
        if not self.state.packages:
            CHOICES.keep(self._choice_key, between_verdicts(self.found))
            yield
            return
        for found in between_packages(self.state, self.state.choice("matters")):
            if found is not None:
                CHOICES.keep(self._choice_key, found)
            yield

    def _explain(self) -> Iterator[None]:
        if self.state.choice("spread") == "off" or self.spread is not None:
            return
        outcome = self.state.choice("matters")
        work = SeparateProcess(variance_shares, self.scenario, self.changes, outcome)
        try:
            while not work.done:
                time.sleep(LOOK)
                yield
            SPREADS.keep(self._case("matters"), work.result())
        except (ImportError, RuntimeError) as fault:
            self.complaints["spread"] = str(fault)
        finally:
            work.stop()
        yield

    def _look(self) -> Iterator[None]:
        over = self.state.choice("rules")
        if over == "off" or self.rules is not None:
            return
        search = DiscoverySearch(self.scenario, self.changes, over, CASES)
        try:
            while (found := search.boxes()) is None:
                time.sleep(LOOK)
                yield
            RULES.keep(self._case("rules"), (search.drawn, found))
        except (ImportError, RuntimeError) as fault:
            self.complaints["rules"] = str(fault)
        finally:
            search.stop()
        yield
