"""Chance, by future: numbers that belong to a future and a year, whatever is computed beside them.

A counter-based generator gives each future its own number in the count. So a future is the same one
alone, among thousands, or in a block of any size; and two policies meet the same luck.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np

from deterrence_kit.model.parameter import Array

LONGEST = 30  # years that a future can have
A_YEAR = 4  # numbers for each year: one step of the generator's counter


def drawn(seed: int, name: str, year: int, start: int, stop: int) -> Array:
    """Uniform numbers from 0 to 1 in one year for the futures from `start` to before `stop`.

    Parameters
    ----------
    seed : int, 0 or more
    name : str
        Whose luck it is, ``"RUS-EST"``: other names have other numbers, whatever their order.
    year, start, stop : int
        Counted from 0.

    Returns
    -------
    ndarray, shape (stop - start, 4)

    Examples
    --------
    >>> whole = drawn(1, "RUS-EST", 3, 0, 10)
    >>> bool((drawn(1, "RUS-EST", 3, 7, 8) == whole[7:8]).all())
    True
    """
    key = (seed << 32 | crc32(name.encode())) & (2**128 - 1)
    bits = np.random.Philox(key=key, counter=(year << 64) + start)
    return np.random.Generator(bits).random((stop - start, A_YEAR))
