"""A second crisis at the same time: what it takes of the forces that are pledged to both."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from deterrence_kit.model.parameter import Array
from deterrence_kit.model.scenario import Scenario


def second_crisis_fault(scenario: Scenario, other: Scenario) -> str | None:
    """Why another scenario cannot be a second crisis beside this one, in a sentence, or None.

    Parameters
    ----------
    scenario, other : Scenario

    Returns
    -------
    str or None

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> estonia = load_scenario("nato-estonia")
    >>> second_crisis_fault(estonia, estonia)
    'NATO – Estonia is this crisis itself, so it takes nothing from it.'
    >>> second_crisis_fault(estonia, load_scenario("us-korea")) is None
    True
    """
    if other.name == scenario.name:
        return f"{other.title} is this crisis itself, so it takes nothing from it."
    if other.year != scenario.year:
        years = f"is of {other.year}, this crisis of {scenario.year}"
        return f"{other.title} {years}: forces of one year cannot be missing in another."
    if other.codes[other.protege] == scenario.codes[scenario.protege]:
        return f"{other.title} is in this theatre, so what is sent there is sent here."
    return None


def pledged_elsewhere(scenario: Scenario, other: Scenario) -> Array:
    """Share of each member's ready forces that goes to another crisis.

    An ally sends its theatre share there, the protégé there keeps all; the protégé here stays.

    Parameters
    ----------
    scenario, other : Scenario
        Here, and elsewhere.

    Returns
    -------
    ndarray, shape (members of `scenario`,), share

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> pledged_elsewhere(load_scenario("us-japan"), load_scenario("us-korea")).tolist()
    [0.4, 0.0]
    """
    sent = np.minimum(other.theatre_share * other.levers.contribution, 1.0)
    there = dict(zip(other.codes, np.where(other.home > 0, 1.0, sent), strict=True))
    shares = np.array([float(there.get(code, 0.0)) for code in scenario.codes])
    return shares * (1 - scenario.home)


def with_second_crisis(scenario: Scenario, other: Scenario) -> Scenario:
    """The scenario with a second crisis elsewhere at the same time.

    Who is pledged to both sends its theatre share there, and of what remains the same share here:
    never more than there is. What stands here or next door stays, and so does the challenger's force.

    Parameters
    ----------
    scenario, other : Scenario
        Here, and elsewhere.

    Returns
    -------
    Scenario

    Raises
    ------
    ValueError
        With a sentence, if the other is this one, of another year, or in the same theatre.

    Examples
    --------
    >>> from deterrence_kit import assess, load_scenario
    >>> japan, korea = load_scenario("us-japan"), load_scenario("us-korea")
    >>> bool(assess(with_second_crisis(japan, korea)).credibility < assess(japan).credibility)
    True
    """
    fault = second_crisis_fault(scenario, other)
    if fault:
        raise ValueError(fault)
    left = 1 - pledged_elsewhere(scenario, other)
    return replace(scenario, elsewhere=1 - (1 - scenario.elsewhere) * left)
