"""What a set of measures costs, in money and in political effort, which are not added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import Settings
from deterrence_kit.analysis.decide.instruments import instrument
from deterrence_kit.analysis.decide.prices import prices
from deterrence_kit.model import Scenario

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
            f"about {float(f'{self.dollars:.2g}'):,g} billion $ a year "
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
    by_coin = {"money": 0.0, "politics": 0.0}
    for name, cost in prices(scenario, settings, costs).items():
        by_coin[instrument(name).coin] += float(cost)
    spent = float((scenario.gdp * scenario.spending_today).sum())
    return Bill(by_coin["money"], by_coin["money"] / 100 * spent, by_coin["politics"])
