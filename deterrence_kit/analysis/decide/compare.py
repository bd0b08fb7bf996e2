"""Strategies compared over scenarios, cell by cell, with what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.decide.comparison import TODAY, Comparison
from deterrence_kit.analysis.decide.prices import price
from deterrence_kit.analysis.decide.strategy import Membership, Strategy, without_leavers
from deterrence_kit.analysis.outcomes import OUTCOMES
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Numeric

MOST_STRATEGIES = 6


def compare(
    strategies: Sequence[Strategy],
    scenarios: Sequence[Scenario],
    world: Mapping[str, float] | None = None,
    *,
    membership: Membership = without_leavers,
) -> Comparison:
    """Strategies side by side over scenarios, beside what stands.

    Parameters
    ----------
    strategies : sequence of Strategy
        Up to `MOST_STRATEGIES`, with names of their own.
    scenarios : sequence of Scenario
    world : mapping, optional
        Assumptions and costs that differ, the same for all.
    membership : callable, optional
        From a scenario and a strategy to the scenario with who left and joined.

    Returns
    -------
    Comparison

    Raises
    ------
    ValueError
        If there are no scenarios, too many strategies, or two of one name.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> both = [Strategy("Forward", {"presence": 0.05}), Strategy("Ready", {"readiness": 0.7})]
    >>> found = compare(both, [load_scenario("nato-estonia"), load_scenario("us-korea")])
    >>> found.strategies, found.values["credibility"].shape
    (('As things stand', 'Forward', 'Ready'), (2, 3))
    >>> bool((found.regret() >= 0).all())
    True
    """
    check_strategies(strategies, scenarios)
    every, world = [Strategy(TODAY), *strategies], dict(world or {})
    return comparison_of(every, scenarios, lambda s, p: consequences(s, p, world, membership))


Consequences = tuple[dict[str, float], float]


def comparison_of(
    strategies: Sequence[Strategy],
    scenarios: Sequence[Scenario],
    cell: Callable[[Scenario, Strategy], Consequences],
) -> Comparison:
    """A comparison of strategies that include what stands, cell by cell, see `consequences`.

    Parameters
    ----------
    strategies : sequence of Strategy
        What stands is the first.
    scenarios : sequence of Scenario
    cell : callable
        From a scenario and a strategy to its `Consequences`.

    Returns
    -------
    Comparison

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.analysis import Strategy
    >>> both = [Strategy("As things stand"), Strategy("Ready", {"readiness": 0.7})]
    >>> cell = lambda scenario, strategy: consequences(scenario, strategy, {})
    >>> comparison_of(both, [load_scenario("us-korea")], cell).cost.shape
    (1, 2)
    """
    cells = [[cell(scenario, strategy) for strategy in strategies] for scenario in scenarios]
    return Comparison(
        strategies=tuple(strategy.name for strategy in strategies),
        scenarios=tuple(scenario.name for scenario in scenarios),
        titles=tuple(scenario.title for scenario in scenarios),
        values={n: np.array([[v[n] for v, _ in row] for row in cells]) for n in OUTCOMES},
        cost=np.array([[cost for _, cost in row] for row in cells]),
    )


def consequences(
    scenario: Scenario,
    strategy: Strategy,
    world: Mapping[str, float],
    membership: Membership = without_leavers,
) -> Consequences:
    """Every outcome of one strategy in one scenario, and its cost.

    Parameters
    ----------
    scenario : Scenario
    strategy : Strategy
    world : mapping
        Assumptions and costs that differ.
    membership : callable, optional
        From a scenario and a strategy to the scenario with who left and joined.

    Returns
    -------
    values : dict of str to float
        Every outcome of `outcomes.OUTCOMES`.
    cost : float
        In % of the pact's military spending a year.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.analysis import Strategy
    >>> values, cost = consequences(load_scenario("us-korea"), Strategy("None"), {})
    >>> sorted(values)[:3], cost
    (['credibility', 'deaths', 'denial'], 0.0)
    """
    changed = membership(scenario, strategy)
    settings: dict[str, Numeric] = {**world, **strategy.in_scenario(changed)}
    case = assess_cases(changed, settings)
    values = {name: float(outcome.of(case)) for name, outcome in OUTCOMES.items()}
    return values, float(price(changed, settings))


def check_strategies(strategies: Sequence[Strategy], scenarios: Sequence[Scenario]) -> None:
    """Refuse what cannot be compared, with a sentence.

    Parameters
    ----------
    strategies : sequence of Strategy
    scenarios : sequence of Scenario

    Raises
    ------
    ValueError
        If there are no scenarios, too many strategies, or two of one name.

    Examples
    --------
    >>> check_strategies([], [])
    Traceback (most recent call last):
    ValueError: Packages are compared over scenarios: give at least one.
    """
    names = [strategy.name for strategy in strategies]
    if not scenarios:
        raise ValueError("Packages are compared over scenarios: give at least one.")
    if len(strategies) > MOST_STRATEGIES:
        raise ValueError(f"{MOST_STRATEGIES} packages can be compared, not {len(strategies)}.")
    twice = {name for name in names if names.count(name) > 1 or name == TODAY}
    if twice:
        raise ValueError(f"Packages need names of their own: {sorted(twice)[0]!r} is taken.")
