"""Help by the day: what stands in the theatre each day after the warning.

The model has no days in it: reinforcements count as if each ally's came on one day, its
`delay_days`, weighted by ``exp(−delay / window)``. Here they come as a steady stream whose middle
is that day: the first when half of mobilisation and travel is over, the last as long after. Forces
next door come when the decision has been made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from deterrence_kit.model import Scenario
from deterrence_kit.model.capability import combined
from deterrence_kit.model.intermediates import quantities
from deterrence_kit.model.parameter import Array

DAYS = np.arange(91.0)
WORDS = (
    "ready", "forward_share", "near_share", "sent_share", "delay_days", "own_decision_days",
    "passage", "jointness", "window_days", "challenger_ready", "challenger_distance",
    "challenger_lift", "crossing", "season", "travel_days", "water", "water_days", "delivered",
)  # fmt: skip
MEMBER_ARRAYS = (
    "members", "delay", "first", "last", "travel", "sea", "forward_share", "delivered",
)  # fmt: skip


@dataclass(frozen=True)
class ArrivalCurve:
    """Strength in the theatre by day, in shares of the world's.

    Attributes
    ----------
    days : ndarray, shape (days,), since the warning
    members : ndarray, shape (days, members), what each has there
    total : ndarray, shape (days,), all of that added up
    together : ndarray, shape (days,), what these forces are worth as one
    challenger : ndarray, shape (days,)
    delay, first, last : ndarray, shape (members,), middle, first and last day of each stream
    travel, sea : ndarray, shape (members,), days on the way in all, and for crossing a sea
    forward_share : ndarray, shape (members,)
    delivered : ndarray, shape (members,), what the model counts of each
    window : float, days
    """

    days: Array
    members: Array
    total: Array
    together: Array
    challenger: Array
    delay: Array
    first: Array
    last: Array
    travel: Array
    sea: Array
    forward_share: Array
    delivered: Array
    window: float

    @property
    def match(self) -> float | None:
        """The day from which the members together are as strong as the challenger, or None."""
        weaker = np.flatnonzero(self.together < self.challenger)
        first = weaker[-1] + 1 if len(weaker) else 0
        return float(self.days[first]) if first < len(self.days) else None

    def for_members(self, before: tuple[str, ...], now: tuple[str, ...]) -> ArrivalCurve:
        """The same for other members, by code; who was not there had nothing there."""
        place = [before.index(code) if code in before else len(before) for code in now]
        arrays = {name: getattr(self, name) for name in MEMBER_ARRAYS}
        moved: dict[str, Any] = {
            n: np.concatenate([a, 0 * a[..., :1]], -1)[..., place] for n, a in arrays.items()
        }
        return replace(self, **moved)


def arrival_curve(
    scenario: Scenario, changes: Mapping[str, float], days: Array = DAYS
) -> ArrivalCurve:
    """Strength in the theatre by day, if every member acts.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Levers and assumptions that differ from the scenario's own.
    days : ndarray, shape (days,)

    Returns
    -------
    ArrivalCurve

    Notes
    -----
    ``present_i(t) = ready_i · (f_i + passage_i · (n_i [t ≥ decision] + l_i · share_i(t)))`` with what
    is there, next door, and sent later, ``l_i = max(s_i − f_i − n_i, 0)``, where ``share_i`` rises
    evenly from 0 to 1 between ``delay ∓ ½ (delay − decision)``. Its mean day of arrival is the
    model's `delay_days`. Weighted with days that fade as ``exp(−t / window) / window`` it gives the
    model's `delivered`, but for ``sinh(u/2) / (u/2)`` on the reinforcements, ``u`` being the length
    of the stream in windows: 3 % at the defaults.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> curve = arrival_curve(load_scenario("nato-estonia"), {})
    >>> curve.members.shape
    (91, 32)
    >>> bool((curve.total[1:] >= curve.total[:-1]).all())
    True
    """
    word = quantities(scenario, changes, WORDS)
    found = arrival_streams(word, scenario.home, days)
    return ArrivalCurve(days=days, window=float(word["window_days"][0]), **found)


def arrival_streams(word: Mapping[str, Array], home: Array, days: Array = DAYS) -> dict[str, Array]:
    """What an `ArrivalCurve` holds besides its days, of the model's words; also of traced ones.

    Parameters
    ----------
    word : mapping of str to ndarray
        Those in `WORDS`, of one case.
    home : ndarray, shape (members,), 1 for the protégé
    days : ndarray, shape (days,)

    Returns
    -------
    dict of str to ndarray

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> japan = load_scenario("us-japan")
    >>> arrival_streams(quantities(japan, {}, WORDS), japan.home)["delay"].shape
    (2,)
    """
    half = np.broadcast_to(word["delay_days"] - word["own_decision_days"], word["ready"].shape) / 2
    delay = np.broadcast_to(word["delay_days"], half.shape)
    posted = word["forward_share"] + word["near_share"]
    later = np.maximum(word["sent_share"] - posted, 0) * arrived_share(days, delay, half)
    decided = days[:, None] >= word["own_decision_days"]
    there = word["forward_share"] + word["passage"] * (word["near_share"] * decided + later)
    members = word["ready"] * there
    return {
        "members": members,
        "total": members.sum(axis=1),
        "together": combined(members, word["jointness"])[:, 0],
        "challenger": _challenger(days, word),
        "delay": delay * (1 - home),
        "first": (delay - half) * (1 - home),
        "last": (delay + half) * (1 - home),
        "travel": word["travel_days"] * (1 - home),
        "sea": word["water"] * word["water_days"] * word["season"] * (1 - home),
        "forward_share": word["forward_share"],
        "delivered": word["delivered"],
    }


def arrived_share(days: Array, middle: Array, half: Array) -> Array:
    """Share that has come by each day of steady streams, shape (days, streams).

    Parameters
    ----------
    days : ndarray, shape (days,)
    middle, half : ndarray, shape (streams,), days
        The middle of each stream, and half its length.

    Returns
    -------
    ndarray, shape (days, streams)
        From 0 to 1.

    Examples
    --------
    >>> import numpy as np
    >>> arrived_share(np.array([0.0, 10, 15, 20]), np.array([15.0]), np.array([5.0]))[:, 0].tolist()
    [0.0, 0.0, 0.5, 1.0]
    """
    since = days[:, None] - (middle - half)
    steady = np.clip(since / np.maximum(2 * half, 1e-9), 0, 1)
    return np.where(half > 1e-9, steady, since >= 0)


def _challenger(days: Array, word: Mapping[str, Array]) -> Array:
    """The challengers choose the day: only their travel and what they must cross hold them up."""
    travel = word["challenger_distance"] / word["challenger_lift"] * word["season"]
    travel = np.broadcast_to(travel, word["challenger_ready"].shape)
    there = (
        word["challenger_ready"] * (1 - word["crossing"]) * arrived_share(days, travel, travel / 2)
    )
    values: Array = there.sum(axis=1)
    return values
