"""A named set of levers' values, and who leaves and joins with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from deterrence_kit.model import Scenario
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import declared, is_lever


@dataclass(frozen=True)
class Strategy:
    """A set of measures under a name.

    Attributes
    ----------
    name : str
    changes : mapping
        Levers by name, ``{"readiness": 0.7, "will.USA": 0.6}``. The same values hold in every
        scenario; an ally's own value counts where that ally is a member.
    left, joined : tuple of str
        Codes of the members that leave, where they are members, and of the states that join.

    Examples
    --------
    >>> Strategy("Later", {"loss": 2})
    Traceback (most recent call last):
    ValueError: A package is made of levers, and loss is not one. Assumptions hold for all packages
    alike: give them as the world.
    """

    name: str
    changes: Mapping[str, float] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, value in self.changes.items():
            if not is_lever(name):
                raise ValueError(
                    f"A package is made of levers, and {name} is not one. Assumptions hold for all "
                    "packages alike: give them as the world."
                )
            declared(name).check(value)

    def in_scenario(self, scenario: Scenario) -> dict[str, float]:
        """The changes that mean something there: no values of states that are not members."""
        codes = scenario.codes
        return {n: v for n, v in self.changes.items() if SettingName.parse(n).concerns(codes)}


Membership = Callable[[Scenario, Strategy], Scenario]


def without_leavers(scenario: Scenario, strategy: Strategy) -> Scenario:
    """The scenario after a strategy's leavers have left; states that join need `datasets`.

    Parameters
    ----------
    scenario : Scenario
    strategy : Strategy

    Returns
    -------
    Scenario

    Raises
    ------
    ValueError
        If a state joins.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> estonia = load_scenario("nato-estonia")
    >>> alone = without_leavers(estonia, Strategy("Alone", left=("USA",)))
    >>> len(estonia.codes) - len(alone.codes)
    1
    """
    if strategy.joined:
        raise ValueError(
            f"{strategy.name} lets {', '.join(strategy.joined)} join: give compare() a membership "
            "function that knows them, such as one made with datasets.accession.with_member."
        )
    for code in strategy.left:
        if code in scenario.codes and code != scenario.codes[scenario.protege]:
            scenario = scenario.without(code)
    return scenario
