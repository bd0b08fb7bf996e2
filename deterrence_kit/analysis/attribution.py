"""Why an outcome changed: exact Shapley values over the settings that differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import factorial

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Scenario

# 2^12 coalitions of a pact of 32 take a few milliseconds; beyond, the smallest effects act as one.
MOST_PLAYERS = 12
REST = "all other changes"
MEMBERSHIP = "membership"


@dataclass(frozen=True)
class Attribution:
    """How a change is shared out.

    Attributes
    ----------
    before, after : float
        The outcome without and with all changes.
    parts : dict of str to float
        Each setting's share, largest effect first; they add up to ``after - before``.
    """

    before: float
    after: float
    parts: dict[str, float]


def attribution(
    scenario: Scenario,
    changes: Mapping[str, float],
    outcome: str = "credibility",
    *,
    members: Scenario | None = None,
) -> Attribution:
    """Share the change of an outcome out over the settings that changed, exactly.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        The settings that differ from the scenario's own, by name.
    outcome : str
        A field of `Assessment` with one value a case.
    members : Scenario, optional
        The scenario after members have left or joined: one more change, named `MEMBERSHIP`.

    Returns
    -------
    Attribution

    Notes
    -----
    Shapley 1953: the mean of a setting's contribution over all orders in which the changes could
    be made. All 2^k coalitions are one vectorised call. With more than `MOST_PLAYERS` changes,
    those with the smallest effects on their own count as one, named `REST`.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> why = attribution(load_scenario("nato-estonia"), {"readiness": 0.7, "clarity": 0.9})
    >>> sorted(why.parts)
    ['clarity', 'readiness']
    >>> bool(abs(sum(why.parts.values()) - (why.after - why.before)) < 1e-12)
    True
    """
    groups = _groups(scenario, changes, outcome)
    names, worth = list(groups), _worth(scenario, changes, list(groups.values()), outcome)
    if members is not None:  # the last player: its coalitions are the upper half
        worth = np.r_[worth, _worth(members, changes, list(groups.values()), outcome)]
        names.append(MEMBERSHIP)
    shares = shapley(worth)
    order = np.argsort(-np.abs(shares), kind="stable")
    parts = {names[i]: float(shares[i]) for i in order}
    return Attribution(float(worth[0]), float(worth[-1]), parts)


def shapley(worth: np.ndarray) -> np.ndarray:
    """Shapley values of a game.

    Parameters
    ----------
    worth : ndarray, shape (2**k,)
        Worth of each coalition; bit i of the index says whether player i is in it.

    Returns
    -------
    ndarray, shape (k,)

    Examples
    --------
    >>> import numpy as np
    >>> shapley(np.array([0.0, 1.0, 2.0, 4.0]))
    array([1.5, 2.5])
    """
    players = int(np.log2(len(worth)))
    index = np.arange(len(worth))
    size = np.array([int(i).bit_count() for i in index])
    weights = np.array(
        [factorial(s) * factorial(players - s - 1) / factorial(players) for s in range(players)]
    )
    values = np.empty(players)
    for i in range(players):
        without = index[(index >> i) & 1 == 0]
        values[i] = np.sum(weights[size[without]] * (worth[without | (1 << i)] - worth[without]))
    return values


def _groups(
    scenario: Scenario, changes: Mapping[str, float], outcome: str
) -> dict[str, tuple[str, ...]]:
    """The players: one for each change, or the smallest together where there are too many."""
    if len(changes) <= MOST_PLAYERS:
        return {name: (name,) for name in changes}
    alone = _worth(scenario, changes, [(n,) for n in changes], outcome, pairs=False)
    effect = dict(zip(changes, np.abs(alone[1:] - alone[0]), strict=True))
    ranked = sorted(changes, key=lambda name: -effect[name])
    largest, rest = ranked[: MOST_PLAYERS - 1], ranked[MOST_PLAYERS - 1 :]
    return {name: (name,) for name in largest} | {REST: tuple(rest)}


def _worth(
    scenario: Scenario,
    changes: Mapping[str, float],
    groups: list[tuple[str, ...]],
    outcome: str,
    pairs: bool = True,
) -> np.ndarray:
    """The outcome of every coalition, or with ``pairs=False`` of nobody and of each alone."""
    coalitions = np.arange(2 ** len(groups)) if pairs else np.r_[0, 1 << np.arange(len(groups))]
    inside = {n: (coalitions >> i) & 1 == 1 for i, group in enumerate(groups) for n in group}
    settings: dict[str, np.ndarray] = {}
    for name in sorted(inside, key=lambda name: "." in name):
        base = name.partition(".")[0]
        # An ally without a value of its own follows the alliance-wide one, in every coalition.
        follows = base in settings and name not in scenario.settings
        absent = settings[base] if follows else scenario.default_of(name)
        settings[name] = np.where(inside[name], changes[name], absent)
    # Values of an ally that is not in the pact are not read, so there may be no axis of cases.
    return np.broadcast_to(getattr(assess_cases(scenario, settings), outcome), coalitions.shape)
