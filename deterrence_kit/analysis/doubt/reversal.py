"""Which assumption would have to be wrong for the verdict to flip, and by how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import ASSUMPTIONS, declared

# Values of each assumption in the first look over its range, and in the second between two of them.
STEPS = 41
_SHARES = np.linspace(0, 1, 2001)


@dataclass(frozen=True)
class Reversal:
    """One setting, and the nearest of its values at which the verdict is another.

    Attributes
    ----------
    name : str
    now : float
    value : float or None
        None where no value in the declared range flips the verdict.
    holds : bool
        The verdict now.
    beyond : float
        Share of the declared range's draws that lie at that value or past it; 0 where none flips.
    """

    name: str
    now: float
    value: float | None
    holds: bool
    beyond: float

    @property
    def distance(self) -> float:
        """How far away that is, in units of the declared range; infinite where nothing flips."""
        if self.value is None:
            return float("inf")
        parameter = declared(self.name)
        return abs(self.value - self.now) / (parameter.high - parameter.low)

    @property
    def higher(self) -> bool:
        """Whether the verdict flips above the value now, not below it."""
        return self.value is not None and self.value > self.now


def reversals(
    scenario: Scenario,
    changes: Mapping[str, float],
    names: Iterable[str] = tuple(ASSUMPTIONS),
) -> tuple[Reversal, ...]:
    """For each assumption the smallest change, of it alone, that flips the verdict.

    Parameters
    ----------
    scenario : Scenario
    changes : mapping
        Settings that differ from the scenario's own.
    names : iterable of str
        Assumptions, or levers for the whole pact.

    Returns
    -------
    tuple of Reversal
        The nearest first; those that cannot flip it last.

    Raises
    ------
    ValueError
        If a name is not one the model's tables know.

    Notes
    -----
    All assumptions are looked over in one vectorised call of `STEPS` values each, and once more
    between the two values where the margin changes its sign nearest to the value now. A flip and
    back between two neighbouring values of the first look would be missed.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> found = reversals(load_scenario("nato-estonia"), {})
    >>> found[0].distance < 1, len({reversal.name for reversal in found}) == len(found)
    (True, True)
    """
    names = tuple(names)
    _check(names)
    if not names:
        return ()
    now = np.array([changes.get(n, scenario.default_of(n)) for n in names], dtype=float)
    grid = np.array([_grid(n, v) for n, v in zip(names, now, strict=True)])
    margin = _margin(scenario, changes, names, grid)
    holds = bool(_margin(scenario, changes, names[:1], now[:1, None])[0, 0] >= 0)
    near, far = _bracket(grid, margin >= 0, now, holds)
    finer = near[:, None] + np.linspace(0, 1, STEPS) * (far - near)[:, None]
    flipped = (_margin(scenario, changes, names, finer) >= 0) != holds
    values = np.take_along_axis(finer, np.argmax(flipped, axis=1)[:, None], axis=1)[:, 0]
    found = [
        _reversal(name, before, value if some else None, holds)
        for name, before, value, some in zip(names, now, values, flipped.any(axis=1), strict=True)
    ]
    return tuple(sorted(found, key=lambda one: one.distance))


def _grid(name: str, now: float) -> Array:
    """The range in even steps, with the value now among them."""
    parameter = declared(name)
    return np.sort(np.append(np.linspace(parameter.low, parameter.high, STEPS - 1), now))


def _bracket(
    grid: Array, holding: NDArray[np.bool_], now: Array, holds: bool
) -> tuple[Array, Array]:
    """The nearest value with another verdict, and the one before it, seen from now; or now twice."""
    away = np.where(holding == holds, np.inf, np.abs(grid - now[:, None]))
    place = np.argmin(away, axis=1)
    row = np.arange(len(grid))
    far = grid[row, place]
    inward = np.clip(place - np.sign(far - now).astype(int), 0, grid.shape[1] - 1)
    flips = np.isfinite(away[row, place])
    return np.where(flips, grid[row, inward], now), np.where(flips, far, now)


def _margin(
    scenario: Scenario, changes: Mapping[str, float], names: tuple[str, ...], values: Array
) -> Array:
    """Credibility less threshold with each setting in its own row of values, the others as now."""
    fixed = {name: np.asarray(value, dtype=float) for name, value in changes.items()}
    for i, name in enumerate(names):
        column = np.full(values.shape, changes.get(name, scenario.default_of(name)), dtype=float)
        column[i] = values[i]
        fixed[name] = column
    cases = assess_cases(scenario, fixed)
    return np.broadcast_to(cases.credibility - cases.threshold, values.shape)


def _reversal(name: str, now: float, value: float | None, holds: bool) -> Reversal:
    if value is None:
        return Reversal(name, float(now), None, holds, 0.0)
    parameter = declared(name)
    below = float(np.interp(value, parameter.quantile(_SHARES, _peak(name, now)), _SHARES))
    return Reversal(name, float(now), float(value), holds, 1 - below if value > now else below)


def _peak(name: str, now: float) -> float | None:
    return float(now) if name in ASSUMPTIONS else None


def _check(names: tuple[str, ...]) -> None:
    for name in names:
        try:
            declared(name)
        except KeyError:
            raise ValueError(
                f"{name!r} is neither a lever nor an assumption; assumptions: "
                f"{', '.join(ASSUMPTIONS)}."
            ) from None
