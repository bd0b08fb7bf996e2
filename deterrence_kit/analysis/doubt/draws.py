"""What the uncertain numbers could be: draws from their declared ranges and shapes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from zlib import crc32

import numpy as np

from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import ASSUMPTIONS, declared

# One Latin hypercube. A longer sample is several of them, so that it begins with the shorter one.
BATCH = 250
MOST_DRAWS = 1_000_000


def unit_draws(names: Iterable[str], count: int, seed: int = 0) -> dict[str, Array]:
    """Latin hypercube samples between 0 and 1.

    Parameters
    ----------
    names : iterable of str
    count : int
    seed : int

    Returns
    -------
    dict of str to ndarray, shape (count,)

    Notes
    -----
    Latin hypercubes of `BATCH` draws, one after the other (McKay, Beckman & Conover 1979). A
    name's numbers depend on the seed and the name alone: more draws begin with the fewer, another
    assumption in the table moves none of the others, and two cases drawn with the same seed meet
    the same worlds, so that what differs between them is not chance (common random numbers).

    Examples
    --------
    >>> some, more = (unit_draws(["loss"], count)["loss"] for count in (250, 500))
    >>> bool((more[:250] == some).all())
    True
    >>> sorted((some * 250).astype(int).tolist()) == list(range(250))
    True
    """
    check_count(count)
    return {name: _column(name, count, seed) for name in names}


def _column(name: str, count: int, seed: int) -> Array:
    key = crc32(name.encode())
    parts = [_stratified(np.random.default_rng([seed, key, i])) for i in range(-(-count // BATCH))]
    return np.concatenate(parts)[:count]


def _stratified(generator: np.random.Generator) -> Array:
    """One value in each of `BATCH` equal parts of the range, in random order."""
    return (generator.permutation(BATCH) + generator.random(BATCH)) / BATCH


def assumption_draws(
    changes: Mapping[str, float],
    count: int,
    seed: int = 0,
    *,
    names: Iterable[str] = tuple(ASSUMPTIONS),
) -> dict[str, Array]:
    """Worlds that could be: every assumption drawn from its declared range and shape.

    Parameters
    ----------
    changes : mapping
        Settings in use. An assumption among them has its peak there, not at the default.
    count : int
    seed : int
    names : iterable of str
        Which assumptions to draw; the others stay as they are.

    Returns
    -------
    dict of str to ndarray, shape (count,)

    Examples
    --------
    >>> worlds = assumption_draws({}, 1000)
    >>> worlds["window_days"].shape, len(worlds) == len(ASSUMPTIONS)
    ((1000,), True)
    >>> bool(assumption_draws({"loss": 3}, 1000)["loss"].mean() > worlds["loss"].mean())
    True
    """
    units = unit_draws(names, count, seed)
    return {n: declared(n).quantile(u, changes.get(n)) for n, u in units.items()}


def check_count(count: int) -> None:
    """Refuse a number of draws that is no number of draws, with a sentence.

    Parameters
    ----------
    count : int

    Raises
    ------
    ValueError
        If it is not a whole number from 1 to `MOST_DRAWS`.

    Examples
    --------
    >>> check_count(0)
    Traceback (most recent call last):
    ValueError: The number of draws must be a whole number from 1 to 1,000,000, not 0.
    """
    if not 1 <= count <= MOST_DRAWS or count != int(count):
        raise ValueError(
            f"The number of draws must be a whole number from 1 to {MOST_DRAWS:,}, not {count!r}."
        )
