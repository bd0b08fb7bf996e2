"""A second crisis elsewhere at the same time, chosen by the name of a shipped scenario."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from deterrence_kit.app.state import scenario_called
from deterrence_kit.datasets import scenario_names
from deterrence_kit.model import Region, Scenario, second_crisis_fault, with_second_crisis

NONE = "none"
# value in links -> what pages call it; the first is the default
SECOND = {NONE: "No second crisis"} | {
    name: f"And a crisis at: {scenario_called(name).title}" for name in scenario_names()
}


class Second(NamedTuple):
    """What is chosen, and what becomes of it here.

    Attributes
    ----------
    title : str
        The other crisis; empty where none is chosen.
    fault : str
        Why it cannot be one beside this crisis; empty where it can.
    scenario : Scenario
        This crisis, with the other beside it where that can be.
    """

    title: str
    fault: str
    scenario: Scenario

    @property
    def counts(self) -> bool:
        """Whether there is a second crisis that is counted."""
        return bool(self.title) and not self.fault


def second_crisis(name: str, scenario: Scenario) -> Second:
    """What a second crisis makes of a scenario.

    Parameters
    ----------
    name : str
        What is chosen, one of `SECOND`.
    scenario : Scenario
        The first crisis, with the pact's members as they are now.

    Examples
    --------
    >>> estonia = scenario_called("nato-estonia")
    >>> second_crisis("us-korea", estonia).counts
    True
    >>> second_crisis("nato-estonia", estonia).fault
    'NATO – Estonia is this crisis itself, so it takes nothing from it.'
    """
    if name == NONE:
        return Second("", "", scenario)
    other = scenario_called(name)
    if fault := second_crisis_fault(scenario, other):
        return Second(other.title, fault, scenario)
    return Second(other.title, "", with_second_crisis(scenario, other))


def region_beside(region: Region, name: str) -> Region:
    """A region with a second crisis beside each of its pairs, where that can be.

    Examples
    --------
    >>> from deterrence_kit.datasets.regions import load_region
    >>> pair = region_beside(load_region("europe-east"), "us-korea").commitment("RUS", "EST").scenario
    >>> bool(pair.elsewhere[pair.codes.index("USA")] > 0)
    True
    """
    if name == NONE:
        return region
    beside = (
        replace(c, scenario=second_crisis(name, c.scenario).scenario) for c in region.commitments
    )
    return replace(region, commitments=tuple(beside))
