"""Could the record have shown what the model implies? Its effect beside what could be told from none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.evidence.coefficient_table import Coefficient
from deterrence_kit.evidence.designs.effects import COMMAND
from deterrence_kit.evidence.designs.table import USUAL
from deterrence_kit.evidence.implied import implied_effects
from deterrence_kit.evidence.research import stats

LEVEL = 0.05  # of a test on both sides
OBSERVED = ("pact.controls", "pact_free.controls", "pact_applicable.controls")


def power_of(effect: float, error: float) -> float:
    """Chance that a test at 5 % tells an effect of this size from none.

    Examples
    --------
    >>> round(power_of(2.8, 1.0), 2), round(power_of(0.0, 1.0), 2)
    (0.8, 0.05)
    """
    edge = stats.norm.ppf(1 - LEVEL / 2)
    size = abs(effect) / error
    return float(stats.norm.sf(edge - size) + stats.norm.cdf(-edge - size))


def power(observed: Mapping[str, Coefficient]) -> list[Coefficient]:
    """The model's own effect of a pact on challenges, and the power of each design to see it.

    Parameters
    ----------
    observed : mapping
        Fitted numbers by name, with those of `OBSERVED`.
    """
    scenarios = [load_scenario(name) for name in scenario_names()]
    implied = float(np.log(implied_effects(scenarios).mean))
    found = []
    for name in OBSERVED:
        seen = observed[name]
        kind = name.partition(".")[0]
        least = (stats.norm.ppf(1 - LEVEL / 2) + stats.norm.ppf(USUAL)) * seen.se
        told = (("implied", implied, "logits"), ("detectable", -least, "logits"),
                ("power", power_of(implied, seen.se), "share"))  # fmt: skip
        found += [
            replace(seen, name=f"power.{kind}.{what}", value=float(value), se=float("nan"),
                    unit=unit, method=METHODS[what], command=COMMAND)
            for what, value, unit in told
        ]  # fmt: skip
    return found


METHODS = {
    "implied": "geometric mean over the shipped scenarios, model at its defaults",
    "detectable": "smallest decrease told from none at 5 % in four of five records like this one",
    "power": "of a normal test at 5 % with the observed standard error",
}
