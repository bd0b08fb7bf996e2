"""Why an outcome changed: exact Shapley values over the settings that differ.

Levers and assumptions are also attributed apart: each kind alone, with the other as it was, and what
is left because they meet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from math import factorial
from typing import TypeAlias

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.assessment import MEMBER_QUANTITIES
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS

# 2^12 coalitions of a pact of 32 take a few milliseconds; beyond, the smallest effects act as one.
MOST_PLAYERS = 12
REST = "all other changes"
REST_ASSUMPTIONS = "all other assumptions"
MEMBERSHIP = "membership"

Outcome: TypeAlias = str | Callable[[Assessment], np.ndarray]


@dataclass(frozen=True)
class Attribution:
    """How a change is shared out.

    Attributes
    ----------
    before, after : float
        The outcome without and with all changes.
    parts : dict of str to float
        Each setting's share, largest effect first; they add up to ``after - before``.
    players : tuple of str
        The same settings in the order of the bits of `worth`.
    worth : ndarray, shape (2**players,)
        The outcome of every coalition of changes.
    """

    before: float
    after: float
    parts: dict[str, float]
    players: tuple[str, ...] = ()
    worth: np.ndarray = field(default_factory=lambda: np.zeros(1), repr=False, compare=False)

    @cached_property
    def levers(self) -> dict[str, float]:
        """Shares of the levers, and of membership, if no assumption had been changed."""
        return self._alone(tuple(p for p in self.players if not _assumed(p)))

    @cached_property
    def assumptions(self) -> dict[str, float]:
        """Shares of the assumptions if no lever had been changed."""
        return self._alone(tuple(p for p in self.players if _assumed(p)))

    @property
    def interaction(self) -> float:
        """What comes of levers and assumptions together and of neither alone.

        ``after − before`` is the sum of `levers`, of `assumptions` and of this.
        """
        alone = sum(self.levers.values()) + sum(self.assumptions.values())
        return self.after - self.before - alone

    @cached_property
    def pairs(self) -> dict[tuple[str, str], float]:
        """How much more two changes do together than apart, for each pair, largest first."""
        index = interactions(self.worth)
        found = {
            (self.players[i], self.players[j]): float(index[i, j])
            for i, j in combinations(range(len(self.players)), 2)
        }
        return dict(sorted(found.items(), key=lambda pair: -abs(pair[1])))

    def _alone(self, some: tuple[str, ...]) -> dict[str, float]:
        bits = [self.players.index(player) for player in some]
        return _ranked(some, shapley(subgame(self.worth, bits)))


def attribution(
    scenario: Scenario,
    changes: Mapping[str, float],
    outcome: Outcome = "credibility",
    *,
    members: Scenario | None = None,
    commitment: str | None = None,
) -> Attribution:
    """Share the change of an outcome out over the settings that changed, exactly.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        The settings that differ from the scenario's own, by name; rates and costs are passed over.
    outcome : str or callable
        A quantity of `Assessment`: with one value a case, or with `commitment` one a member. Or a
        function of an `Assessment` that gives one value a case.
    members : Scenario, optional
        The scenario after members have left or joined: one more change, named `MEMBERSHIP`.
    commitment : str, optional
        An ally's code: why its own ``"member_resolve"``, ``"delivered"``, ``"arrival"`` or
        ``"burden"`` changed. Who is not in the pact has 0.

    Returns
    -------
    Attribution

    Raises
    ------
    ValueError
        If there is no such outcome or no such ally.

    Notes
    -----
    Shapley 1953: the mean of a setting's contribution over all orders in which the changes could
    be made. All 2^k coalitions are one vectorised call. With more than `MOST_PLAYERS` changes,
    those with the smallest effects on their own count as one, named `REST`, and the assumptions
    among them as another, named `REST_ASSUMPTIONS`.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> changes = {"readiness": 0.7, "clarity": 0.9, "contest_exponent": 1.0}
    >>> why = attribution(load_scenario("nato-estonia"), changes)
    >>> sorted(why.parts)
    ['clarity', 'contest_exponent', 'readiness']
    >>> bool(abs(sum(why.parts.values()) - (why.after - why.before)) < 1e-12)
    True

    Policy apart from the world:

    >>> sorted(why.levers), sorted(why.assumptions)
    (['clarity', 'readiness'], ['contest_exponent'])

    One commitment, its resolve:

    >>> own = attribution(load_scenario("nato-estonia"), changes, "member_resolve", commitment="FRA")
    >>> abs(own.parts["contest_exponent"]) < 1e-12 < own.parts["clarity"]
    True
    """
    known = {n: v for n, v in changes.items() if n.partition(".")[0] in LEVERS.keys() | ASSUMPTIONS}
    sides = [scenario] if members is None else [scenario, members]
    _check(sides, outcome, commitment)
    groups = _groups(scenario, known, outcome, commitment)
    players = tuple(groups) if members is None else (*groups, MEMBERSHIP)
    # Membership is the last player: its coalitions are the upper half.
    worth = np.concatenate(
        [_worth(side, known, list(groups.values()), outcome, commitment) for side in sides]
    )
    parts = _ranked(players, shapley(worth))
    return Attribution(float(worth[0]), float(worth[-1]), parts, players, worth)


def _assumed(player: str) -> bool:
    return player in ASSUMPTIONS or player == REST_ASSUMPTIONS


def _ranked(players: tuple[str, ...], shares: np.ndarray) -> dict[str, float]:
    order = np.argsort(-np.abs(shares), kind="stable")
    return {players[i]: float(shares[i]) for i in order}


def _check(sides: list[Scenario], outcome: Outcome, commitment: str | None) -> None:
    whole = {n for n in {*Assessment.__dataclass_fields__, "added"} if n not in MEMBER_QUANTITIES}
    allowed = whole if commitment is None else set(MEMBER_QUANTITIES)
    if not callable(outcome) and outcome not in allowed:
        of = "the pact" if commitment is None else "one ally"
        raise ValueError(
            f"There is no outcome {outcome!r} of {of}; there are: {', '.join(sorted(allowed))}."
        )
    if commitment is not None and not any(commitment in side.codes for side in sides):
        raise ValueError(f"{commitment} is not in {sides[0].title}: {', '.join(sides[0].codes)}.")


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


def subgame(worth: np.ndarray, players: list[int]) -> np.ndarray:
    """The game among some of the players, while the others stay out, shape (2**len(players),).

    Examples
    --------
    >>> import numpy as np
    >>> subgame(np.array([0.0, 1.0, 2.0, 4.0]), [1])
    array([0., 2.])
    """
    index = np.arange(2 ** len(players))
    return worth[sum(((index >> j) & 1) << bit for j, bit in enumerate(players)) + 0 * index]


def interactions(worth: np.ndarray) -> np.ndarray:
    """Shapley interaction index of every pair of players (Grabisch & Roubens 1999).

    Parameters
    ----------
    worth : ndarray, shape (2**k,)
        As in `shapley`.

    Returns
    -------
    ndarray, shape (k, k)
        The mean, over orders, of ``v(S ∪ ij) − v(S ∪ i) − v(S ∪ j) + v(S)``; 0 on the diagonal.

    Examples
    --------
    >>> import numpy as np
    >>> interactions(np.array([0.0, 1.0, 2.0, 4.0])).tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    players = int(np.log2(len(worth)))
    index = np.arange(len(worth))
    size = np.array([int(i).bit_count() for i in index])
    found = np.zeros((players, players))
    for i, j in combinations(range(players), 2):
        without = index[((index >> i) & 1 == 0) & ((index >> j) & 1 == 0)]
        one, other = 1 << i, 1 << j
        both = worth[without | one | other] + worth[without]
        weight = _pair_weights(players)[size[without]]
        found[i, j] = found[j, i] = np.sum(
            weight * (both - worth[without | one] - worth[without | other])
        )
    return found


