"""Chance, by future: a number that belongs to a future and a year, whatever is computed beside it.

A counter-based generator gives each future its own place in the count. So a future is the same one
alone, among thousands, or in a block of any size; and two policies meet the same luck.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np

from deterrence_kit.model.parameter import Array

LONGEST = 30  # years that a future can have
A_STEP = 4  # numbers that the generator gives at each step of its count


def drawn(seed: int, name: str, year: int, start: int, stop: int) -> Array:
    """A uniform number from 0 to 1 for each of the futures from `start` to before `stop`.

    Parameters
    ----------
    seed : int, 0 or more
    name : str
        Whose luck it is, ``"RUS-EST"``: other names have other numbers, whatever their order.
    year, start, stop : int
        Counted from 0.

    Returns
    -------
    ndarray, shape (stop - start,)

    Examples
    --------
    >>> whole = drawn(1, "RUS-EST", 3, 0, 10)
    >>> bool(drawn(1, "RUS-EST", 3, 7, 8) == whole[7])
    True
    """
    key = (seed << 32 | crc32(name.encode())) & (2**128 - 1)
    steps, skipped = divmod(start, A_STEP)
    bits = np.random.Philox(key=key, counter=(year << 64) + steps)
    return np.random.Generator(bits).random(stop - start + skipped)[skipped:]
