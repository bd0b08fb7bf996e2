"""The traced programs of one scenario: its model, and the columns of its pictures."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.model import Scenario, assess
from deterrence_kit.model.formulas import arguments
from deterrence_kit.model.geography import arrival
from deterrence_kit.model.intermediates import quantities
from deterrence_kit.model.persons import EARLY, LATE, WORDS
from deterrence_kit.tracing import Program, trace, trace_formulas
from deterrence_kit.tracing.formulas import OUTPUTS
from deterrence_kit.views import network

DAYS = (("early", EARLY), ("in_time", None), ("late", LATE))  # None: the model's own window
READ = ("member_resolve", "delivered", "arrival", *WORDS)  # what the columns are made of


def model_program(scenario: Scenario) -> Program:
    """All that `assess` says, and the words on the way that persons are counted from.

    Parameters
    ----------
    scenario : Scenario

    Returns
    -------
    Program

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> "credibility" in {slot.name for slot in model_program(load_scenario("us-japan")).outputs}
    True
    """
    return trace_formulas(scenario, outputs=dict.fromkeys((*OUTPUTS, *WORDS)))


def picture_program(scenario: Scenario, model: Program) -> Program:
    """Columns that levers move, each named by its source and its column: ``states__share``.

    Parameters
    ----------
    scenario : Scenario
    model : Program
        Whose outputs are read, in the same widths: a word may differ from member to member though it
        does not at the baseline.

    Returns
    -------
    Program

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> japan = load_scenario("us-japan")
    >>> found = picture_program(japan, model_program(japan))
    >>> "states__share" in {slot.name for slot in found.outputs}
    True
    """
    baseline = assess(scenario)
    largest = network.largest_delivery(baseline, scenario.home)
    allies = np.flatnonzero(scenario.home == 0)

    def columns(word: dict[str, Any]) -> dict[str, Any]:
        width = network.widths(word["delivered"][allies], largest)
        return {
            "states__resolve": word["member_resolve"],
            "states__arrival": word["arrival"],
            "states__share": network.shares(word["delivered"], scenario.home),
            "edges__resolve": word["member_resolve"][allies],
            "edges__width": width,
            "edges__casing": width + network.CASING_WIDER,
            **_persons(scenario, word),
        }

    sample = quantities(scenario, {}, READ)
    wide = {slot.name: slot.width for slot in model.outputs}
    return trace(columns, {n: np.broadcast_to(sample[n], wide[n]) for n in READ})


def _persons(scenario: Scenario, word: dict[str, Any]) -> dict[str, Any]:
    """As `model.persons` counts them."""
    heads = scenario.personnel + word["reserve_use"] * scenario.reserves
    ready = heads * word["readiness"]
    posted = word["forward_share"] + word["near_share"]
    there = {
        f"states__{name}": ready * _there(word, word["window_days"] if day is None else day)
        for name, day in DAYS
    }
    return {"states__sent": ready * np.maximum(posted, word["sent_share"]), **there}


def _there(word: dict[str, Any], day: Any) -> Any:
    known = {**word, "window_days": day}
    return arrival(*(known[name] for name in arguments(arrival)))
