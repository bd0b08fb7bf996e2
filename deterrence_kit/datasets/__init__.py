"""Scenarios and the tables they are made from: the only file I/O of the package."""

from deterrence_kit.datasets.scenarios import ScenarioError, load_scenario, scenario_names

__all__ = ["ScenarioError", "load_scenario", "scenario_names"]
