"""Boxes by patient rule induction, through the EMA Workbench."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deterrence_kit.model.parameter import Array

PEEL = 0.1  # the part of the cases that one step takes away
MOST_LIMITS = 3  # what a sentence can hold
# A limit goes where the score without it is at least this part of the score with it.
WORTH = 0.98
# What a box's density counts for against its coverage: twice as much.
DENSITY_COUNTS = 2.0

MISSING = (
    "Discovery needs the EMA Workbench, which is not installed: pip install "
    '"deterrence-kit[ema]". Everything else works without it.'
)


@dataclass(frozen=True)
class Limit:
    """The values of one setting inside a box; None where the box has no bound on that side."""

    name: str
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Box:
    """A box in the space of the settings.

    Attributes
    ----------
    limits : tuple of Limit
        Of the settings it restricts.
    coverage : float
        Share of the wanted cases that lie in it.
    density : float
        Share of the cases in it that are wanted.
    mass : float
        Share of all cases that lie in it.
    """

    limits: tuple[Limit, ...]
    coverage: float
    density: float
    mass: float

    @property
    def score(self) -> float:
        """Weighted harmonic mean of density and coverage (van Rijsbergen's F with β = ½)."""
        beta = 1 / DENSITY_COUNTS**2
        both = beta * self.density + self.coverage
        return (1 + beta) * self.density * self.coverage / both if both else 0.0


def peeling_trajectory(
    values: Mapping[str, Array], wanted: NDArray[np.bool_], peel: float = PEEL
) -> tuple[Box, ...]:
    """Every box on the way from all cases to the densest that is still large enough.

    Parameters
    ----------
    values : mapping of str to ndarray, shape (cases,)
    wanted : ndarray of bool, shape (cases,)
    peel : float
        Part of the cases that is peeled off in a step.

    Returns
    -------
    tuple of Box
        The first is all cases.

    Raises
    ------
    ImportError
        Without the EMA Workbench.

    Notes
    -----
    Friedman & Fisher 1999, as adapted to scenario discovery by Bryant & Lempert 2010; the
    implementation is the EMA Workbench's (Kwakkel 2017).

    Examples
    --------
    >>> import numpy as np
    >>> import pytest
    >>> workbench = pytest.importorskip("ema_workbench")
    >>> x = np.linspace(0, 1, 200)
    >>> way = peeling_trajectory({"x": x}, x > 0.6)
    >>> way[0].mass, bool(way[-1].density > way[0].density)
    (1.0, True)
    """
    found = _algorithm(values, wanted, peel).find_box()
    return tuple(_box(found, i) for i in range(len(found.box_lims)))


def prim_boxes(
    values: Mapping[str, Array], wanted: NDArray[np.bool_], most: int = 2, peel: float = PEEL
) -> tuple[Box, ...]:
    """The boxes that say most in the fewest words, each found among what the last ones left over.

    Parameters
    ----------
    values : mapping of str to ndarray, shape (cases,)
    wanted : ndarray of bool, shape (cases,)
    most : int
    peel : float

    Returns
    -------
    tuple of Box
        With one to `MOST_LIMITS` limits each, and more than half of their cases wanted.

    Notes
    -----
    Of all boxes on the trajectory the one with the best `Box.score` is taken; then the limit that
    says least is dropped, again and again, while there are too many or the score keeps `WORTH` of
    what it was.

    Examples
    --------
    >>> import numpy as np
    >>> import pytest
    >>> workbench = pytest.importorskip("ema_workbench")
    >>> x = np.linspace(0, 1, 200)
    >>> box, *_ = prim_boxes({"x": x, "y": x[::-1] ** 2}, x > 0.6)
    >>> len(box.limits), box.density > 0.9
    (1, True)
    """
    algorithm = _algorithm(values, wanted, peel)
    found = []
    for _ in range(most):
        one = _chosen(algorithm)
        if one is None:
            break
        found.append(one)
    return tuple(found)


def _chosen(algorithm: Any) -> Box | None:
    one = algorithm.find_box()
    if one is None or len(one.box_lims) < 2:
        return None
    place = max(range(len(one.box_lims)), key=lambda i: _box(one, i).score)
    place = _simplified(one, place)
    one.select(place)
    found = _box(one, place)
    return found if found.limits and found.density > 0.5 else None


def _simplified(found: Any, place: int) -> int:
    """The place on the trajectory of the same box without the limits that say little."""
    while True:
        here = _box(found, place)
        if len(here.limits) < 2:
            return place
        shorter = [_without(found, place, limit.name) for limit in here.limits]
        best = max(shorter, key=lambda i: _box(found, i).score)
        enough = len(here.limits) <= MOST_LIMITS
        if enough and _box(found, best).score < WORTH * here.score:
            return place
        place = best


def _without(found: Any, place: int, name: str) -> int:
    found.drop_restriction(name, place)
    return len(found.box_lims) - 1


def _algorithm(values: Mapping[str, Array], wanted: NDArray[np.bool_], peel: float) -> Any:
    table = {name: np.asarray(v, float) for name, v in values.items()}
    try:
        with warnings.catch_warnings():  # of parts of the library that are not used here
            warnings.simplefilter("ignore")
            import pandas as pd
            from ema_workbench.analysis import prim

            return prim.Prim(pd.DataFrame(table), np.asarray(wanted, int), 0.5, peel_alpha=peel)
    except ImportError as fault:
        raise ImportError(MISSING) from fault


def _box(found: Any, place: int) -> Box:
    whole, here = found.box_lims[0], found.box_lims[place]
    limits = []
    for name in here.columns:
        low, high = (
            None if now == all_ else float(now)
            for now, all_ in zip(here[name], whole[name], strict=True)
        )
        if low is not None or high is not None:
            limits.append(Limit(str(name), low, high))
    row = found.peeling_trajectory.iloc[place]
    return Box(tuple(limits), float(row["coverage"]), float(row["density"]), float(row["mass"]))
