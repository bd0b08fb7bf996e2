"""What would it take: the smallest change of one lever that reaches a goal, for each lever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.decide._turning_points import _grid, _now, _Search, _slack
from deterrence_kit.analysis.decide.goals import ENOUGH, Goal
from deterrence_kit.analysis.decide.prices import price
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.model import Scenario
from deterrence_kit.model.costs import POLICY
from deterrence_kit.model.setting_name import SettingName
from deterrence_kit.model.settings import LEVERS, declared
from deterrence_kit.model.telling.written import from_to, number_text


@dataclass(frozen=True)
class Reach:
    """What one lever alone would have to do, or how far it may slip where the goal is met.

    Attributes
    ----------
    name : str
    now : float
        Its value as things stand.
    met : bool
        Whether the goal is met as things stand.
    value : float or None
        The nearest value at which that turns: the goal is reached, or lost. None where it never does.
    setting : float or None
        The same on the lever's own steps, away from `now`.
    furthest : float
        The value that comes nearest to the goal, or goes furthest beyond it.
    outcome : float
        The outcome there.
    cost : float or None
        Of `setting`, on top of what is changed already, in % of the pact's military spending; None
        without a price, and where the goal is met or out of reach.
    idle : bool
        Whether the lever has no bearing on the goal at all.
    """

    name: str
    now: float
    met: bool
    value: float | None
    setting: float | None
    furthest: float
    outcome: float
    cost: float | None
    idle: bool

    @property
    def change(self) -> float | None:
        """From now to the nearest value that turns it."""
        return None if self.value is None else self.value - self.now

    def sentence(self) -> str:
        """What it would take, in plain English.

        Examples
        --------
        >>> Reach("readiness", 0.5, False, None, None, 0.95, 0.41, None, False).sentence()
        'Readiness: out of reach even at 0.95.'
        >>> Reach("presence", 0, False, 0.075, 0.075, 0.1, 0.5, None, False).sentence()
        'Forward presence: up from 0 to 7.5 % of forces would do it alone.'
        """
        lever = declared(self.name)
        label, unit = lever.label, lever.unit
        if self.idle:
            return f"{label}: no bearing on this goal."
        if self.value is None or self.setting is None:
            span = from_to(lever.low, lever.high, unit)
            never = f"out of reach even at {_written(self.furthest, unit)}"
            return f"{label}: {f'met at all values {span}' if self.met else never}."
        way = "up" if self.value > self.now else "down"
        if self.met:
            now, lost = _written(self.now, unit), _written(self.setting, unit)
            return f"{label}: met now at {now}, lost {way} at {lost}."
        return f"{label}: {way} {from_to(self.now, self.setting, unit)} would do it alone."


def _written(value: float, unit: str) -> str:
    return number_text(value, unit).replace("-", "−")


def least_changes(
    scenario: Scenario,
    changes: Mapping[str, float] | None = None,
    goal: Goal | None = None,
    names: Iterable[str] | None = None,
) -> dict[str, Reach]:
    """For each lever the smallest change that reaches the goal, everything else as it is.

    Where the goal is met already: the smallest change that would lose it.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping, optional
        Levers, assumptions and costs that differ from the scenario's own.
    goal : Goal, optional
        By default that deterrence holds: credibility at or above the threshold.
    names : iterable of str, optional
        By default all levers that the pact's policy can move; ``"will.USA"`` for one ally's.

    Returns
    -------
    dict of str to Reach

    Notes
    -----
    Each lever is tried at `STEPS` values over its range and at where it stands, all in one vectorised
    call, so that an effect that turns round is not missed; the nearest value that turns the verdict is
    then closed in on by bisection, all levers at once, to ``2^-20`` of a step.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = least_changes(load_scenario("us-korea"), goal=Goal("credibility", 0.68))
    >>> found["readiness"].sentence()[:27]
    'Readiness: up from 0.5 to 0'
    >>> found["consultation"].sentence()
    'Consultation: out of reach even at 1.'
    >>> found["restraint"].sentence()
    'Restraint of the protégé: no bearing on this goal.'
    """
    changes, goal = dict(changes or {}), goal or Goal()
    wanted = list(POLICY if names is None else names)
    _check(scenario, wanted)
    if not wanted:
        return {}
    now = np.array([_now(scenario, changes, name) for name in wanted])
    grid = np.stack([_grid(n, at) for n, at in zip(wanted, now, strict=True)])
    slack = _slack(scenario, changes, goal, wanted, grid)
    met = bool(_slack(scenario, changes, goal, wanted[:1], now[:1, None])[0, 0] >= -ENOUGH)
    search = _Search(scenario, changes, goal, wanted, now, met)
    turned, value = search.turning(grid, slack)
    setting = search.on_steps(value)
    best = np.argmax(slack, axis=1)
    rows = np.arange(len(wanted))
    outcome = outcome_called(goal.outcome).better * slack[rows, best] + goal.bound
    return {
        name: Reach(
            name=name,
            now=float(now[i]),
            met=met,
            value=float(value[i]) if turned[i] else None,
            setting=float(setting[i]) if turned[i] else None,
            furthest=float(grid[i, best[i]]),
            outcome=float(outcome[i]),
            cost=_cost(scenario, changes, name, setting[i]) if turned[i] and not met else None,
            idle=bool(np.ptp(slack[i]) < ENOUGH),
        )
        for i, name in enumerate(wanted)
    }


def _check(scenario: Scenario, names: list[str]) -> None:
    for name in names:
        base, code = SettingName.parse(name)
        if base not in LEVERS:
            raise ValueError(f"No lever is called {base!r}; there are: {', '.join(LEVERS)}.")
        if code and (LEVERS[base].scope != "member" or code not in scenario.codes):
            raise ValueError(f"{name} is no ally's own value in {scenario.title}.")


def _cost(
    scenario: Scenario, changes: Mapping[str, float], name: str, value: float
) -> float | None:
    """What the move costs on top of what the other changes cost."""
    if SettingName.parse(name).base not in POLICY:
        return None
    return float(price(scenario, {**changes, name: value}) - price(scenario, changes))
