"""Which cases a sweep looks at: the full grid of some values, or a sample of some ranges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Any, Literal

import numpy as np

from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import declared

DesignKind = Literal["grid", "latin", "sobol", "random"]

# Cases of a sample that are drawn together. The sample is a sequence of such batches, each from a
# seed of its own, so any stretch of it can be drawn alone: on another machine, or after a break.
BATCH = 65_536
# The numbers that scipy's Sobol sequence holds at its default of 30 bits.
MOST_SOBOL = 2**30
# Values of a range in a grid, where only its ends are given.
GRID_STEPS = 11


@dataclass(frozen=True)
class ExperimentalDesign:
    """The cases of a sweep, known by number and drawn only when they are looked at.

    Attributes
    ----------
    names : tuple of str
        The settings that vary.
    axes : tuple of tuple of float
        The values of each in a grid; the ends of its range in a sample.
    kind : {"grid", "latin", "sobol", "random"}
    cases, seed : int
    """

    names: tuple[str, ...]
    axes: tuple[tuple[float, ...], ...]
    kind: DesignKind
    cases: int
    seed: int

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of an outcome: one axis a setting in a grid, one axis of cases in a sample."""
        return tuple(len(a) for a in self.axes) if self.kind == "grid" else (self.cases,)

    @property
    def dims(self) -> tuple[str, ...]:
        """The names of the axes."""
        return self.names if self.kind == "grid" else ("case",)

    def columns(self, start: int, stop: int) -> dict[str, Array]:
        """The settings of the cases from `start` up to `stop`, by name, shape (cases,)."""
        if self.kind == "grid":
            places = np.unravel_index(np.arange(start, stop), self.shape)
            return {
                n: np.array(a)[p] for n, a, p in zip(self.names, self.axes, places, strict=True)
            }
        units = self._units(start, stop)
        columns = {}
        for i, (name, (low, high)) in enumerate(zip(self.names, self.axes, strict=True)):
            # Rounding must not carry a case over the end of its range.
            columns[name] = np.clip(low + (high - low) * units[:, i], low, high)
        return columns

    def _units(self, start: int, stop: int) -> Array:
        """The sample between 0 and 1, shape (cases, settings), out of its batches."""
        draw, parts = DRAWS[self.kind], []
        for batch in range(start // BATCH, -(-stop // BATCH)):
            first = batch * BATCH
            size = min(BATCH, self.cases - first)
            drawn = draw(len(self.names), self.seed, batch, size)
            parts.append(drawn[max(0, start - first) : stop - first])
        return np.concatenate(parts)


@lru_cache(maxsize=4)
def _latin(settings: int, seed: int, batch: int, size: int) -> Array:
    """A Latin hypercube; a long sample is many of them (replicated, McKay et al. 1979)."""
    from scipy.stats import qmc

    values: Array = qmc.LatinHypercube(settings, seed=np.random.default_rng([seed, batch])).random(
        size
    )
    return values


@lru_cache(maxsize=4)
def _sobol(settings: int, seed: int, batch: int, size: int) -> Array:
    """A stretch of one scrambled Sobol sequence (Owen 1998)."""
    from scipy.stats import qmc

    sequence = qmc.Sobol(settings, scramble=True, seed=np.random.default_rng(seed))
    if batch:
        sequence.fast_forward(batch * BATCH)
    # A power of two is what the sequence is made for, and what scipy does not warn about.
    values: Array = sequence.random(2 ** int(np.ceil(np.log2(size))))[:size]
    return values


@lru_cache(maxsize=4)
def _random(settings: int, seed: int, batch: int, size: int) -> Array:
    return np.random.default_rng([seed, batch]).random((size, settings))


DRAWS: dict[str, Callable[[int, int, int, int], Array]] = {
    "latin": _latin,
    "sobol": _sobol,
    "random": _random,
}
DESIGNS = ("grid", *DRAWS)


def experimental_design(
    settings: Mapping[str, Any], design: DesignKind, cases: int | None = None, seed: int = 0
) -> ExperimentalDesign:
    """The cases that a design makes of the settings.

    Parameters
    ----------
    settings : mapping
        By name: ``(low, high)``; None for the declared range; in a grid also an array of values.
    design : {"grid", "latin", "sobol", "random"}
    cases : int, optional
        How many; a grid has as many as its values make.
    seed : int

    Returns
    -------
    ExperimentalDesign

    Raises
    ------
    ValueError
        If the design, a range or a number is not one to work with.

    Examples
    --------
    >>> experimental_design({"readiness": [0.3, 0.5, 0.7], "clarity": (0, 1)}, "grid").shape
    (3, 11)
    >>> hypercube = experimental_design({"readiness": None}, "latin", cases=4)
    >>> hypercube.columns(0, 4)["readiness"].shape
    (4,)
    """
    if design not in DESIGNS:
        raise ValueError(f"design must be one of {', '.join(DESIGNS)}, not {design!r}.")
    if not settings:
        raise ValueError('Nothing varies: name a setting and its range, {"readiness": (0.2, 0.9)}.')
    if not _whole(seed) or seed < 0:
        raise ValueError(f"seed must be a whole number, 0 or more, not {seed!r}.")
    ends = _values if design == "grid" else _range
    axes = tuple(ends(name, given) for name, given in settings.items())
    return ExperimentalDesign(tuple(settings), axes, design, _count(design, axes, cases), int(seed))


def _whole(number: Any) -> bool:
    return isinstance(number, int | np.integer) and not isinstance(number, bool)


def _count(design: str, axes: tuple[tuple[float, ...], ...], cases: int | None) -> int:
    if design == "grid":
        if cases is not None:
            raise ValueError(
                "A grid has as many cases as its values make: leave cases out, or choose "
                "design='latin', 'sobol' or 'random'."
            )
        return prod(len(axis) for axis in axes)
    if cases is None or not _whole(cases) or cases < 1:
        raise ValueError(
            f"A {design} design needs cases, a whole number of at least 1, not {cases!r}."
        )
    if design == "sobol" and cases > MOST_SOBOL:
        raise ValueError(f"A Sobol sequence ends after {MOST_SOBOL:,} cases; not {cases:,}.")
    return int(cases)


def _range(name: str, given: Any) -> tuple[float, float]:
    """The two ends of a range."""
    parameter = declared(name)
    ends = _numbers(name, (parameter.low, parameter.high) if given is None else given)
    if len(ends) != 2:
        raise ValueError(
            f"{name}: a sample is drawn from a range, (low, high); {len(ends)} values are for "
            "design='grid'."
        )
    low, high = ends
    if not low < high:
        wrong = "is reversed" if low > high else "is empty"
        raise ValueError(
            f"{name}: the range from {low:g} to {high:g} {wrong}; give (low, high) with low "
            "below high, or leave the setting out and fix it with changes=."
        )
    return low, high


def _values(name: str, given: Any) -> tuple[float, ...]:
    """The values on one axis of a grid; the ends of a range become `GRID_STEPS` of them."""
    if given is None or (isinstance(given, tuple) and len(given) == 2):
        low, high = _range(name, given)
        return tuple(np.linspace(low, high, GRID_STEPS).tolist())
    values = _numbers(name, given)
    if not values:
        raise ValueError(f"{name}: a grid needs at least one value, and there is none.")
    if len(set(values)) < len(values):
        twice = next(v for v in values if values.count(v) > 1)
        raise ValueError(f"{name}: {twice:g} stands twice on the same axis of the grid.")
    return values


def _numbers(name: str, given: Any) -> tuple[float, ...]:
    try:
        numbers = np.asarray(given, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{name}: {given!r} is not a range or a row of numbers.") from None
    if numbers.ndim != 1:
        raise ValueError(f"{name}: give a range (low, high) or a row of values, not {given!r}.")
    declared(name).check(numbers[:, None])
    return tuple(numbers.tolist())
