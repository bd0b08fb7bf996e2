"""Which element of an array is read at which turn of a loop, as a JavaScript expression."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from deterrence_kit.tracing.node import Index


def place(index: Index, turn: str, size: int, table: Callable[[Index], str]) -> str:
    """The element read at each turn: a formula where there is one, else a table's entry.

    Parameters
    ----------
    index : ndarray of int, shape (turns,)
    turn : str
        The loop's variable.
    size : int
        How many elements there are to read from.
    table : callable
        Keeps an index as data and gives its name.

    Returns
    -------
    str

    Examples
    --------
    >>> at = lambda index: place(np.array(index), "i", 3, lambda index: "t0")
    >>> at([0, 1, 2]), at([1, 2, 3]), at([2, 2, 2]), at([4, 2, 0])
    ('i', 'i + 1', '2', '4 - 2 * i')
    >>> at([0, 1, 2, 0, 1, 2]), at([0, 0, 1, 1, 2, 2]), at([0, 2, 1])
    ('i % 3', '(i / 2 | 0)', 't0[i]')
    """
    first, turns = int(index[0]), np.arange(index.size)
    step = int(index[1]) - first if index.size > 1 else 0
    if np.array_equal(index, first + step * turns):
        return _affine(first, step, turn)
    if np.array_equal(index, turns % size):
        return f"{turn} % {size}"
    repeats = index.size // size
    if repeats and np.array_equal(index, turns // repeats):
        return f"({turn} / {repeats} | 0)"
    return f"{table(index)}[{turn}]"


def _affine(first: int, step: int, turn: str) -> str:
    if not step:
        return str(first)
    times = turn if abs(step) == 1 else f"{abs(step)} * {turn}"
    if step < 0:
        return f"{first} - {times}"
    return f"{times} + {first}" if first else times


def place_of_two(
    index: Index, inner: int, turns: tuple[str, str], table: Callable[[Index], str]
) -> str:
    """The element read in a loop inside a loop.

    Parameters
    ----------
    index : ndarray of int, shape (outer * inner,)
    inner : int
        How many turns the inner loop has.
    turns : tuple of str
        The variables of the outer and of the inner loop.
    table : callable
        Keeps an index as data and gives its name.

    Returns
    -------
    str

    Examples
    --------
    >>> place_of_two(np.array([0, 2, 4, 1, 3, 5]), 3, ("o", "i"), lambda index: "t0")
    'o + 2 * i'
    >>> place_of_two(np.array([0, 2, 4, 1, 3, 0]), 3, ("o", "i"), lambda index: "t0")
    't0[3 * o + i]'
    """
    square = index.reshape(-1, inner)
    first = int(square[0, 0])
    down = int(square[1, 0]) - first if len(square) > 1 else 0
    along = int(square[0, 1]) - first if inner > 1 else 0
    rows, columns = np.indices(square.shape)
    if not np.array_equal(square, first + down * rows + along * columns):
        return f"{table(index)}[{inner} * {turns[0]} + {turns[1]}]"
    steps = [_affine(0, n, t) for n, t in zip((down, along), turns, strict=True) if n]
    return " + ".join([*steps, *([str(first)] if first or not steps else [])])
