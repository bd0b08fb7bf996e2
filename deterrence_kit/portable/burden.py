"""Burden sharing's part of its engine: bars, Lorenz curve, and what the guideline costs and buys."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.analysis.alliance.guideline import NOTHING
from deterrence_kit.analysis.alliance.other_burdens import OTHER_BURDENS, YEARS
from deterrence_kit.model import Scenario
from deterrence_kit.model.intermediates import known_values
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import declared
from deterrence_kit.model.years.by_year import lasting_budgets
from deterrence_kit.model.years.rates import Rates
from deterrence_kit.pages.burden_sharing import (
    burden_bars,
    cost_bars,
    lorenz,
    sentences,
    worth_bars,
)
from deterrence_kit.pages.burden_sharing.findings import siblings
from deterrence_kit.pages.burden_sharing.page import BurdenReading
from deterrence_kit.pages.burden_sharing.published import published_years, source_words
from deterrence_kit.pages.burden_sharing.words import ARTICLES
from deterrence_kit.portable.programs import columns_program, member_columns
from deterrence_kit.portable.room import Room
from deterrence_kit.tracing import Program, trace
from deterrence_kit.views.theme import ALLY, DOWN, PROTEGE, UP

LASTING = ("squeeze", "durability")  # what is left of budgets hangs on these


def _pictures(scenario: Scenario, model: Program) -> Program:
    return columns_program(scenario, model, lambda word: member_columns(scenario, word))


def lasting_program(scenario: Scenario) -> Program:
    """What is left of each member's budget when other burdens are compared, some years on.

    Parameters
    ----------
    scenario : Scenario

    Returns
    -------
    Program

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> lasting_program(load_scenario("us-japan")).outputs
    (Slot(name='left', start=0, width=2),)
    """
    known = known_values(scenario, scenario.levers, scenario.assumptions_at({}))
    wide = {"squeeze": 1, "durability": len(scenario.codes)}

    def left(word: dict[str, Array]) -> dict[str, Array]:
        return {"left": lasting_budgets(word, Rates(), YEARS + 1, True)[-1, 0]}

    return trace(left, {name: np.broadcast_to(known[name], wide[name]) for name in LASTING})


def _kept(reading: BurdenReading) -> dict[str, Any]:
    scenario = reading.scenario
    names = np.argsort([name.casefold() for name in scenario.names], kind="stable")
    return {
        "gdp": scenario.gdp,
        "population": [None if np.isnan(n) else n for n in reading.population.tolist()],
        "published": {"years": published_years(scenario), "whose": source_words(scenario)},
        "average": burden_bars.line_of(scenario, 0.0),
        "by_name": names,
        "columns": {"lorenz_ghost": lorenz.LORENZ.columns(reading)["lorenz_ghost"]},
    }


def _shared() -> dict[str, Any]:
    return {"burdens": {"articles": ARTICLES, **_bars(), **_lorenz(), **_costs(), **_worth()}}


def _bars() -> dict[str, Any]:
    return {
        "bar_ends": burden_bars.ENDS,
        "marks": burden_bars.MARKS,
        "wide": burden_bars.WIDE,
        "beside": burden_bars.BESIDE,
        "many": burden_bars.MANY,
        "up": UP,
        "down": DOWN,
    }


def _lorenz() -> dict[str, Any]:
    return {
        "most_names": lorenz.NAMED,
        "least_share": lorenz.LEAST,
        "apart": lorenz.APART,
        "index_moved": sentences.MOVED,
        "clear": sentences.CLEAR,
    }


def _costs() -> dict[str, Any]:
    return {
        "heads": cost_bars.HEADS,
        "cost_rows": cost_bars.PLACES,
        "right": cost_bars.RIGHT,
        "width": cost_bars.WIDTH,
        "cost_ends": cost_bars.STEPS,
    }


def _worth() -> dict[str, Any]:
    others = {n: worth_bars.SHORT.get(n, declared(n).label) for n in OTHER_BURDENS}
    return {
        "in_full": OTHER_BURDENS,
        "nothing": NOTHING,
        "labels": others,
        "worth_rows": worth_bars.PLACES,
        "worth_ends": worth_bars.ENDS,
        "all_colour": PROTEGE,
        "other_colour": ALLY,
    }


BURDEN = Room(
    title="Burden sharing", reading=BurdenReading, sentences=sentences.SENTENCES, kept=_kept,
    pictures=_pictures, shared=_shared, figures=("spending_today",),
    further=lambda scenario: {"lasting": lasting_program(scenario)},
    besides=lambda name: siblings(name)[1:],
)  # fmt: skip
