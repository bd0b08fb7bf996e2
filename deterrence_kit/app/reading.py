"""One state, assessed: what every page says about it. A page adds its own pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import numpy as np

from deterrence_kit.analysis import assess_cases
from deterrence_kit.app.about import about
from deterrence_kit.app.choices import CHOICES
from deterrence_kit.app.controls import OWN
from deterrence_kit.app.fork import fork_mark, own_blocks
from deterrence_kit.app.links import query_of
from deterrence_kit.app.membership import name_of
from deterrence_kit.app.state import FIRST_TOUCHED, State, scenario_called, scenario_of
from deterrence_kit.model import Assessment, assess
from deterrence_kit.model.assessment import MEMBER_QUANTITIES
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, TABLES
from deterrence_kit.views import words


@lru_cache(maxsize=32)
def _baseline(scenario: str) -> Assessment:
    return assess(scenario_called(scenario))


def _aligned(assessment: Assessment, before: tuple[str, ...], now: tuple[str, ...]) -> Assessment:
    """The members' arrays in another order of members; who was not there delivered nothing."""
    place = [before.index(code) if code in before else len(before) for code in now]
    arrays = {name: getattr(assessment, name) for name in MEMBER_QUANTITIES}
    return replace(assessment, **{n: np.append(a, 0.0)[place] for n, a in arrays.items()})


class Reading:
    """What the model says about a state, computed when it is first asked for.

    A page subclasses it and fills in `columns`, `props`, `captions` and `pictures`, and where it
    has them `blocks` (texts, tables and forms) and `refine` (what takes too long for a drag).
    """

    MAIN: ClassVar[frozenset[str] | None] = None  # sliders open at first; None: as declared
    SLIDERS: ClassVar[tuple[str, ...]] = ("levers", "assumptions")  # tables that have sliders here
    PICKER: ClassVar[str] = "scenario"  # what the page is about: the scenario, or one of CHOICES
    # What this page's blocks can ask for, by kind: the state and the event make the next state.
    EVENTS: ClassVar[Mapping[str, Callable[[State, Mapping[str, Any]], State]]] = {}
    # What a notebook of one's own watches besides, by label, see `fork.forked`.
    OUTCOMES: ClassVar[Mapping[str, Callable[[Assessment], Any]]] = {}

    def __init__(self, state: State) -> None:
        self.state = state
        self.shipped = scenario_called(state.scenario)
        self.scenario = scenario_of(state)
        self.names = dict(zip(self.scenario.codes, self.scenario.names, strict=True))
        self.changes = state.changes_in("levers", "assumptions")

    @property
    def subject(self) -> str:
        """What the page is about, as a title."""
        return f"{self.shipped.title}, {self.shipped.year}"

    @property
    def summary(self) -> str:
        """What it is about, in a few sentences."""
        return self.shipped.summary

    @staticmethod
    def arriving(query: str) -> str:
        """A link as this page takes it; see `fork.arriving`."""
        return query

    def steps(self) -> list[str]:
        """Cells of the notebook that computes what is shown; none: those of one commitment."""
        return []

    def compared(self) -> list[str]:
        """Sentences of a brief on what is compared, where its pictures show more than one case."""
        return []

    def further_steps(self) -> list[str]:
        """Cells after those of one commitment: what else this page computes."""
        return []

    @property
    def touched(self) -> str:
        """The setting last moved, among those that enter one year's assessment."""
        base = self.state.touched.partition(".")[0]
        return self.state.touched if base in LEVERS | ASSUMPTIONS else FIRST_TOUCHED

    @cached_property
    def now(self) -> Assessment:
        """The assessment of the state."""
        return assess_cases(self.scenario, self.changes, members=True)

    @cached_property
    def before(self) -> Assessment:
        """The assessment of the scenario as it is shipped: the baseline, in the members' order."""
        shipped = _baseline(self.state.scenario)
        if self.scenario is self.shipped:
            return shipped
        return _aligned(shipped, self.shipped.codes, self.scenario.codes)

    def columns(self) -> dict[str, dict[str, Any]]:
        """Columns of every source on the page, by the source's name."""
        raise NotImplementedError

    def props(self) -> dict[str, dict[str, Any]]:
        """Properties of named Bokeh models: scales, labels, and ``<picture>_frame`` of a map."""
        return {}

    def captions(self) -> dict[str, str]:
        """The sentence under each picture."""
        raise NotImplementedError

    def pictures(self) -> dict[str, dict[str, Any]]:
        """The pictures, drawn once, see `pictures.picture`."""
        raise NotImplementedError

    def blocks(self) -> dict[str, dict[str, Any]]:
        """Texts, tables and forms beside the pictures, by name, see `blocks.block`."""
        return own_blocks(self)

    def refine(self) -> Iterator[None]:
        """Compute what takes longer than a drag allows, in short steps; the page shows each.

        It runs when the sliders have rested, and is dropped at the next move. A step keeps what it
        found in the reading, from where `columns` and `blocks` take it.
        """
        yield from ()

    def words(self) -> dict[str, Any]:
        """The answer in figures and words; with ``headline`` a page gives figures of its own."""
        return words.answer_words(self.scenario, self.now, self.before)

    def card(self, code: str) -> dict[str, Any] | None:
        """The card of one member, or of one that has left, or None."""
        if code in self.state.left:
            return words.departed_card(code, name_of(self.state, code))
        if code not in self.scenario.codes:
            return None
        return words.card_words(self.scenario, self.now, self.scenario.codes.index(code))

    def page(self, ally: str) -> dict[str, Any]:
        """The address, the marks at the baseline and the text about the scenario."""
        shown = [name for table in self.SLIDERS for name in TABLES[table]]
        marks = {name: self.scenario.default_of(name) for name in shown}
        if "levers" in self.SLIDERS:
            marks |= {f"own.{name}": self.state.value_without(f"{name}.{ally}") for name in OWN}
        own = {f"{name}.{ally}": f"own.{name}" for name in OWN}
        return {
            "query": query_of(self.state) + fork_mark(self),
            "scenario": {"name": self.state.scenario, "title": self.shipped.title},
            "choices": {name: self.state.choice(name) for name in CHOICES},
            "can_reset": self.state.differs,
            "defaults": marks,
            "changed": [own.get(name, name) for name in self.state.changes],
            "about": about(self.scenario),
        }
