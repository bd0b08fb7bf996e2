"""What matters most, at once: each assumption alone from one end of its band to the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Scenario
from deterrence_kit.model.settings import ASSUMPTIONS, declared

ENDS = (0.05, 0.95)
OUTCOMES = ("margin", "credibility", "propensity")


@dataclass(frozen=True)
class Swing:
    """One assumption moved, the others where they are.

    Attributes
    ----------
    name : str
    low, high : float
        The values at the ends of its band, in its unit.
    at_low, at_high : float
        The outcome there.
    now : float
        The outcome with the assumption where it is.
    """

    name: str
    low: float
    high: float
    at_low: float
    at_high: float
    now: float

    @property
    def width(self) -> float:
        """How far the outcome moves between the two ends."""
        return abs(self.at_high - self.at_low)


def swings(
    scenario: Scenario,
    changes: Mapping[str, float],
    outcome: str = "margin",
    names: Iterable[str] = tuple(ASSUMPTIONS),
) -> tuple[Swing, ...]:
    """A tornado: what each assumption does to the outcome by itself, the widest first.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own.
    outcome : {"margin", "credibility", "propensity"}
        The margin is credibility less threshold.
    names : iterable of str
        Assumptions.

    Returns
    -------
    tuple of Swing

    Raises
    ------
    ValueError
        If it is another outcome.

    Notes
    -----
    Two cases an assumption, at the 5 % and the 95 % quantile of its declared shape, in one
    vectorised call. What assumptions do together is not in it: Sobol indices have that.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = swings(load_scenario("nato-estonia"), {})
    >>> found[0].name, found[0].width > found[-1].width
    ('loss', True)
    """
    if outcome not in OUTCOMES:
        raise ValueError(f"The outcome must be one of {', '.join(OUTCOMES)}, not {outcome!r}.")
    names = tuple(names)
    ends = np.array([declared(n).quantile(np.array(ENDS), changes.get(n)) for n in names])
    values = _values(scenario, changes, outcome, names, ends.reshape(-1, 2))
    at_low, at_high = values[1:].reshape(2, len(names))
    found = [
        Swing(name, float(low), float(high), float(a), float(b), float(values[0]))
        for name, (low, high), a, b in zip(names, ends, at_low, at_high, strict=True)
    ]
    return tuple(sorted(found, key=lambda swing: -swing.width))


def _values(
    scenario: Scenario,
    changes: Mapping[str, float],
    outcome: str,
    names: tuple[str, ...],
    ends: np.ndarray,
) -> np.ndarray:
    """The outcome now, then with each assumption in turn at its low end, then at its high."""
    size = 1 + 2 * len(names)
    settings = {name: np.asarray(value, dtype=float) for name, value in changes.items()}
    for i, name in enumerate(names):
        column = np.full(size, changes.get(name, scenario.default_of(name)))
        column[1 + i], column[1 + len(names) + i] = ends[i]
        settings[name] = column
    found = assess_cases(scenario, settings)
    value = found.credibility - found.threshold if outcome == "margin" else getattr(found, outcome)
    return np.broadcast_to(value, size)
