"""An evolutionary search for a Pareto front: NSGA-II, for any objectives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from deterrence_kit.analysis.decide.pareto import crowding_distance, front_ranks
from deterrence_kit.model.parameter import Array

Objectives = Callable[[Array], Array]
POPULATION = 120
GENERATIONS = 100
CROWDED = 20.0  # how near children stay to parents: eta of crossover and of mutation


def nsga2(
    objectives: Objectives,
    size: int,
    first: Array | None = None,
    *,
    population: int = POPULATION,
    generations: int = GENERATIONS,
    forget: float = 0.0,
    seed: int = 0,
) -> Iterator[tuple[Array, Array]]:
    """A population that closes in on the Pareto front, generation by generation.

    Parameters
    ----------
    objectives : callable
        From variables, shape (cases, size) between 0 and 1, to objectives, shape (cases, objectives),
        where less is better.
    size : int
        Number of variables.
    first : ndarray, shape (cases, size), optional
        Members of the first population; the others are random.
    forget : float
        Chance that a child has one of its variables set to 0.
    population, generations, seed : int

    Yields
    ------
    variables, objectives : ndarray
        The population after each generation.

    Notes
    -----
    NSGA-II (Deb, Pratap, Agarwal & Meyarivan 2002): the better front wins, then the emptier
    neighbourhood; simulated binary crossover and polynomial mutation. Checked on the published
    problems ZDT1, ZDT2, ZDT3 and DTLZ2, whose fronts are known.

    Examples
    --------
    >>> import numpy as np
    >>> circle = lambda x: np.stack([x[:, 0], (1 - x[:, 0]) ** 2], axis=1)
    >>> *_, (x, f) = nsga2(circle, 1, population=20, generations=5)
    >>> x.shape, f.shape
    ((20, 1), (20, 2))
    """
    random = np.random.default_rng(seed)
    x = random.random((population, size))
    if first is not None:
        x[: len(first)] = first[:population]
    f = objectives(x)
    rank, room = _standing(f)
    for _ in range(generations):
        child = _children(random, x, rank, room, forget)
        x, f = np.vstack([x, child]), np.vstack([f, objectives(child)])
        rank, room = _standing(f)
        kept = np.lexsort((-room, rank))[:population]
        x, f, rank, room = x[kept], f[kept], rank[kept], room[kept]
        yield x, f


def _standing(points: Array) -> tuple[Array, Array]:
    rank = front_ranks(points)
    room = np.empty(len(points))
    for front in range(rank.max() + 1):
        here = rank == front
        room[here] = crowding_distance(points[here])
    return rank, room


def _children(
    random: np.random.Generator, x: Array, rank: Array, room: Array, forget: float
) -> Array:
    parents = x[_winners(random, rank, room)]
    child = _crossed(random, parents)
    child = _mutated(random, child)
    leave_out = random.random(child.shape) < forget / child.shape[1]
    return np.where(leave_out, 0.0, child)


def _winners(random: np.random.Generator, rank: Array, room: Array) -> Array:
    """Of two drawn at random the one on the better front, or with more room."""
    one, other = random.integers(len(rank), size=(2, len(rank)))
    first = (rank[one] < rank[other]) | ((rank[one] == rank[other]) & (room[one] > room[other]))
    values: Array = np.where(first, one, other)
    return values


def _crossed(random: np.random.Generator, parents: Array) -> Array:
    """Simulated binary crossover of neighbours (Deb & Agrawal 1995)."""
    other = np.roll(parents, 1, axis=0)
    u = random.random(parents.shape)
    power = 1 / (CROWDED + 1)
    spread = np.where(u <= 0.5, (2 * u) ** power, (0.5 / np.maximum(1 - u, 1e-12)) ** power)
    mixed = 0.5 * ((1 + spread) * parents + (1 - spread) * other)
    swapped = np.where(random.random(parents.shape) < 0.5, mixed, parents)
    some = random.random((len(parents), 1)) < 0.9
    return np.clip(np.where(some, swapped, parents), 0, 1)


def _mutated(random: np.random.Generator, child: Array) -> Array:
    """Polynomial mutation: one variable a child, on average."""
    u = random.random(child.shape)
    power = 1 / (CROWDED + 1)
    step = np.where(u < 0.5, (2 * u) ** power - 1, 1 - (2 * (1 - u)) ** power)
    return np.where(
        random.random(child.shape) < 1 / child.shape[1], np.clip(child + step, 0, 1), child
    )