def _pair_weights(players: int) -> np.ndarray:
    last = factorial(players - 1)
    return np.array(
        [factorial(s) * factorial(players - s - 2) / last for s in range(max(players - 1, 1))]
    )


def _groups(
    scenario: Scenario, changes: Mapping[str, float], outcome: Outcome, commitment: str | None
) -> dict[str, tuple[str, ...]]:
    """The players: one for each change, or the smallest together where there are too many."""
    if len(changes) <= MOST_PLAYERS:
        return {name: (name,) for name in changes}
    alone = _worth(scenario, changes, [(n,) for n in changes], outcome, commitment, pairs=False)
    effect = dict(zip(changes, np.abs(alone[1:] - alone[0]), strict=True))
    ranked = sorted(changes, key=lambda name: -effect[name])
    kinds = len({_assumed(name) for name in ranked})
    largest, rest = ranked[: MOST_PLAYERS - kinds], ranked[MOST_PLAYERS - kinds :]
    levers, assumed = (tuple(n for n in rest if _assumed(n) == kind) for kind in (False, True))
    groups = {name: (name,) for name in largest} | {REST: levers, REST_ASSUMPTIONS: assumed}
    return {name: group for name, group in groups.items() if group}


def _worth(
    scenario: Scenario,
    changes: Mapping[str, float],
    groups: list[tuple[str, ...]],
    outcome: Outcome,
    commitment: str | None,
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
    cases = assess_cases(scenario, settings, members=commitment is not None)
    # Values of an ally that is not in the pact are not read, so there may be no axis of cases.
    return np.broadcast_to(_outcome(scenario, cases, outcome, commitment), coalitions.shape)


def _outcome(
    scenario: Scenario, cases: Assessment, outcome: Outcome, commitment: str | None
) -> np.ndarray:
    if commitment is None:
        return outcome(cases) if callable(outcome) else getattr(cases, outcome)
    if commitment not in scenario.codes:
        return np.zeros(1)
    return getattr(cases, outcome)[..., scenario.codes.index(commitment)]
