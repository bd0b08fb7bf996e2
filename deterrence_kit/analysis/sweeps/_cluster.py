"""A sweep on the workers of a Dask cluster."""

from __future__ import annotations

import asyncio
import ctypes
from collections.abc import Iterable
from concurrent.futures import CancelledError
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from deterrence_kit.analysis.sweeps._pieces import Done, Piece, Task
from deterrence_kit.model.parameter import Array

if TYPE_CHECKING:
    from distributed import Client, Future

    Answer = Future[Array]

# Seconds without a single worker after which the cluster is taken to be gone. A killed worker's
# place is taken within a few seconds, a batch system may need minutes to give the first one.
PATIENCE = 60.0
# Names and numbers of malloc.h, and the bytes that a worker may keep: some blocks of the model's.
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
KEPT = 64 * 2**20


class ClusterLostError(RuntimeError):
    """The cluster went away before it had answered."""


def on_dask(task: Task, todo: Iterable[Piece], client: Client) -> Done:
    """The pieces as they are done, two for each thread of the cluster under way.

    What a killed worker had under way, or had done and not handed over, the scheduler gives to
    another: a piece depends on nothing but its own numbers.

    Raises
    ------
    ClusterLostError
        If the scheduler is gone, or no worker is left for `PATIENCE` seconds.
    """
    remaining = iter(todo)
    waiting: dict[Answer, Piece] = {}
    try:
        while True:
            for piece in islice(remaining, max(0, _places(client) - len(waiting))):
                waiting[_submitted(client, task, piece)] = piece
            if not waiting:
                return
            for future in _done(client, list(waiting)):
                yield waiting.pop(future), _result(client, future)
    finally:
        _forget(list(waiting))


def _places(client: Client) -> int:
    """How many pieces may be under way: more than the threads, so that none of them waits."""
    try:
        result: int = 2 * max(1, sum(client.nthreads().values()))
        return result
    except GONE as fault:
        raise ClusterLostError(_reason(fault)) from fault


def _submitted(client: Client, task: Task, piece: Piece) -> Answer:
    # Nothing is scattered beforehand: what lives on one worker only would be lost with it.
    return client.submit(_piece, task, piece.start, piece.stop, pure=False)


def _piece(task: Task, start: int, stop: int) -> Array:
    _keep_memory()
    return task(start, stop)


@cache
def _keep_memory() -> None:
    """Let a worker's process keep the memory of arrays that come and go, where it is glibc's.

    Dask tells its workers to hand every freed array back to the system at once. The model frees a
    thousand a second: fetching the pages back took four fifths of the time.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError, TypeError):  # no glibc: macOS, Windows
        return
    for option in (M_TRIM_THRESHOLD, M_MMAP_THRESHOLD):
        mallopt(option, KEPT)


def _done(client: Client, futures: list[Answer]) -> list[Answer]:
    """Those that are done, as soon as one is."""
    from distributed import wait

    while True:
        try:
            return list(wait(futures, timeout=PATIENCE, return_when="FIRST_COMPLETED").done)
        except TimeoutError:
            _check_alive(client)
        except GONE as fault:
            raise ClusterLostError(_reason(fault)) from fault


def _result(client: Client, future: Answer) -> Array:
    """What a piece came to; computed again if its worker was lost before it was fetched."""
    from distributed import KilledWorker

    while True:
        try:
            return future.result(timeout=PATIENCE)
        except TimeoutError:
            if future.status == "error":  # a formula's own
                raise
            _check_alive(client)
        except (KilledWorker, CancelledError, asyncio.CancelledError, OSError) as fault:
            raise ClusterLostError(_reason(fault)) from fault


def _check_alive(client: Client) -> None:
    """Slow pieces are waited for; a cluster without workers is not."""
    try:
        alive = client.status == "running" and bool(client.nthreads())
    except GONE as fault:
        raise ClusterLostError(_reason(fault)) from fault
    if not alive:
        raise ClusterLostError(f"no worker for {PATIENCE:g} seconds")


def _forget(futures: list[Answer]) -> None:
    """Let the cluster drop what nobody waits for any more, if it is still there."""
    for future in futures:
        try:
            future.release()
        except GONE:
            return


# What a client raises once its scheduler is gone: its answers are cancelled, its line is closed.
# A client that has closed has no scheduler to ask (`AttributeError`).
GONE = (
    CancelledError,
    asyncio.CancelledError,
    OSError,
    RuntimeError,
    TimeoutError,
    AttributeError,
)


def _reason(fault: BaseException) -> str:
    """The fault in a few words, without the addresses that its own text is full of."""
    if isinstance(fault, CancelledError | asyncio.CancelledError):
        return "its scheduler closed"
    if isinstance(fault, OSError):
        return "the line to its scheduler broke"
    return str(fault).splitlines()[0][:200] if str(fault) else type(fault).__name__
