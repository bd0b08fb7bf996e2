"""Trade-offs: packages that nothing beats in cost, credibility and risk of escalation at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from deterrence_kit.analysis.decide.decision_variables import decision_variables
from deterrence_kit.analysis.decide.evolution import GENERATIONS, nsga2
from deterrence_kit.analysis.decide.pareto import nondominated
from deterrence_kit.analysis.decide.trade_off import FORGET, Front, TradeOffSearch
from deterrence_kit.model import Scenario
from deterrence_kit.model.costs import POLICY


def front(
    scenario: Scenario,
    world: Mapping[str, float] | None = None,
    *,
    limits: Mapping[str, tuple[float, float]] | None = None,
    generations: int = GENERATIONS,
    seed: int = 0,
) -> Front:
    """The Pareto front of cost against credibility against risk of escalation.

    Parameters
    ----------
    scenario : Scenario
    world, limits
        As for `cheapest`.
    generations, seed : int
        Of the search.

    Returns
    -------
    Front
        At most `SHOWN` packages, spread over the front.

    Notes
    -----
    Risk of escalation is `outcomes.escalation`: the chance of an armed challenge that draws the pact
    in. Resolve raises credibility and, given a challenge, the risk; denial, sanctions and restraint
    lower the risk. See `nsga2` for the search.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = front(load_scenario("us-philippines"), generations=10)
    >>> bool((found.cost[1:] >= found.cost[:-1]).all()), bool(found.cost[0] == 0)
    (True, True)
    """
    *_, last = front_in_steps(scenario, world, limits=limits, generations=generations, seed=seed)
    return last


def front_in_steps(
    scenario: Scenario,
    world: Mapping[str, float] | None = None,
    *,
    limits: Mapping[str, tuple[float, float]] | None = None,
    generations: int = GENERATIONS,
    seed: int = 0,
    every: int = 10,
) -> Iterator[Front]:
    """The same, after every so many generations: for a page that shows it growing.

    Parameters
    ----------
    scenario, world, limits, generations, seed
        As for `front`.
    every : int
        Generations from one front to the next.

    Yields
    ------
    Front

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> steps = front_in_steps(load_scenario("us-philippines"), generations=4, every=2)
    >>> len(list(steps))
    2
    """
    given = {n: float(v) for n, v in (world or {}).items() if n not in POLICY}
    search = TradeOffSearch(scenario, given, decision_variables(scenario, limits))
    size = len(search.variables.names)
    if not size:
        yield search.front(np.zeros((1, 0)))
        return
    first = search.first()
    steps = nsga2(search.objectives, size, first, generations=generations, forget=FORGET, seed=seed)
    for number, (x, f) in enumerate(steps, start=1):
        if number % every == 0 or number == generations:
            yield search.front(np.vstack([first, x[nondominated(f)]]))
