"""Uncertainty: what matters most; in plain words, when does deterrence fail?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from deterrence_kit.analysis.agreement import (
    POLICY,
    RANK_DRAWS,
    Ranking,
    Verdict,
    lever_gains,
    pivotal_allies,
)
from deterrence_kit.analysis.apart import Apart
from deterrence_kit.analysis.discovery import CASES, Discovery, Sample, Search, discovered
from deterrence_kit.analysis.prim import Box
from deterrence_kit.analysis.reversal import Reversal, reversals
from deterrence_kit.analysis.sensitivity import Sensitivity, Tornado, tornado
from deterrence_kit.analysis.uncertainty import (
    STEPS,
    Difference,
    Uncertainty,
    difference,
    refined,
    uncertainty,
)
from deterrence_kit.analysis.variance import variance_shares
from deterrence_kit.app import uncertainty_blocks as parts
from deterrence_kit.app.page import prepare_page, show_page
from deterrence_kit.app.pictures import picture
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.app.uncertainty_steps import uncertainty_steps
from deterrence_kit.model.settings import ASSUMPTIONS
from deterrence_kit.views import bands, worlds
from deterrence_kit.views import tornado as tornado_views
from deterrence_kit.views import uncertainty_words as words
from deterrence_kit.views.bands import ROWS, ally_columns, ally_props, band_columns
from deterrence_kit.views.bands_figure import draw_ally_bands, draw_bands
from deterrence_kit.views.tornado import tornado_columns, tornado_props
from deterrence_kit.views.tornado_figure import draw_tornado
from deterrence_kit.views.worlds import world_columns, world_props
from deterrence_kit.views.worlds_figure import draw_worlds

# Where bands have not settled at the last of the usual steps, a few more are taken.
MORE_STEPS = (*STEPS, 4000, 8000)
LOOK = 0.03  # seconds between two looks whether a search is done


@lru_cache(maxsize=4)
def _baseline(name: str, draws: int) -> Uncertainty:
    """The shipped scenario in the same draws."""
    return uncertainty(scenario_called(name), {}, draws)


Case = tuple[str, tuple[str, ...], tuple[str, ...], tuple[tuple[str, float], ...], str]
# What has been looked for in this session.
_RULES: dict[Case, tuple[Sample, tuple[Box, ...]]] = {}
_SPREAD: dict[Case, Sensitivity] = {}


class UncertaintyReading(Reading):
    """Draws, bands, the tornado, who and what comes first, and what would flip the verdict."""

    MAIN = frozenset(
        {
            "readiness", "presence", "sanctions", "clarity", "mobilisation_days", "loss",
            "contest_exponent", "base_rate", "window_days",
        }
    )  # fmt: skip
    EVENTS = {"load_case": parts.load_case}  # noqa: RUF012

    OUTER = (0.05, 0.95)  # between which each assumption is moved alone

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._steps = refined(self.scenario, self.changes, MORE_STEPS)
        self.found: Uncertainty = next(self._steps)
        self.allies: Ranking | None = None
        self.levers: Ranking | None = None
        self.complaints: dict[str, str] = {}
        self._made: tuple[int, dict[str, dict[str, Any]]] = (0, {})

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
        return self.found.settled(*ROWS)

    @property
    def change(self) -> Difference | None:
        """Credibility against the baseline, draw by draw; None at the baseline."""
        return difference(self._before, self.found) if self.state.differs else None

    @property
    def _before(self) -> Uncertainty:
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
        known = _RULES.get(self._case("rules"))
        return None if known is None else discovered(self.scenario, self.changes, *known)

    @property
    def spread(self) -> Sensitivity | None:
        """What makes the spread, where it has been worked out for this very case."""
        return _SPREAD.get(self._case("matters"))

    def _case(self, choice: str) -> Case:
        """What a finding depends on: a rule among the levers does not on where they stand."""
        state, chosen = self.state, self.state.choice(choice)
        varied = POLICY if (choice, chosen) == ("rules", "levers") else ()
        changes = tuple(sorted((n, v) for n, v in self.changes.items() if n not in varied))
        return state.scenario, state.left, state.joined, changes, chosen

    # --- what takes longer ----------------------------------------------------------------------
    def refine(self) -> Iterator[None]:
        """More draws until the bands settle; then ranks; then rules, where they are asked for."""
        for found in self._steps:
            self.found = found
            yield
            if found.draws >= STEPS[-1] and self.settled:
                break
        yield from self._rank()
        yield from self._explain()
        yield from self._look()

    def _rank(self) -> Iterator[None]:
        if self.levers is None:
            self.levers = lever_gains(self.scenario, self.changes, RANK_DRAWS)
            yield
        if self.allies is None and len(self.scenario.codes) > 1:
            self.allies = pivotal_allies(self.scenario, self.changes, RANK_DRAWS)
            yield

    def _explain(self) -> Iterator[None]:
        if self.state.choice("spread") == "off" or self.spread is not None:
            return
        outcome = self.state.choice("matters")
        work = Apart(variance_shares, self.scenario, self.changes, outcome)
        try:
            while not work.done:
                time.sleep(LOOK)
                yield
            _SPREAD[self._case("matters")] = work.result()
        except (ImportError, RuntimeError) as fault:
            self.complaints["spread"] = str(fault)
        finally:
            work.stop()
        yield

    def _look(self) -> Iterator[None]:
        over = self.state.choice("rules")
        if over == "off" or self.rules is not None:
            return
        search = Search(self.scenario, self.changes, over, CASES)
        try:
            while (found := search.boxes()) is None:
                time.sleep(LOOK)
                yield
            _RULES[self._case("rules")] = search.sample, found
        except (ImportError, RuntimeError) as fault:
            self.complaints["rules"] = str(fault)
        finally:
            search.stop()
        yield

    # --- what is taken away ---------------------------------------------------------------------
    def further_steps(self) -> list[str]:
        """Bands, agreement, reversals and the tornado, for a notebook."""
        return uncertainty_steps(self)

    # --- what is shown --------------------------------------------------------------------------
    def words(self) -> dict[str, Any]:
        """The verdict with the share of the draws that agree, in figures and in a sentence."""
        told = self.told
        sentence = words.answer_sentence(told, self.found, self.change)
        share = words.in_hundred(told.agreeing)
        verdict = f"Deterrence {'holds' if told.holds else 'fails'}"
        return {
            "headline": words.headline(self.now, self.before, told, self.found, self.settled),
            "sentence": sentence,
            "verdict": "",
            "strip": f"{verdict} · {share} draws agree",
        }

    def columns(self) -> dict[str, dict[str, Any]]:
        """Columns of every source on the page; more draws make new ones."""
        if self._made[0] != self.found.draws:
            self._made = (self.found.draws, self._columns())
        return self._made[1]

    def _columns(self) -> dict[str, dict[str, Any]]:
        return (
            band_columns(self.found, self.now, self._before)
            | world_columns(self.found, self.now)
            | ally_columns(self.scenario, self.found, self.now)
            | self._tornado
        )

    @cached_property
    def _tornado(self) -> dict[str, dict[str, Any]]:
        return tornado_columns(self.swings)

    def props(self) -> dict[str, dict[str, Any]]:
        """Scales and the names at the rows."""
        margin = float(self.now.credibility - self.now.threshold)
        columns = self.columns()
        return (
            tornado_props(self._tornado, self.state.choice("matters"), margin)
            | world_props(columns)
            | ally_props(columns)
        )

    def captions(self) -> dict[str, str]:
        """The sentence under each picture."""
        return {
            "worlds": words.world_words(self.found),
            "bands": words.band_words(self.found, self.now, self.settled),
            "tornado": words.tornado_words(self.swings),
            "allies": words.ally_words(self.scenario, self.found),
        }

    def blocks(self) -> dict[str, dict[str, Any]]:
        """Conclusions with the draws that agree, what would flip them, rules in plain words."""
        return super().blocks() | {
            "flips": parts.flips(self),
            "spread": parts.spread(self),
            "rules": parts.plain_words(self),
            "ranks": parts.ranks(self),
        }

    def pictures(self) -> dict[str, dict[str, Any]]:
        """Draws, bands, the tornado, the allies."""
        columns = self.columns()
        dots = {n: columns[n] for n in ("world_dots", "world_counts", "world_now", "world_bins")}
        swung = {n: columns[n] for n in ("tornado_bars", "tornado_ends")}
        return {
            "worlds": picture(
                draw_worlds(dots), "A hundred draws", 330, "world_bins", worlds.TABLE,
                legend=worlds.LEGEND,
            ),
            "bands": picture(
                draw_bands({"band_rows": columns["band_rows"]}), "How sure each figure is", 330,
                "band_rows", bands.TABLE, legend=bands.LEGEND,
            ),
            "tornado": picture(
                draw_tornado(swung), "What matters most", 380, "tornado_bars", tornado_views.TABLE,
                choice="matters", legend=tornado_views.LEGEND,
            ),
            "allies": picture(
                draw_ally_bands({"ally_bands": columns["ally_bands"]}), "How sure each ally is", 380,
                "ally_bands", bands.ALLY_TABLE, tap="ally_bands",
            ),
        }  # fmt: skip


def show() -> None:
    """Display the page in a notebook."""
    show_page(UncertaintyReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(UncertaintyReading)
