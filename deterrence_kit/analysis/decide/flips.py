"""Which assumption, if it were otherwise, would put another strategy first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.decide.compare import check_strategies
from deterrence_kit.analysis.decide.comparison import EVEN, TODAY
from deterrence_kit.analysis.decide.strategy import Membership, Strategy, without_leavers
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array, Numeric
from deterrence_kit.model.settings import ASSUMPTIONS, declared

STEPS = 41


@dataclass(frozen=True)
class Flip:
    """One assumption that, if it were otherwise, would put another strategy first.

    Attributes
    ----------
    scenario, title : str
    assumption : str
    now : float
    value : float
        The nearest value at which the first place changes.
    leader, overtaker : str
        First now, and first from there on.
    """

    scenario: str
    title: str
    assumption: str
    now: float
    value: float
    leader: str
    overtaker: str

    @property
    def distance(self) -> float:
        """How far away that is, as a share of the assumption's range."""
        parameter = declared(self.assumption)
        return abs(self.value - self.now) / (parameter.high - parameter.low)

    def sentence(self) -> str:
        """It in plain English.

        Examples
        --------
        >>> Flip("us-korea", "Korea", "loss", 1, 2.5, "Ready", "Forward").sentence()
        'If “Loss when repelled” were above 2.5 instead of 1, “Forward” would overtake “Ready”.'
        """
        side = "above" if self.value > self.now else "below"
        return (
            f"If “{declared(self.assumption).label}” were {side} {_figure(self.value)} instead of "
            f"{self.now:g}, “{self.overtaker}” would overtake “{self.leader}”."
        )


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def flips(
    strategies: Sequence[Strategy],
    scenarios: Sequence[Scenario],
    world: Mapping[str, float] | None = None,
    *,
    outcome: str = "credibility",
    membership: Membership = without_leavers,
) -> tuple[Flip, ...]:
    """Where the first place changes: each assumption moved alone over its range, nearest flip first.

    Parameters
    ----------
    strategies : sequence of Strategy
        Up to `MOST_STRATEGIES`, with names of their own; what stands is added.
    scenarios : sequence of Scenario
    world : mapping, optional
        Assumptions and costs that differ, the same for all.
    outcome : str
        Which the first place goes by, one of `outcomes.OUTCOMES`.
    membership : callable, optional
        From a scenario and a strategy to the scenario with who left and joined.

    Returns
    -------
    tuple of Flip

    Notes
    -----
    One vectorised call for each scenario and strategy, `STEPS` values an assumption; between two of
    them the change is interpolated.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> both = [Strategy("Forward", {"presence": 0.1}), Strategy("Clear", {"clarity": 1, "will": 0.8})]
    >>> found = flips(both, [load_scenario("us-philippines")])
    >>> all(flip.leader != flip.overtaker for flip in found)
    True
    """
    parts = flips_in_steps(strategies, scenarios, world, outcome=outcome, membership=membership)
    return tuple(sorted((f for part in parts for f in part), key=lambda flip: flip.distance))


def flips_in_steps(
    strategies: Sequence[Strategy],
    scenarios: Sequence[Scenario],
    world: Mapping[str, float] | None = None,
    *,
    outcome: str = "credibility",
    membership: Membership = without_leavers,
) -> Iterator[tuple[Flip, ...]]:
    """The same, scenario by scenario, for a page that has to go on answering meanwhile.

    Parameters
    ----------
    strategies, scenarios, world, outcome, membership
        As for `flips`.

    Yields
    ------
    tuple of Flip
        Of one scenario.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.analysis import Strategy
    >>> ready = [Strategy("Ready", {"readiness": 0.7})]
    >>> len(list(flips_in_steps(ready, [load_scenario("us-korea"), load_scenario("us-japan")])))
    2
    """
    check_strategies(strategies, scenarios)
    every, given = [Strategy(TODAY), *strategies], dict(world or {})
    for scenario in scenarios:
        now = np.array([given.get(n, ASSUMPTIONS[n].default) for n in ASSUMPTIONS])
        grid = np.stack([_grid(n, at) for n, at in zip(ASSUMPTIONS, now, strict=True)])
        good = np.stack([_swept(scenario, p, given, grid, outcome, membership) for p in every])
        yield tuple(_flips(scenario, [p.name for p in every], now, grid, good))


def _grid(name: str, now: float) -> Array:
    parameter = declared(name)
    return np.sort(np.append(np.linspace(parameter.low, parameter.high, STEPS), now))


def _swept(
    scenario: Scenario,
    strategy: Strategy,
    world: Mapping[str, float],
    grid: Array,
    outcome: str,
    membership: Membership,
) -> Array:
    """How good the strategy is with each assumption in turn over its values, shape of the grid."""
    changed = membership(scenario, strategy)
    settings: dict[str, Numeric] = {**world, **strategy.in_scenario(changed)}
    for i, name in enumerate(ASSUMPTIONS):
        column = np.full(grid.shape, world.get(name, ASSUMPTIONS[name].default), dtype=float)
        column[i] = grid[i]
        settings[name] = column
    chosen = outcome_called(outcome)
    return np.broadcast_to(chosen.better * chosen.of(assess_cases(changed, settings)), grid.shape)


def _flips(
    scenario: Scenario, names: list[str], now: Array, grid: Array, good: Array
) -> Iterator[Flip]:
    """The nearest change of the first place for each assumption; `good` is (strategies, *grid)."""
    for i, name in enumerate(ASSUMPTIONS):
        at = int(np.argmin(np.abs(grid[i] - now[i])))
        leader = int(np.argmax(good[:, i, at]))
        ahead = good[leader, i] - np.delete(good[:, i], leader, axis=0).max(axis=0, initial=-np.inf)
        lost = np.flatnonzero(ahead < -EVEN)
        if not len(lost):
            continue
        far = lost[np.argmin(np.abs(grid[i, lost] - now[i]))]
        near = far - int(np.sign(far - at))
        share = ahead[near] / (ahead[near] - ahead[far])
        value = grid[i, near] + share * (grid[i, far] - grid[i, near])
        overtaker = names[int(np.argmax(good[:, i, far]))]
        yield Flip(
            scenario.name, scenario.title, name, float(now[i]), float(value), names[leader],
            overtaker,
        )  # fmt: skip
