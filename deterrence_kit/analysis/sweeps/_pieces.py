"""The work of a sweep in pieces: what is computed at once, written at once, and done again at most."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice, product
from math import prod
from typing import NamedTuple

import numpy as np

from deterrence_kit.analysis.cases import assess_cases
from deterrence_kit.analysis.sweeps.attributes import outcome_values
from deterrence_kit.analysis.sweeps.experimental_design import ExperimentalDesign
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array


class Piece(NamedTuple):
    """Cases that lie together, by their numbers and by their place in the result."""

    number: int
    start: int
    stop: int
    region: tuple[slice, ...]


def cut_in_pieces(shape: tuple[int, ...], chunk: int) -> list[Piece]:
    """Cut a result into pieces of at most `chunk` cases, each of them a block of the array.

    Parameters
    ----------
    shape : tuple of int
    chunk : int

    Returns
    -------
    list of Piece
        In the order of the cases.

    Examples
    --------
    >>> [(p.start, p.stop, p.region[0].start) for p in cut_in_pieces((5, 10), 20)]
    [(0, 20, 0), (20, 40, 2), (40, 50, 4)]
    """
    block = block_shape(shape, chunk)
    starts = product(*(range(0, n, step) for n, step in zip(shape, block, strict=True)))
    found, start = [], 0
    for number, corner in enumerate(starts):
        region = tuple(
            slice(c, min(c + s, n)) for c, s, n in zip(corner, block, shape, strict=True)
        )
        stop = start + prod(r.stop - r.start for r in region)
        found.append(Piece(number, start, stop, region))
        start = stop
    return found


def block_shape(shape: tuple[int, ...], chunk: int) -> tuple[int, ...]:
    """The shape of a piece: whole trailing axes, part of one axis, one value of those before it."""
    block, room = [], chunk
    for length in reversed(shape):
        step = max(1, min(length, room))
        block.append(step)
        # Cases must lie together: once an axis is cut, those before it advance one at a time.
        room = room // length if step == length else 0
    return tuple(reversed(block))


@dataclass(frozen=True)
class Task:
    """What is to be computed for each case: everything a worker has to know.

    Attributes
    ----------
    scenario : Scenario
    design : ExperimentalDesign
    changes : mapping
        Settings that differ from the scenario's own in every case.
    outcomes : tuple of str
    """

    scenario: Scenario
    design: ExperimentalDesign
    changes: Mapping[str, float]
    outcomes: tuple[str, ...]

    def __call__(self, start: int, stop: int) -> Array:
        """The outcomes of the cases from `start` up to `stop`, shape (outcomes, cases)."""
        fixed = {name: np.asarray(value) for name, value in self.changes.items()}
        answer = assess_cases(self.scenario, {**fixed, **self.design.columns(start, stop)})
        values = np.empty((len(self.outcomes), stop - start))
        for row, name in zip(values, self.outcomes, strict=True):
            row[:] = outcome_values(name, answer)
        return values


Done = Generator[tuple[Piece, Array], None, None]


def on_threads(task: Task, todo: Iterable[Piece], threads: int) -> Done:
    """The pieces one after the other, computed by threads a few pieces ahead; numpy lets them run.

    No more is computed ahead than there are threads, so memory does not grow with the sweep.
    """
    remaining = iter(todo)
    ahead: deque[tuple[Piece, Future[Array]]] = deque()
    pool = ThreadPoolExecutor(threads, thread_name_prefix="sweep")
    try:
        while True:
            for piece in islice(remaining, threads + 1 - len(ahead)):
                ahead.append((piece, pool.submit(task, piece.start, piece.stop)))
            if not ahead:
                return
            piece, future = ahead.popleft()
            yield piece, future.result()
    finally:
        pool.shutdown(cancel_futures=True)
