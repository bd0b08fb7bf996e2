"""Why an outcome changed: exact Shapley values over the settings that differ.

Levers and assumptions are also attributed apart: each kind alone, with the other as it was, and what
is left because they meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

import numpy as np

from deterrence_kit.analysis.why.coalitions import OutcomeLike, _assumed, _groups, _worth
from deterrence_kit.analysis.why.shapley import interactions, shapley, subgame
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.blocks import MEMBER_QUANTITIES
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import ASSUMPTIONS, LEVERS

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
    players : tuple of str
        The same settings in the order of the bits of `worth`.
    worth : ndarray, shape (2**players,)
        The outcome of every coalition of changes.
    """

    before: float
    after: float
    parts: dict[str, float]
    players: tuple[str, ...] = ()
    worth: Array = field(default_factory=lambda: np.zeros(1), repr=False, compare=False)

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

        What all of them move together is the sum of `levers`, of `assumptions` and of this.
        """
        alone = sum(self.levers.values()) + sum(self.assumptions.values())
        return float(self.worth[-1] - self.worth[0]) - alone

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
    outcome: OutcomeLike = "credibility",
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
    known = {
        n: v for n, v in changes.items() if SettingName.parse(n).base in LEVERS.keys() | ASSUMPTIONS
    }
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


def _ranked(players: tuple[str, ...], shares: Array) -> dict[str, float]:
    order = np.argsort(-np.abs(shares), kind="stable")
    return {players[i]: float(shares[i]) for i in order}


def _check(sides: list[Scenario], outcome: OutcomeLike, commitment: str | None) -> None:
    whole = {n for n in {*Assessment.__dataclass_fields__, "added"} if n not in MEMBER_QUANTITIES}
    allowed = whole if commitment is None else set(MEMBER_QUANTITIES)
    if not callable(outcome) and outcome not in allowed:
        of = "the pact" if commitment is None else "one ally"
        raise ValueError(
            f"There is no outcome {outcome!r} of {of}; there are: {', '.join(sorted(allowed))}."
        )
    if commitment is not None and not any(commitment in side.codes for side in sides):
        raise ValueError(f"{commitment} is not in {sides[0].title}: {', '.join(sides[0].codes)}.")
