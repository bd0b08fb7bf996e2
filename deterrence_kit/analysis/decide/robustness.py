"""How often each strategy comes first when the assumptions are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.decide.compare import check_strategies
from deterrence_kit.analysis.decide.comparison import EVEN, TODAY
from deterrence_kit.analysis.decide.strategy import Membership, Strategy, without_leavers
from deterrence_kit.analysis.doubt.draws import assumption_draws
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array, Numeric


@dataclass(frozen=True, eq=False)
class Robustness:
    """How often each strategy comes first when the assumptions are drawn.

    Attributes
    ----------
    strategies, scenarios : tuple of str
    first : ndarray, shape (scenarios, strategies)
        Share of the draws in which the strategy is the best, or level with it.
    holding : ndarray, shape (scenarios, strategies)
        Share of the draws in which deterrence holds.
    most_regret : ndarray, shape (strategies,)
        95th percentile, over scenarios and draws, of the regret.
    draws : int
    """

    strategies: tuple[str, ...]
    scenarios: tuple[str, ...]
    first: Array
    holding: Array
    most_regret: Array
    draws: int


def robustness(
    strategies: Sequence[Strategy],
    scenarios: Sequence[Scenario],
    world: Mapping[str, float] | None = None,
    *,
    outcome: str = "credibility",
    draws: int = 500,
    seed: int = 0,
    membership: Membership = without_leavers,
) -> Robustness:
    """The comparison over draws of all assumptions at once, the same worlds for every strategy.

    Parameters
    ----------
    strategies : sequence of Strategy
        Up to `MOST_STRATEGIES`, with names of their own; what stands is added.
    scenarios : sequence of Scenario
    world : mapping, optional
        Assumptions and costs that differ, the same for all.
    outcome : str
        Which the first place goes by, one of `outcomes.OUTCOMES`.
    draws, seed : int
    membership : callable, optional
        From a scenario and a strategy to the scenario with who left and joined.

    Returns
    -------
    Robustness

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = robustness([Strategy("Ready", {"readiness": 0.7})], [load_scenario("us-korea")], draws=50)
    >>> found.first.tolist()
    [[0.0, 1.0]]
    """
    check_strategies(strategies, scenarios)
    every, given = [Strategy(TODAY), *strategies], dict(world or {})
    worlds: dict[str, Numeric] = {**given, **assumption_draws(given, draws, seed)}
    chosen = outcome_called(outcome)
    shape = (len(scenarios), len(every), draws)
    good, holding = np.empty(shape), np.empty(shape[:2])
    for i, scenario in enumerate(scenarios):
        for j, strategy in enumerate(every):
            changed = membership(scenario, strategy)
            cases = assess_cases(changed, {**worlds, **strategy.in_scenario(changed)})
            good[i, j] = chosen.better * chosen.of(cases)
            holding[i, j] = np.mean(cases.holds)
    behind = good.max(axis=1, keepdims=True) - good
    return Robustness(
        strategies=tuple(strategy.name for strategy in every),
        scenarios=tuple(scenario.name for scenario in scenarios),
        first=np.mean(behind <= EVEN, axis=2),
        holding=holding,
        most_regret=np.quantile(behind.transpose(1, 0, 2).reshape(len(every), -1), 0.95, axis=1),
        draws=draws,
    )
