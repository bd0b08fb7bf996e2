"""Who or what comes first, world by world: pivotal allies, and levers by what they buy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from deterrence_kit.analysis.cases import Settings, assess_cases
from deterrence_kit.analysis.doubt.draws import assumption_draws
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import LEVERS, declared

# A rank takes a case for each ally, or lever, in each draw.
RANK_DRAWS = 250
# How far a lever is moved: this part of its range.
MOVE = 0.1
# What the pact can do something about: whatever is not the challenger's own.
PACT_LEVERS = tuple(
    n
    for n, p in LEVERS.items()
    if p.pillar not in ("challenger", "opponent") and n not in ("guideline", "turmoil")
)


@dataclass(frozen=True, eq=False)
class Ranking:
    """Who or what comes first, world by world.

    Attributes
    ----------
    names : tuple of str
    effect : ndarray, shape (draws, names)
        In each draw, the effect that the ranking goes by: the larger, the earlier.
    """

    names: tuple[str, ...]
    effect: Array

    @property
    def first(self) -> dict[str, float]:
        """The share of the draws in which each comes first, the most frequent at the front."""
        wins = np.bincount(np.argmax(self.effect, axis=1), minlength=len(self.names))
        shares = wins / len(self.effect)
        order = np.argsort(-shares, kind="stable")
        return {self.names[i]: float(shares[i]) for i in order}

    @property
    def leader(self) -> str:
        """Who or what comes first most often."""
        return next(iter(self.first))

    @property
    def agreeing(self) -> float:
        """The share of the draws in which the leader comes first."""
        return self.first[self.leader]

    @property
    def order(self) -> tuple[str, ...]:
        """All, by their median effect."""
        return tuple(self.names[i] for i in np.argsort(-np.median(self.effect, axis=0)))

    def band(self, levels: tuple[float, ...] = (0.05, 0.5, 0.95)) -> Array:
        """Quantiles of the effects, shape (levels, names)."""
        return np.quantile(self.effect, levels, axis=0)


def pivotal_allies(
    scenario: Scenario, changes: Mapping[str, float], draws: int = RANK_DRAWS, seed: int = 0
) -> Ranking:
    """Credibility lost without each ally, in each draw.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own, by name.
    draws, seed : int

    Returns
    -------
    Ranking
        Of the allies, by the credibility lost without each.

    Raises
    ------
    ValueError
        If the protégé has no ally.

    Notes
    -----
    An ally without GDP and heads has no strength and counts in no formula, so all cases are
    one vectorised call, as in `deterrence_kit.analysis.alliance.dependence`.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> ranks = pivotal_allies(load_scenario("nato-estonia"), {}, draws=100)
    >>> ranks.leader, ranks.effect.shape
    ('USA', (100, 31))
    """
    allies = np.flatnonzero(scenario.home == 0)
    if not len(allies):
        raise ValueError(f"{scenario.title} has no allies, so none of them can be pivotal.")
    present = np.ones((1 + len(allies), 1, len(scenario.codes)))
    present[1 + np.arange(len(allies)), 0, allies] = 0
    counted = ("gdp", "personnel", "reserves")
    forces = {name: getattr(scenario, name) * present for name in counted}
    cases = assess_cases(replace(scenario, **forces), _worlds(changes, draws, seed))
    credibility = np.broadcast_to(cases.credibility, (1 + len(allies), draws))
    names = tuple(scenario.codes[i] for i in allies)
    return Ranking(names, (credibility[0] - credibility[1:]).T)


def lever_gains(
    scenario: Scenario,
    changes: Mapping[str, float],
    draws: int = RANK_DRAWS,
    seed: int = 0,
    *,
    names: Iterable[str] = PACT_LEVERS,
    move: float = MOVE,
) -> Ranking:
    """What moving each lever by the same part of its range buys, in each draw.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
    draws, seed : int
    names : iterable of str
        Levers for the whole pact; an ally's own value stays its own.
    move : float, 0 to 1
        Part of the range; a lever that meets the end of its range stops there.

    Returns
    -------
    Ranking
        By the margin, credibility less threshold, gained in the better of the two directions.

    Raises
    ------
    ValueError
        If a name is not a lever's, or there is none.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> ranks = lever_gains(load_scenario("nato-estonia"), {}, 100, names=["readiness", "stocks"])
    >>> ranks.effect.shape, bool((ranks.effect >= 0).all())
    ((100, 2), True)
    """
    names = _levers(names)
    table = _moved(scenario, changes, names, move)
    cases = assess_cases(
        scenario,
        {**_worlds(changes, draws, seed), **{n: v[:, None] for n, v in table.items()}},
    )
    shape = (1 + 2 * len(names), draws)
    margin = np.broadcast_to(cases.credibility - cases.threshold, shape)
    gains = (margin[1:] - margin[0]).reshape(2, len(names), draws).max(axis=0)
    return Ranking(names, np.maximum(gains, 0).T)


def _moved(
    scenario: Scenario, changes: Mapping[str, float], names: tuple[str, ...], move: float
) -> dict[str, Array]:
    """Each lever as it is, then in its own turn lower, then higher: shape (1 + 2 levers,)."""
    table = {}
    for i, name in enumerate(names):
        parameter, now = declared(name), changes.get(name, scenario.default_of(name))
        step = move * (parameter.high - parameter.low)
        values = np.full(1 + 2 * len(names), now)
        values[1 + i] = max(parameter.low, now - step)
        values[1 + len(names) + i] = min(parameter.high, now + step)
        table[name] = values
    return table


def _levers(names: Iterable[str]) -> tuple[str, ...]:
    names = tuple(names)
    unknown = [name for name in names if name not in LEVERS]
    if unknown or not names:
        what = f"{unknown[0]!r} is not one" if unknown else "none was given"
        raise ValueError(f"Levers are ranked, and {what}; there are: {', '.join(LEVERS)}.")
    return names


def _worlds(changes: Mapping[str, float], draws: int, seed: int) -> Settings:
    return {**changes, **assumption_draws(changes, draws, seed)}
