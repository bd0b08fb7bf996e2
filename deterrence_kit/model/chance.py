"""Chance, by future: numbers that belong to a future and a year, whatever is computed beside them.

A counter-based generator gives each future a stretch of its own. So a future is the same one alone,
among thousands, or in a block of any size; and two policies meet the same luck.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np

from deterrence_kit.model.parameter import Array

LONGEST = 30  # years that a future can have
A_YEAR = 4  # numbers for each year: one step of the generator's counter


def drawn(seed: int, name: str, start: int, stop: int, years: int) -> Array:
    """Uniform numbers from 0 to 1 for the futures from `start` to before `stop`.

    Parameters
    ----------
    seed : int, 0 or more
    name : str
        Whose luck it is, ``"RUS-EST"``: other names have other numbers, whatever their order.
    start, stop : int
        Futures are counted from 0.
    years : int, 1 to 30

    Returns
    -------
    ndarray, shape (years, stop - start, 4)

    Examples
    --------
    >>> whole = drawn(1, "RUS-EST", 0, 10, 20)
    >>> bool((drawn(1, "RUS-EST", 7, 8, 5) == whole[:5, 7:8]).all())
    True
    """
    key = (seed << 32 | crc32(name.encode())) & (2**128 - 1)
    generator = np.random.Generator(np.random.Philox(key=key, counter=start * LONGEST))
    numbers = generator.random((stop - start, LONGEST, A_YEAR))
    return np.ascontiguousarray(numbers[:, :years].swapaxes(0, 1))
