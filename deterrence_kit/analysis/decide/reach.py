"""What would it take: the smallest change of one lever that reaches a goal, for each lever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.outcomes import outcome_called
from deterrence_kit.analysis.prices import price
from deterrence_kit.model import Scenario
from deterrence_kit.model.costs import POLICY
from deterrence_kit.model.settings import LEVERS, declared

STEPS = 181
HALVINGS = 20
ENOUGH = 1e-9  # a goal missed by less than this is met


@dataclass(frozen=True)
class Goal:
    """A bound on one outcome, in its better direction.

    Attributes
    ----------
    outcome : str
        One of `outcomes.OUTCOMES`: ``"margin"``, ``"credibility"``, ``"propensity"`` …
    bound : float
        What is to be reached: at least where more is better, at most where less is.

    Examples
    --------
    >>> Goal().text
    'deterrence holds'
    >>> Goal("propensity", 0.05).text
    'armed challenge: at most 0.05 (probability a year)'
    >>> Goal("credibility", 1.2)
    Traceback (most recent call last):
    ValueError: A goal for credibility must be from 0 to 1 (probability), not 1.2.
    """

    outcome: str = "margin"
    bound: float = 0.0

    def __post_init__(self) -> None:
        declared = outcome_called(self.outcome)
        low = -1 if self.outcome == "margin" else 0
        if not low <= self.bound <= 1:
            raise ValueError(
                f"A goal for {self.outcome} must be from {low} to 1 ({declared.unit}), "
                f"not {self.bound:g}."
            )

    @property
    def text(self) -> str:
        """The goal in words."""
        if self == Goal():
            return "deterrence holds"
        outcome = outcome_called(self.outcome)
        side = "at least" if outcome.better > 0 else "at most"
        return f"{outcome.label.lower()}: {side} {self.bound:g} ({outcome.unit})"

    def slack(
        self, scenario: Scenario, settings: Mapping[str, float | np.ndarray], cases: int
    ) -> np.ndarray:
        """How far each case is beyond the goal, shape (cases,); below 0 it is missed."""
        outcome = outcome_called(self.outcome)
        value = outcome.of(assess_cases(scenario, settings))
        return np.broadcast_to(outcome.better * (value - self.bound), cases)


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
        """
        label = declared(self.name).label
        if self.idle:
            return f"{label}: no bearing on this goal."
        if self.value is None or self.setting is None:
            low, high = declared(self.name).low, declared(self.name).high
            never = f"met anywhere between {low:g} and {high:g}"
            return f"{label}: {never if self.met else f'out of reach even at {self.furthest:g}'}."
        way = "up" if self.value > self.now else "down"
        if self.met:
            return f"{label}: met now at {self.now:g}, lost {way} at {self.setting:g}."
        return f"{label}: {way} from {self.now:g} to {self.setting:g} would do it alone."


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
    >>> found = least_changes(load_scenario("russia-dprk"), goal=Goal("credibility", 0.45))
    >>> found["readiness"].sentence()
    'Readiness: up from 0.5 to 0.73 would do it alone.'
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
        base, _, code = name.partition(".")
        if base not in LEVERS:
            raise ValueError(f"No lever is called {base!r}; there are: {', '.join(LEVERS)}.")
        if code and (LEVERS[base].scope != "member" or code not in scenario.codes):
            raise ValueError(f"{name} is no ally's own value in {scenario.title}.")


def _now(scenario: Scenario, changes: Mapping[str, float], name: str) -> float:
    base = name.partition(".")[0]
    follows = base in changes and name not in scenario.settings
    return float(changes.get(name, changes[base] if follows else scenario.default_of(name)))


def _grid(name: str, now: float) -> np.ndarray:
    """The lever's range, with where it stands among the values."""
    lever = declared(name)
    return np.sort(np.append(np.linspace(lever.low, lever.high, STEPS), now))


def _slack(
    scenario: Scenario,
    changes: Mapping[str, float],
    goal: Goal,
    names: list[str],
    grid: np.ndarray,
) -> np.ndarray:
    """Slack of every lever at each of its own values, shape of the grid (levers, values)."""
    levers, values = grid.shape
    settings = {n: np.full((levers, values), float(v)) for n, v in changes.items()}
    for name in names:
        settings.setdefault(name, np.full((levers, values), _now(scenario, changes, name)))
    for i, name in enumerate(names):
        settings[name][i] = grid[i]
        _follow(scenario, changes, settings, name, i)
    flat = {n: v.reshape(-1) for n, v in settings.items()}
    return goal.slack(scenario, flat, levers * values).reshape(levers, values)


def _follow(
    scenario: Scenario,
    changes: Mapping[str, float],
    settings: dict[str, np.ndarray],
    name: str,
    row: int,
) -> None:
    """An ally's value that was only listed to be moved itself follows the pact's meanwhile."""
    for other in settings:
        follows = other.startswith(f"{name}.") and other not in {*changes, *scenario.settings}
        if follows:
            settings[other][row] = settings[name][row]


@dataclass(frozen=True)
class _Search:
    """Where the verdict turns: reached where it is missed now, lost where it is met."""

    scenario: Scenario
    changes: Mapping[str, float]
    goal: Goal
    names: list[str]
    now: np.ndarray
    met: bool

    def turns(self, slack: np.ndarray) -> np.ndarray:
        return (slack >= -ENOUGH) != self.met

    def turned_at(self, values: np.ndarray) -> np.ndarray:
        slack = _slack(self.scenario, self.changes, self.goal, self.names, values[:, None])
        return self.turns(slack[:, 0])

    def turning(self, grid: np.ndarray, slack: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For each lever whether the verdict turns anywhere, and the nearest value at which it does."""
        rows = np.arange(len(grid))
        away = np.where(self.turns(slack), np.abs(grid - self.now[:, None]), np.inf)
        near = np.argmin(away, axis=1)
        there = grid[rows, near]
        inward = near - np.sign(there - self.now).astype(int)
        here = grid[rows, np.clip(inward, 0, grid.shape[1] - 1)]
        for _ in range(HALVINGS):
            middle = (there + here) / 2
            turned = self.turned_at(middle)
            there, here = np.where(turned, middle, there), np.where(turned, here, middle)
        return np.isfinite(away[rows, near]), there

    def on_steps(self, value: np.ndarray) -> np.ndarray:
        """The values on the levers' own steps, rounded away from now; exact ones where that fails."""
        every = zip(self.names, value, self.now, strict=True)
        setting = np.array([stepped(name, v, v - at) for name, v, at in every])
        return np.where(self.turned_at(setting), setting, value)


def stepped(name: str, value: float, way: float) -> float:
    """A value on the steps of its slider: the next one up or down, by the sign of `way`.

    Examples
    --------
    >>> stepped("readiness", 0.6134, 1), stepped("mobilisation_days", 3.2, -1)
    (0.62, 3.0)
    """
    lever = declared(name)
    steps = round((value - lever.low) / lever.step, 6)
    turned = np.ceil(steps) if way > 0 else np.floor(steps) if way < 0 else steps
    return float(np.clip(round(lever.low + turned * lever.step, 9), lever.low, lever.high))


def _cost(
    scenario: Scenario, changes: Mapping[str, float], name: str, value: float
) -> float | None:
    """What the move costs on top of what the other changes cost."""
    if name.partition(".")[0] not in POLICY:
        return None
    return float(price(scenario, {**changes, name: value}) - price(scenario, changes))
