"""What a set of measures costs, in money and in political effort, which are not added up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import Settings
from deterrence_kit.analysis.decide.instruments import instrument
from deterrence_kit.analysis.decide.prices import prices
from deterrence_kit.model import Scenario
from deterrence_kit.model.setting_name import SettingName

#: How political effort is said, by its worth in % of the pact's military spending: below it, the word.
EFFORT = ((0.05, "none"), (2.0, "little"), (8.0, "some"), (20.0, "much"), (np.inf, "very much"))


@dataclass(frozen=True)
class Bill:
    """Money and political effort.

    Attributes
    ----------
    money : float
        % of the pact's military spending of today, a year.
    dollars : float
        The same in billion international $ a year.
    effort : float
        Political effort, as what governments would rather pay: % of the same spending.
    """

    money: float
    dollars: float
    effort: float

    @property
    def effort_word(self) -> str:
        """Political effort in a word.

        Examples
        --------
        >>> [Bill(0, 0, effort).effort_word for effort in (0, 1, 5, 50)]
        ['none', 'little', 'some', 'very much']
        """
        return next(word for most, word in EFFORT if self.effort < most)

    @property
    def money_text(self) -> str:
        """The money as it is told: two digits, and none where there is none to speak of.

        Examples
        --------
        >>> Bill(5.6, 73.2, 0).money_text, Bill(90, 1234, 0).money_text, Bill(0.01, 0.2, 9).money_text
        ('73', '1,200', '0')
        """
        return f"{float(f'{self.dollars:.2g}'):,g}" if self.money >= EFFORT[0][0] else "0"

    def short(self) -> str:
        """The same where there is little room: billion $ a year, or how much political effort.

        Examples
        --------
        >>> Bill(5.6, 73.2, 0).short(), Bill(0, 0, 12).short(), Bill(5.6, 73.2, 12).short()
        ('73 bn $', 'much', '73 bn $, much')
        """
        money = f"{self.money_text} bn $" if self.money_text != "0" else ""
        effort = self.effort_word if self.effort_word != "none" else ""
        return ", ".join(filter(None, [money, effort])) or "nothing"

    def sentence(self) -> str:
        """What it costs, as a phrase.

        Examples
        --------
        >>> Bill(5.6, 73.2, 0).sentence()
        'about 73 billion $ a year (5.6 % of what the pact spends on its forces)'
        >>> Bill(0, 0, 12).sentence(), Bill(0, 0, 0).sentence()
        ('no money, but much political effort', 'nothing')
        """
        politics = f"{self.effort_word} political effort" if self.effort_word != "none" else ""
        if self.money < EFFORT[0][0]:
            return f"no money, but {politics}" if politics else "nothing"
        money = (
            f"about {self.money_text} billion $ a year "
            f"({self.money:.1f} % of what the pact spends on its forces)"
        )
        return f"{money} and {politics}" if politics else money


def bill(scenario: Scenario, settings: Settings, costs: Mapping[str, float] | None = None) -> Bill:
    """What settings cost, against the scenario as it stands.

    Parameters
    ----------
    scenario : Scenario
    settings : mapping of str to float
        Levers by name; what has no cost is passed over.
    costs : mapping, optional
        Changed costs, as for `prices`.

    Returns
    -------
    Bill

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = bill(load_scenario("us-korea"), {"spending": 1.1, "clarity": 0.8})
    >>> round(found.money, 6), round(found.effort, 6), found.dollars > 0
    (10.0, 4.0, True)
    """
    by_lever = {name: float(cost) for name, cost in prices(scenario, settings, costs).items()}
    return bill_of(by_lever, spent_today(scenario))


def bills(
    scenario: Scenario,
    packages: Sequence[Mapping[str, float]],
    costs: Mapping[str, float] | None = None,
) -> list[Bill]:
    """The same for many packages at once.

    Parameters
    ----------
    scenario : Scenario
    packages : sequence of mapping
        The levers' values by name; what one does not name stands as it is.
    costs : mapping, optional
        Changed costs, as for `prices`.

    Returns
    -------
    list of Bill

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = bills(load_scenario("us-korea"), [{}, {"spending": 1.1}, {"clarity": 0.8}])
    >>> [one.short().partition(" ")[2] for one in found], found[2].short()
    (['', 'bn $', ''], 'some')
    """
    names = {name for package in packages for name in package}
    settings = {name: np.array([_value(scenario, p, name) for p in packages]) for name in names}
    by_lever, spent = prices(scenario, settings, costs), spent_today(scenario)
    return [
        bill_of({name: float(cost[i]) for name, cost in by_lever.items()}, spent)
        for i in range(len(packages))
    ]


def _value(scenario: Scenario, package: Mapping[str, float], name: str) -> float:
    """A lever's value in a package: its own, else for one ally what all have there."""
    whole = SettingName.parse(name).base
    return package.get(name, package.get(whole, scenario.default_of(name)))


def bill_of(costs: Mapping[str, float], spent: float) -> Bill:
    """Costs of single levers as money and political effort.

    Parameters
    ----------
    costs : mapping of str to float, % of the pact's military spending
        By lever; one ally's own by its whole name, ``"will.USA"``.
    spent : float
        That spending, billion international $ a year.

    Returns
    -------
    Bill

    Examples
    --------
    >>> bill_of({"readiness": 5.0, "will.USA": 3.0}, 1200)
    Bill(money=5.0, dollars=60.0, effort=3.0)
    """
    by_coin = {"money": 0.0, "politics": 0.0}
    for name, cost in costs.items():
        by_coin[instrument(SettingName.parse(name).base).coin] += cost
    return Bill(by_coin["money"], by_coin["money"] / 100 * spent, by_coin["politics"])


def spent_today(scenario: Scenario) -> float:
    """What the members spend on their forces today, billion international $ a year.

    Parameters
    ----------
    scenario : Scenario

    Returns
    -------
    float

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> spent_today(load_scenario("nato-estonia")) > spent_today(load_scenario("us-korea"))
    True
    """
    return float((scenario.gdp * scenario.spending_today).sum())
