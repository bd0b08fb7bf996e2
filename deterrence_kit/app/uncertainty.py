"""Uncertainty: what matters most; in plain words, when does deterrence fail?"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from math import ceil, floor
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
from deterrence_kit.analysis.variance import SIZE, variance_shares
from deterrence_kit.app.blocks import action, actions, block, fold, heading, items, table, text
from deterrence_kit.app.page import prepare_page, show_page
from deterrence_kit.app.pictures import picture
from deterrence_kit.app.reading import Reading
from deterrence_kit.app.state import State, scenario_called
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS, declared
from deterrence_kit.views import bands, worlds
from deterrence_kit.views import discovery_words as rules
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
OUTER = (0.05, 0.95)
LOOK = 0.03  # seconds between two looks whether a search is done

UNASKED = (
    "The page can look for rules such as “deterrence fails when readiness is below a third and "
    "the treaty is vague”: among the levers, with the assumptions where they stand, or among the "
    "assumptions, with the levers where they stand. It takes a few seconds."
)
UNEXPLAINED = (
    "The picture above moves one assumption at a time. Sobol indices share the spread out over the "
    "assumptions while all of them vary at once, interactions included. It takes a few seconds."
)


@lru_cache(maxsize=4)
def _baseline(name: str, draws: int) -> Uncertainty:
    """The shipped scenario in the same draws."""
    return uncertainty(scenario_called(name), {}, draws)


Case = tuple[str, tuple[str, ...], tuple[str, ...], tuple[tuple[str, float], ...], str]
# What has been looked for in this session.
_RULES: dict[Case, tuple[Sample, tuple[Box, ...]]] = {}
_SPREAD: dict[Case, Sensitivity] = {}


def load_case(state: State, event: Mapping[str, Any]) -> State:
    """Move the sliders to a case that the page offered.

    Raises
    ------
    ValueError
        If it is no mapping of levers and assumptions to values in their ranges.
    """
    values = event.get("values")
    if not isinstance(values, Mapping) or not values:
        raise ValueError("There was no case to load.")
    for name, value in values.items():
        if name not in LEVERS | ASSUMPTIONS:
            raise ValueError(f"The case was not loaded: “{str(name)[:40]}” is no setting.")
        if not isinstance(value, int | float):
            raise ValueError(f"The case was not loaded: {declared(name).label} has no number.")
        state = state.moved(name, float(declared(name).check(value)))
    return state


class UncertaintyReading(Reading):
    """Draws, bands, the tornado, who and what comes first, and what would flip the verdict."""

    MAIN = frozenset(
        {
            "readiness", "presence", "sanctions", "clarity", "mobilisation_days", "loss",
            "contest_exponent", "base_rate", "window_days",
        }
    )  # fmt: skip
    EVENTS = {"load_case": load_case}  # noqa: RUF012

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
            name: tuple(p.quantile(np.array(OUTER), self.changes.get(name)).tolist())
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
            "flips": self._flips(),
            "spread": self._spread(),
            "rules": self._rules(),
            "ranks": self._ranks(),
        }

    def _ranks(self) -> dict[str, Any]:
        rows = words.rank_rows(self.told, self.allies, self.levers, self.change, self.names)
        note = (
            f"Ranks are from the first {RANK_DRAWS} draws. A lever is moved by a tenth of its range, "
            "in the better direction; “most” is by the margin, credibility less threshold."
        )
        return block(
            "How sure each conclusion is",
            table("Conclusions and the draws that agree", words.RANK_COLUMNS, rows, "conclusions"),
            text(note, note=True),
            after="allies",
        )

    def _flips(self) -> dict[str, Any]:
        flips = [one for one in self.reversals if one.value is not None]
        rows = words.reversal_rows(self.reversals)
        for row, one in zip(rows, flips, strict=True):
            name = f"Try it: {row['label']} {row['flips']}"
            row["actions"] = [action("Try it", "load_case", name=name, values=_beyond(one))]
        firm = words.firm_words(self.reversals)
        parts = [text(words.reversal_words(self.reversals))]
        if rows:
            parts.append(table("What would flip it", words.REVERSAL_COLUMNS, rows, "flips"))
        if firm:
            parts.append(fold(f"{len(firm)} that cannot, anywhere in their ranges", items(firm)))
        return block(
            "What would have to be wrong for the verdict to flip?", *parts, after="tornado"
        )

    def _spread(self) -> dict[str, Any]:
        asked = self.state.choice("spread")
        button = _ask("spread", "sobol", asked, "Work out Sobol indices")
        return block(
            "What makes the spread, all at once",
            actions(button), *self._spread_parts(asked), after="flips", wide=True,
        )  # fmt: skip

    def _spread_parts(self, asked: str) -> list[dict[str, Any]]:
        if asked == "off":
            return [text(UNEXPLAINED, note=True)]
        if "spread" in self.complaints:
            return [text(self.complaints["spread"])]
        if self.spread is None:
            return [text(words.VARIANCE_WAIT.format(cases=SIZE * (len(ASSUMPTIONS) + 2)))]
        rows = words.variance_rows(self.spread)
        title = "Shares of the spread"
        return [
            text(words.variance_words(self.spread)),
            table(title, words.VARIANCE_COLUMNS, rows, "spread"),
        ]

    def _rules(self) -> dict[str, Any]:
        over = self.state.choice("rules")
        buttons = actions(
            *(
                _ask("rules", name, over, f"Look {rules.RULES[name]}")
                for name in ("levers", "assumptions")
            )
        )
        return block(
            "In plain words: when does deterrence fail?",
            buttons, *self._rule_parts(over), after="spread", wide=True,
        )  # fmt: skip

    def _rule_parts(self, over: str) -> list[dict[str, Any]]:
        if over == "off":
            return [text(UNASKED, note=True)]
        if "rules" in self.complaints:
            return [text(self.complaints["rules"])]
        found = self.rules
        if found is None:
            return [text(rules.looking_words(over, CASES))]
        parts = [text(rules.found_words(found))]
        for region in found.regions:
            parts.append(heading(rules.rule_words(region, found.holds)))
            parts.append(text(rules.measure_words(region, found.holds)))
            parts.append(self._offer(region.case))
        return parts

    def _offer(self, case: Mapping[str, float]) -> dict[str, Any]:
        """A button that loads the case, unless the sliders stand in it."""
        if all(abs(self.state.value(n) - v) < 1e-9 for n, v in case.items()):
            return text("The sliders stand in this region now.", note=True)
        label = f"Load this case: {rules.case_words(case)}"
        return actions(action(label, "load_case", values=dict(case)))

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


def _ask(choice: str, value: str, chosen: str, label: str) -> dict[str, Any]:
    """A button that asks for what takes a few seconds; pressed again, it asks no more."""
    asked = "off" if value == chosen else value
    button = action(label, "choice", pressed=value == chosen, value=asked)
    # The event's own name is the choice's; the button's is what a screen reader says.
    return {**button, "event": {**button["event"], "name": choice}}


def _beyond(one: Reversal) -> dict[str, float]:
    """The first step of the slider at which the verdict has flipped."""
    parameter = declared(one.name)
    assert one.value is not None
    steps = (one.value - parameter.low) / parameter.step
    steps = ceil(steps - 1e-9) if one.higher else floor(steps + 1e-9)
    value = parameter.low + steps * parameter.step
    return {one.name: round(min(max(value, parameter.low), parameter.high), 9)}


def show() -> None:
    """Display the page in a notebook."""
    show_page(UncertaintyReading)


def prepare_sessions() -> None:
    """What the server does once, so that no session has to."""
    prepare_page(UncertaintyReading)
