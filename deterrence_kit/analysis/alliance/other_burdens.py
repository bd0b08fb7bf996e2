"""What carrying the burdens that are not military spending in full would buy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from deterrence_kit.model import Assessment, Assumptions, Scenario, assess
from deterrence_kit.model.intermediates import known_values
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import LEVERS, RATES
from deterrence_kit.model.years.by_year import lasting_budgets
from deterrence_kit.model.years.rates import Rates

#: Burdens that are not military spending, and the value at which they are carried in full.
OTHER_BURDENS = {"sanctions": 1.0, "durability": 1.0}
YEARS = 10  # after which budgets that last are compared with those that do not


def other_burdens(scenario: Scenario, changes: Mapping[str, float]) -> dict[str, float]:
    """How much the margin over the threshold grows when another burden is carried in full.

    The margin is credibility less threshold. Sanctions lower the threshold at once. Durable budgets
    change nothing today: what they keep of credibility is told `YEARS` years on, after the squeezes
    that are to be expected by then.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own, by name.

    Returns
    -------
    dict of str to float
        By burden, in points of the margin between 0 and 1.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> bought = other_burdens(load_scenario("nato-estonia"), {})
    >>> bought["sanctions"] > bought["durability"] > 0
    True
    """
    found = {}
    for name in OTHER_BURDENS:
        years = YEARS if name == "durability" else 0
        full = {**changes, **_everyone(scenario, changes, name)}
        found[name] = _margin(scenario, full, years) - _margin(scenario, changes, years)
    return found


def _everyone(scenario: Scenario, changes: Mapping[str, float], name: str) -> dict[str, float]:
    own = [n for n in {*changes, *scenario.settings} if n.startswith(f"{name}.")]
    return dict.fromkeys([name, *own], OTHER_BURDENS[name])


def _margin(scenario: Scenario, changes: Mapping[str, float], years: int) -> float:
    """Credibility less threshold, with what is left of budgets after so many years."""
    base = {n: SettingName.parse(n).base for n in changes}
    levers = scenario.levers_at({n: v for n, v in changes.items() if base[n] in LEVERS})
    rates = Rates(**{n: v for n, v in changes.items() if base[n] in RATES})
    declared = {f.name for f in Assumptions.__dataclass_fields__.values()}
    assumptions = Assumptions(**{n: v for n, v in changes.items() if n in declared})
    left = lasting_budgets(known_values(scenario, levers, assumptions), rates, years + 1, True)[
        -1, 0
    ]
    answer: Assessment = assess(_spending(scenario, left), levers, assumptions, members=False)
    return float(answer.credibility - answer.threshold)


def _spending(scenario: Scenario, left: Array) -> Scenario:
    return replace(scenario, spending_today=scenario.spending_today * np.asarray(left))
