"""What a schedule and the rates do to levers, members, budgets and trust, year by year."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from deterrence_kit.model.levers import Levers
from deterrence_kit.model.members import shares, total
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.scenario import Scenario
from deterrence_kit.model.years.rates import Rates
from deterrence_kit.model.years.schedule import Schedule


def levers_by_year(
    scenario: Scenario, changes: Mapping[str, float], schedule: Schedule, years: int
) -> dict[str, Array]:
    """The levers that the schedule sets, shape (years, 1, members or 1).

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings by name that differ, ``{"will.USA": 0.4}``.
    schedule : Schedule
    years : int

    Returns
    -------
    dict of str to ndarray, shape (years, 1, members or 1)

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.step import Step
    >>> plan = Schedule((Step(2, "set", "clarity", 0.8),))
    >>> levers_by_year(load_scenario("us-japan"), {"clarity": 0.4}, plan, 3)["clarity"].ravel().tolist()
    [0.4, 0.8, 0.8]
    """
    steps = [step for step in schedule.steps if step.kind == "set"]
    names = {step.lever.name for step in steps}
    by_year: list[Levers] = []
    for year in range(1, years + 1):
        due = {s.name: s.value for s in steps if s.year <= year}
        new = not by_year or any(s.year == year for s in steps)
        by_year.append(scenario.levers_at({**changes, **due}) if new else by_year[-1])
    return {name: _stacked([getattr(levers, name) for levers in by_year]) for name in names}


def members_by_year(scenario: Scenario, schedule: Schedule, years: int) -> dict[str, Array]:
    """Means of the members while they are members: who has left brings nothing.

    In a region a target may be another target's ally: when it leaves, it goes on defending itself.

    Parameters
    ----------
    scenario : Scenario
    schedule : Schedule
    years : int

    Returns
    -------
    dict of str to ndarray, shape (years, 1, members)
        Empty where nobody leaves.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.model.years.step import Step
    >>> members_by_year(load_scenario("us-japan"), Schedule((Step(2, "leave", "USA"),)), 3)["gdp"].shape
    (3, 1, 2)
    """
    home = scenario.codes[scenario.protege]
    leaves = {s.name: s.year for s in schedule.steps if s.kind == "leave" and s.name != home}
    last = np.array([leaves.get(code, years + 1) for code in scenario.codes])
    if (last > years).all():
        return {}
    stays = (np.arange(1, years + 1)[:, None, None] < last).astype(float)
    forces = ("gdp", "personnel", "reserves", "forward", "near")
    return {name: getattr(scenario, name) * stays for name in forces}


def lasting_budgets(known: Mapping[str, Array], rates: Rates, years: int, expected: bool) -> Array:
    """What is left of each member's budget: growth, and what squeezes have taken.

    ``(1 + growth)^t · (1 − squeeze · (1 − durability))^k`` after k squeezes; on average over
    futures, ``(1 − rate · squeeze · (1 − durability))^t``.

    Parameters
    ----------
    known : mapping of str to ndarray, shape (years or 1, squeezes or 1, members or 1)
    rates : Rates
    years : int
    expected : bool
        True takes squeezes on average, False by their number.

    Returns
    -------
    ndarray, shape (years or 1, squeezes or 1, members or 1), share of today's

    Examples
    --------
    >>> known = {"squeeze": np.array([0.2]), "durability": np.array([0.5])}
    >>> lasting_budgets(known, Rates(), 3, False).ravel().round(3).tolist()
    [1.0, 0.9, 0.81]
    """
    time = np.arange(years, dtype=float)[:, None, None]
    loss = known["squeeze"] * (1 - known["durability"])
    steady = not rates.budget_growth
    grown: Array = (1 + rates.budget_growth / 100) ** (time[:1] if steady else time)
    if expected:
        return grown * (1 - rates.squeeze_rate * loss) ** time
    counts = np.arange(years if rates.squeeze_rate else 1, dtype=float)[:, None]
    return grown * (1 - loss) ** counts


def trust_built(known: Mapping[str, Array], rates: Rates, schedule: Schedule, years: int) -> Array:
    """What routine and reviews add to trust: ``routine · ½ (signalling + consultation)``, and reviews.

    Parameters
    ----------
    known : mapping of str to ndarray, shape (years or 1, squeezes or 1, members or 1)
        The words of the model.
    rates : Rates
    schedule : Schedule
    years : int

    Returns
    -------
    ndarray, shape (years,), crises

    Examples
    --------
    >>> known = {"signalling": np.ones(1), "consultation": np.zeros(1)}
    >>> trust_built(known, Rates(), Schedule(review=2), 3).round(3).tolist()
    [0.025, 0.125, 0.025]
    """
    activity = 0.5 * (known["signalling"] + known["consultation"])
    reviews = np.array([schedule.reviewed(year) for year in range(1, years + 1)])
    return _yearly(rates.routine * activity, years) + rates.review_gain * reviews


def trust_worn(
    known: Mapping[str, Array], scenario: Scenario, rates: Rates, schedule: Schedule, years: int
) -> Array:
    """What drift, turmoil and unilateral moves take from trust.

    ``drift · (1 − consultation) · 2 (1 − permanence)`` in a year without review, ``wear · turmoil`` of
    the members by strength, the wear of asymmetry times ``Σ p²`` of their shares of strength, and the
    cost of each unilateral move in its year.

    Parameters
    ----------
    known : mapping of str to ndarray, shape (years or 1, squeezes or 1, members or 1)
        The words of the model.
    scenario : Scenario
    rates : Rates
    schedule : Schedule
    years : int

    Returns
    -------
    ndarray, shape (years,), crises

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> known = {"consultation": np.zeros(1), "strength": np.ones(2), "turmoil": np.zeros(2)}
    >>> known |= {"permanence": np.array([0.5])}
    >>> trust_worn(known, load_scenario("us-japan"), Rates(), Schedule(review=2), 3).tolist()
    [0.05, 0.0, 0.05]
    """
    reviews = np.array([schedule.reviewed(year) for year in range(1, years + 1)])
    loose = 2 * (1 - known["permanence"])  # 1 for the average pact
    drift = _yearly(rates.drift * (1 - known["consultation"]) * loose, years) * ~reviews
    weight = shares(known["strength"])
    unrest = rates.turmoil_wear * total(weight * known["turmoil"])
    unequal = rates.asymmetry_wear * total(weight**2)
    moves = np.zeros(years)
    for step in schedule.steps:
        if step.year <= years and is_breach(schedule, step.year, step.kind, step.name):
            moves[step.year - 1] += not step.name or step.name in scenario.codes
    worn: Array = drift + _yearly(unrest + unequal, years)
    return worn + rates.unilateral_cost * moves


def is_breach(schedule: Schedule, year: int, kind: str, name: str) -> bool:
    """Whether a step counts as a unilateral move: leaving does where no notice was given.

    Parameters
    ----------
    schedule : Schedule
    year : int
    kind : str
    name : str
        The member's code.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_breach(Schedule(), 3, "leave", "USA"), is_breach(Schedule(), 3, "set", "clarity")
    (True, False)
    """
    noticed = any(
        s.kind == "announce" and s.name == name and s.year <= year for s in schedule.steps
    )
    return kind in ("unilateral", "announce") or (kind == "leave" and not noticed)


def _yearly(value: Array, years: int) -> Array:
    """A number for the pact, by year; where it hangs on squeezes too, as without any."""
    return np.array(np.broadcast_to(by_year_and_squeeze(value)[:, 0, 0], years))


def _stacked(values: list[float | Array]) -> Array:
    rows = np.broadcast_arrays(*(np.atleast_1d(np.asarray(v, float)) for v in values))
    return np.stack(rows)[:, None, :]


def by_year_and_squeeze(value: Array) -> Array:
    """A word of the model as a table by year and by the number of squeezes until then.

    Parameters
    ----------
    value : ndarray, shape (members or 1,), or of up to three axes

    Returns
    -------
    ndarray, shape (years or 1, squeezes or 1, members or 1)

    Examples
    --------
    >>> by_year_and_squeeze(np.ones(3)).shape
    (1, 1, 3)
    """
    tabled: Array = value.reshape((1,) * (3 - value.ndim) + value.shape)
    return tabled
