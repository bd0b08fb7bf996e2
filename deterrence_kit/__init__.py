"""deterrence_kit: how credible is an alliance, and what would change that?

>>> import deterrence_kit as dk
>>> estonia = dk.load_scenario("nato-estonia")
>>> answer = dk.assess(estonia)
>>> 0 < float(answer.credibility) < 1
True
"""

from deterrence_kit.datasets import load_scenario, scenario_names
from deterrence_kit.model import (
    Assessment,
    Assumptions,
    Levers,
    Parameter,
    Scenario,
    assess,
    parameters_of,
)

__version__ = "0.1.0"

__all__ = [
    "Assessment",
    "Assumptions",
    "Levers",
    "Parameter",
    "Scenario",
    "assess",
    "load_scenario",
    "parameters_of",
    "scenario_names",
]
