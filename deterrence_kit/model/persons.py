"""Help in persons: how many each member would send, and how many would be there by which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from deterrence_kit.model.formulas import arguments
from deterrence_kit.model.geography import arrival
from deterrence_kit.model.intermediates import quantities
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.scenario import Scenario

EARLY, LATE = 10.0, 180.0  # days, as NATO's force model has them beside its 30
WORDS = (
    "readiness", "reserve_use", "forward_share", "near_share", "sent_share",
    "own_decision_days", "delay_days", "passage", "window_days",
)  # fmt: skip


@dataclass(frozen=True)
class Persons:
    """Persons of each member who are sent, and who are there by some days.

    Attributes
    ----------
    days : ndarray, shape (days,), since the warning
    sent : ndarray, shape (members,), persons, those already there or next door among them
    there : ndarray, shape (days, members), persons
    """

    days: Array
    sent: Array
    there: Array


def persons_by_day(
    scenario: Scenario, changes: Mapping[str, float], days: Sequence[float] | None = None
) -> Persons:
    """How many persons every member would send if it acts, and how many are there by some days.

    The model counts who arrives by ``arrival`` at its window. Here the same formula is read at
    other windows: as the share that is there by that day. Heads are active persons and the
    reserves that are called up in time; of these the ready ones.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Levers and assumptions that differ from the scenario's own.
    days : sequence of float, optional
        By default 10, the window, and 180.

    Returns
    -------
    Persons

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = persons_by_day(load_scenario("nato-estonia"), {})
    >>> found.days.tolist(), found.there.shape
    ([10.0, 30.0, 180.0], (3, 32))
    >>> bool((found.there[1] <= found.there[2]).all() and (found.there[2] <= found.sent).all())
    True
    """
    word = quantities(scenario, changes, WORDS)
    window = float(word["window_days"][0])
    by = np.array((EARLY, window, LATE) if days is None else days, dtype=float)
    heads = scenario.personnel + word["reserve_use"] * scenario.reserves
    ready = heads * word["readiness"]
    posted = word["forward_share"] + word["near_share"]
    return Persons(
        days=by,
        sent=ready * np.maximum(posted, word["sent_share"]),
        there=ready * np.stack([_there(word, float(day)) for day in by]),
    )


def _there(word: Mapping[str, Array], day: float) -> Array:
    """The share of what is ready that is there by a day: the model's `arrival` at that window."""
    known = {**word, "window_days": np.array([day])}
    return arrival(*(known[name] for name in arguments(arrival)))
