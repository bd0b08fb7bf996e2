"""What carrying the burdens that are not military spending in full would buy."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Scenario
from deterrence_kit.model.setting_name import SettingName

#: Burdens that are not military spending, and the value at which they are carried in full.
OTHER_BURDENS = {"sanctions": 1.0, "durability": 1.0}


def other_burdens(scenario: Scenario, changes: Mapping[str, float]) -> dict[str, float]:
    """How much the margin over the threshold grows when another burden is carried in full.

    The margin is credibility less threshold: sanctions lower the threshold, durable budgets raise
    credibility, and the margin holds both.

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
    full = {name: {**changes, **_everyone(scenario, changes, name)} for name in OTHER_BURDENS}
    names = {*changes, *(n for settings in full.values() for n in settings)}
    rows = [changes, *full.values()]
    grid = {
        n: np.array([row.get(n, _default(scenario, row, n)) for row in rows]) for n in sorted(names)
    }
    cases = assess_cases(scenario, grid)
    margin = np.broadcast_to(cases.credibility - cases.threshold, len(rows))
    return {name: float(margin[i] - margin[0]) for i, name in enumerate(OTHER_BURDENS, 1)}


def _everyone(scenario: Scenario, changes: Mapping[str, float], name: str) -> dict[str, float]:
    own = [n for n in {*changes, *scenario.settings} if n.startswith(f"{name}.")]
    return dict.fromkeys([name, *own], OTHER_BURDENS[name])


def _default(scenario: Scenario, row: Mapping[str, float], name: str) -> float:
    base = SettingName.parse(name).base
    follows = base in row and name not in scenario.settings
    return row[base] if follows else scenario.default_of(name)
