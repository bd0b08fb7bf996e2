"""The traced programs of one scenario: its model, and the columns of its pictures."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.model.formulas import arguments
from deterrence_kit.model.geography import arrival
from deterrence_kit.model.intermediates import quantities
from deterrence_kit.model.persons import EARLY, LATE, WORDS
from deterrence_kit.tracing import Program, trace, trace_formulas
from deterrence_kit.tracing.formulas import OUTPUTS
from deterrence_kit.views import network

DAYS = (("early", EARLY), ("in_time", None), ("late", LATE))  # None: the model's own window
READ = ("member_resolve", "delivered", "arrival", *WORDS)  # what the columns are made of


def model_program(
    scenario: Scenario, figures: Collection[str] = (), words: Collection[str] = ()
) -> Program:
    """All that `assess` says, and the words on the way that persons are counted from.

    Parameters
    ----------
    scenario : Scenario
    figures : collection of str
        Figures that move besides, see `trace_formulas`.
    words : collection of str
        Other words that a page's columns are made of.

    Returns
    -------
    Program

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> "credibility" in {slot.name for slot in model_program(load_scenario("us-japan")).outputs}
    True
    """
    wanted = dict.fromkeys((*OUTPUTS, *WORDS, *words))
    return trace_formulas(scenario, outputs=wanted, figures=figures)


def columns_program(
    scenario: Scenario,
    model: Program,
    columns: Callable[[dict[str, Any]], dict[str, Any]],
    words: Collection[str] = (),
) -> Program:
    """Columns that levers move, each named by its source and its column: ``states__share``.

    Parameters
    ----------
    scenario : Scenario
    model : Program
        Whose outputs are read, in the same widths: a word may differ from member to member though it
        does not at the baseline.
    columns : callable
        From the words in `READ`, and `words`, to the columns.
    words : collection of str
        Other words that it reads.

    Returns
    -------
    Program

    Examples
    --------
    >>> from functools import partial
    >>> from deterrence_kit import load_scenario
    >>> japan = load_scenario("us-japan")
    >>> found = columns_program(japan, model_program(japan), partial(member_columns, japan))
    >>> "states__share" in {slot.name for slot in found.outputs}
    True
    """
    read = dict.fromkeys((*READ, *words))
    sample = quantities(scenario, {}, read)
    wide = {slot.name: slot.width for slot in model.outputs}
    return trace(columns, {n: np.broadcast_to(sample[n], wide[n]) for n in read})


def member_columns(scenario: Scenario, word: Mapping[str, Any]) -> dict[str, Any]:
    """What cards and tables say of each member.

    Parameters
    ----------
    scenario : Scenario
    word : mapping of str to ndarray
        Those in `READ`.

    Returns
    -------
    dict of str to ndarray

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> japan = load_scenario("us-japan")
    >>> list(member_columns(japan, quantities(japan, {}, READ)))[0]
    'states__resolve'
    """
    return {
        "states__resolve": word["member_resolve"],
        "states__arrival": word["arrival"],
        "states__share": network.shares(word["delivered"], scenario.home),
        **_persons(scenario, word),
    }


def _persons(scenario: Scenario, word: Mapping[str, Any]) -> dict[str, Any]:
    """As `model.persons` counts them."""
    heads = scenario.personnel + word["reserve_use"] * scenario.reserves
    ready = heads * word["readiness"]
    posted = word["forward_share"] + word["near_share"]
    there = {
        f"states__{name}": ready * _there(word, word["window_days"] if day is None else day)
        for name, day in DAYS
    }
    return {"states__sent": ready * np.maximum(posted, word["sent_share"]), **there}


def _there(word: Mapping[str, Any], day: Any) -> Any:
    known = {**word, "window_days": day}
    return arrival(*(known[name] for name in arguments(arrival)))
