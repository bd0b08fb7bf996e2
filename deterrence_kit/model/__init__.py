"""The model: pure functions of arrays, one pillar a module. It imports numpy and nothing else."""

from deterrence_kit.model.assessment import Assessment, assess
from deterrence_kit.model.assumptions import Assumptions
from deterrence_kit.model.levers import Levers
from deterrence_kit.model.parameter import Parameter, parameters_of
from deterrence_kit.model.scenario import Crisis, Scenario

__all__ = [
    "Assessment",
    "Assumptions",
    "Crisis",
    "Levers",
    "Parameter",
    "Scenario",
    "assess",
    "parameters_of",
]
