"""Net resources instead of budgets and heads: population × (GDP per head)² (Beckley 2018)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from deterrence_kit.analysis.cases import Settings, assess_cases
from deterrence_kit.model import Assessment, Scenario
from deterrence_kit.model.intermediates import quantities
from deterrence_kit.model.parameter import Array


def net_resources(gdp: Array, population: Array) -> Array:
    """What a state has left after feeding, policing and running itself: ``GDP · GDP per head``.

    That is ``population · (GDP per head)²``. Neither budgets nor heads enter.

    Parameters
    ----------
    gdp : ndarray, any shape, billion international $
    population : ndarray, shape of `gdp`, persons; 0 where it is not known

    Returns
    -------
    ndarray, shape of `gdp`
        In billion $ times billion $ a person; 0 where population or GDP is not known.

    Examples
    --------
    >>> net_resources(np.array([100.0, 100.0, 5.0]), np.array([1e6, 1e8, 0.0])).tolist()
    [0.01, 0.0001, 0.0]
    """
    return np.where(population > 0, gdp**2 / np.where(population > 0, population, 1), 0.0)


def by_net_resources(scenario: Scenario, settings: Settings, cases: Assessment) -> Array:
    """Credibility less the threshold, with strength measured by net resources.

    Strengths go with net resources; in sum the members have as much as by this model's measure,
    which stands in where a population is not known (of a challenger that is no state, say).

    Parameters
    ----------
    scenario : Scenario
    settings : mapping of str to float or ndarray, shape (cases,)
        What differs from the scenario's own.
    cases : Assessment
        Of those settings, by this model; arrays of shape (cases,).

    Returns
    -------
    ndarray, shape (cases,)

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> korea = load_scenario("us-korea")
    >>> bool(by_net_resources(korea, {}, assess(korea)) > assess(korea).credibility - 1)
    True
    """
    measured = with_net_resources(scenario)
    return (cases if measured is scenario else assess_cases(measured, settings)).margin


def with_net_resources(scenario: Scenario) -> Scenario:
    """The scenario with its strengths measured by net resources; itself where no population is known.

    Parameters
    ----------
    scenario : Scenario

    Returns
    -------
    Scenario

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> sorted(with_net_resources(load_scenario("us-korea")).formulas)
    ['challenger_strength', 'strength']
    """
    own = quantities(scenario, {}, ["strength", "challenger_strength"])
    net = net_resources(scenario.gdp, scenario.population)
    known = net > 0
    if not known.any():
        return scenario
    scale = own["strength"][known].sum() / net[known].sum()
    members = np.where(known, net * scale, own["strength"])
    theirs = net_resources(scenario.challenger_gdp, scenario.challenger_population)
    challengers = np.where(theirs > 0, theirs * scale, own["challenger_strength"])
    formulas = {
        **scenario.formulas,
        "strength": lambda gdp: members,
        "challenger_strength": lambda challenger_personnel: challengers,
    }
    return replace(scenario, formulas=formulas)
