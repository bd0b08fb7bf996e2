"""Which way each lever moves deterrence, by every form of the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.decide.forms import form_values, sign_of
from deterrence_kit.model import Scenario
from deterrence_kit.model.costs import POLICY
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import LEVERS, declared


@dataclass(frozen=True)
class Direction:
    """Which way one lever moves each form over the room it has.

    Attributes
    ----------
    name : str
    signs : dict of str to int
        By form: 1 where raising the lever strengthens deterrence, −1 where it weakens it, 0 where it
        does nothing.
    effects : dict of str to float
        What raising the lever from its lowest to its highest changes, in the form's own unit.
    turns : tuple of str
        Forms in which the effect turns round within the range.
    """

    name: str
    signs: dict[str, int]
    effects: dict[str, float]
    turns: tuple[str, ...]

    @property
    def disputed(self) -> bool:
        """Whether one form says up and another down."""
        return {1, -1} <= set(self.signs.values())

    @property
    def unseen(self) -> tuple[str, ...]:
        """Forms that do not see the lever at all, where another does."""
        seen = any(self.signs.values())
        return tuple(form for form, sign in self.signs.items() if seen and sign == 0)


def directions(
    scenario: Scenario,
    changes: Mapping[str, float] | None = None,
    names: Sequence[str] = tuple(POLICY),
    steps: int = 9,
) -> tuple[Direction, ...]:
    """The direction of every lever in every form, the others as they are: one vectorised call.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping, optional
        Settings that differ from the scenario's own, by name.
    names : sequence of str
        Levers for the whole pact; by default all that have a cost.
    steps : int
        Values of each lever over its range.

    Returns
    -------
    tuple of Direction

    Raises
    ------
    ValueError
        If a name is no lever's.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = {d.name: d for d in directions(load_scenario("nato-estonia"))}
    >>> set(found["readiness"].signs.values()), found["readiness"].disputed
    ({1}, False)
    >>> found["sanctions"].unseen
    ('composite',)
    """
    given = dict(changes or {})
    unknown = [n for n in names if n not in LEVERS]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no lever; there are: {', '.join(LEVERS)}.")
    settings: dict[str, Array] = {n: np.asarray(float(v)) for n, v in given.items()}
    for i, name in enumerate(names):
        column = np.full((len(names), steps), float(given.get(name, scenario.default_of(name))))
        column[i] = np.linspace(declared(name).low, declared(name).high, steps)
        settings[name] = column
    values = form_values(scenario, settings)
    return tuple(_direction(n, {f: v[i] for f, v in values.items()}) for i, n in enumerate(names))


def _direction(name: str, curves: Mapping[str, Array]) -> Direction:
    effects = {form: float(curve[-1] - curve[0]) for form, curve in curves.items()}
    steps = {form: {sign_of(s) for s in np.diff(curve)} for form, curve in curves.items()}
    turns = tuple(form for form, found in steps.items() if {1, -1} <= found)
    return Direction(name, {f: sign_of(e) for f, e in effects.items()}, effects, turns)
