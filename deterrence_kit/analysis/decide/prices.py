"""What a set of measures costs in a scenario, in % of the pact's military spending a year."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.analysis.cases import Settings, with_settings
from deterrence_kit.model import Scenario
from deterrence_kit.model.costs import POLICY, PREFIX, costs_at, moved
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import LEVERS


def prices(
    scenario: Scenario,
    settings: Settings,
    costs: Mapping[str, float] | None = None,
) -> dict[str, Array]:
    """The cost of each lever that has been moved, against the scenario as it is shipped.

    Parameters
    ----------
    scenario : Scenario
    settings : mapping of str to float or ndarray, shape (cases,)
        As in `assess_cases`. Levers without a cost, assumptions and rates cost nothing.
    costs : mapping, optional
        Changed costs, ``{"cost_readiness": 30}``; by default those among `settings`.

    Returns
    -------
    dict of str to ndarray, shape (cases,)
        Only levers that `settings` names; their sum is the price of the package, see `price`.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = prices(load_scenario("us-korea"), {"spending": 1.1, "clarity": 0.8})
    >>> {name: round(float(value), 6) for name, value in found.items()}
    {'spending': 10.0, 'clarity': 4.0}
    """
    named_costs = {n: float(v) for n, v in settings.items() if n.startswith(PREFIX)}
    rates = costs_at({**named_costs, **(costs or {})})
    changed = {
        n: np.asarray(v, dtype=float)
        for n, v in settings.items()
        if SettingName.parse(n).base in LEVERS and _there(scenario, n)
    }
    after = with_settings(scenario.levers, scenario, changed)
    spans = moved(scenario.levers, after, scenario.spending_today, scenario.gdp)
    named = {SettingName.parse(name).base for name in changed}
    return {name: rates[name] * spans[name] for name in POLICY if name in named}


def price(
    scenario: Scenario,
    settings: Settings,
    costs: Mapping[str, float] | None = None,
) -> Array:
    """The price of the package, the sum of `prices`; shape (cases,) or ().

    Parameters
    ----------
    scenario, settings, costs
        As for `prices`.

    Returns
    -------
    ndarray, shape (cases,) or ()
        In % of the pact's military spending a year.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> float(price(load_scenario("nato-estonia"), {}))
    0.0
    """
    return np.asarray(sum(prices(scenario, settings, costs).values(), np.zeros(())))


def _there(scenario: Scenario, name: str) -> bool:
    return SettingName.parse(name).concerns(scenario.codes)
