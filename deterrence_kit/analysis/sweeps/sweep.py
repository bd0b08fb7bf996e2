"""A sweep: the model over any levers and assumptions, as one labelled data set."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np

from deterrence_kit.analysis.sweeps._cluster import ClusterLostError, on_dask
from deterrence_kit.analysis.sweeps._layout import Layout
from deterrence_kit.analysis.sweeps._pieces import Done, Piece, Task, cut_in_pieces, on_threads
from deterrence_kit.analysis.sweeps._provenance import _about
from deterrence_kit.analysis.sweeps._storage import Store, open_store
from deterrence_kit.analysis.sweeps.attributes import (
    check_outcomes,
    check_settings,
    outcome_attributes,
    setting_attributes,
)
from deterrence_kit.analysis.sweeps.experimental_design import DesignKind, experimental_design
from deterrence_kit.model import Scenario
from deterrence_kit.model.parameter import Array
from deterrence_kit.model.settings import declared

if TYPE_CHECKING:
    import xarray
    from distributed import Client

OUTCOMES = ("credibility", "threshold", "propensity", "resolve", "denial", "denial_alone")
# Cases computed and written at a time: large enough that two threads seldom wait for Python, small
# enough that the pieces under way take a few megabytes.
CHUNK = 65_536
NEEDED = 'A sweep needs the research packages: pip install "deterrence-kit[research]"'


class SweepInterruptedError(RuntimeError):
    """A sweep that could not be finished.

    Attributes
    ----------
    partial : xarray.Dataset
        What there is; NaN where a case is missing.
    """

    def __init__(self, sentence: str, partial: xarray.Dataset) -> None:
        super().__init__(sentence)
        self.partial = partial


def sweep(
    scenario: Scenario,
    settings: Mapping[str, Any],
    *,
    design: DesignKind = "grid",
    cases: int | None = None,
    seed: int = 0,
    outcomes: Iterable[str] = OUTCOMES,
    changes: Mapping[str, float] | None = None,
    store: str | os.PathLike[str] | None = None,
    client: Client | None = None,
    progress: bool = True,
    chunk: int = CHUNK,
    threads: int | None = None,
) -> xarray.Dataset:
    """Assess a scenario over a grid or a sample of its levers and assumptions.

    Parameters
    ----------
    scenario : Scenario
    settings : mapping
        What varies, by name: levers, assumptions, or one ally's own value, ``"will.USA"``. Each
        is a range ``(low, high)``, None for the declared range, or in a grid an array of values.
    design : {"grid", "latin", "sobol", "random"}
        All combinations of the values (a range is cut into 11); or a Latin hypercube, a scrambled
        Sobol sequence, or independent uniform draws from the ranges.
    cases : int, optional
        The size of a sample.
    seed : int
        The same seed gives the same cases, however they are cut into chunks and wherever they run.
    outcomes : iterable of str
        Fields of `Assessment` with one value a case, ``"added"``, ``"holds"``, or the outcomes of
        `deterrence_kit.analysis.outcomes`.
    changes : mapping, optional
        Settings that differ from the scenario's own in every case.
    store : path, optional
        Where to stream the result to, a Zarr store: its name ends in ``.zarr``. A store that was
        interrupted is taken up where it stopped. By default in memory.
    client : dask.distributed.Client, optional
        Runs the same cases on the workers of a Dask cluster.
    progress : bool
        Whether to show a progress bar, in a notebook or a terminal.
    chunk : int
        Cases that are computed and written at a time. Decides memory, never results.
    threads : int, optional
        Where there is no client. By default one for each core.

    Returns
    -------
    xarray.Dataset
        A grid has an axis for each setting; a sample has the axis ``case``, with the settings as
        coordinates along it. Labels, units, evidence and sources are attributes. Out of a store
        it is lazy: nothing is read before it is looked at.

    Raises
    ------
    ValueError
        If a name, a range or a number is wrong, the result would not fit, or the store holds
        something else; a sentence says which.
    SweepInterruptedError
        If the cluster went away; what is done is kept.

    Notes
    -----
    Samples: `scipy.stats.qmc`. They are drawn in batches of 65,536 cases, each from a seed of its
    own; a longer Latin hypercube is a row of hypercubes. For a Sobol sequence the number of cases
    had better be a power of 2.

    Examples
    --------
    >>> from deterrence_kit import load_scenario
    >>> from deterrence_kit.analysis.sweeps.sweep import sweep
    >>> estonia = load_scenario("nato-estonia")
    >>> grid = sweep(estonia, {"readiness": [0.3, 0.5, 0.7], "clarity": (0, 1)}, progress=False)
    >>> dict(grid.sizes)
    {'readiness': 3, 'clarity': 11}
    >>> grid.credibility.attrs["units"]
    'probability'
    """
    check_settings([*settings, *(changes or {})], scenario)
    cast = experimental_design(settings, design, cases, seed)
    fixed = _fixed(changes or {}, settings)
    task = Task(scenario, cast, fixed, check_outcomes(outcomes))
    place = _opened(store, _layout(task), _positive("chunk", chunk))
    every = cut_in_pieces(cast.shape, place.chunk)
    todo = place.missing(every)
    workers = _positive("threads", threads or os.cpu_count() or 1)
    done = on_dask(task, todo, client) if client else on_threads(task, todo, workers)
    with closing(done):
        _gather(task, place, done, every, todo, progress)
    return place.dataset()


def _gather(
    task: Task, place: Store, done: Done, every: list[Piece], todo: list[Piece], progress: bool
) -> None:
    """Write the pieces as they come."""
    from tqdm.auto import tqdm

    before = task.design.cases - sum(p.stop - p.start for p in todo)
    bar = tqdm(
        total=task.design.cases, initial=before, unit=" cases", unit_scale=True,
        desc=task.scenario.name, disable=not progress,
    )  # fmt: skip
    written = len(every) - len(todo)
    try:
        for piece, values in done:
            place.write(piece, _columns(task, piece, values))
            bar.update(piece.stop - piece.start)
            written += 1
    except ClusterLostError as fault:
        raise SweepInterruptedError(
            f"The cluster went away ({fault}) when {written:,} of {len(every):,} pieces were done. "
            "They are kept: in the store, from where the same call goes on, or, without a store, "
            "in this error's .partial, with NaN for the cases that are missing.",
            place.dataset(),
        ) from fault
    finally:
        bar.close()


def _columns(task: Task, piece: Piece, values: Array) -> dict[str, Array]:
    settings = {} if task.design.kind == "grid" else task.design.columns(piece.start, piece.stop)
    return {**settings, **dict(zip(task.outcomes, values, strict=True))}


def _fixed(changes: Mapping[str, float], settings: Mapping[str, Any]) -> dict[str, float]:
    for name, value in changes.items():
        if name in settings:
            raise ValueError(f"{name} varies and is changed at once: name it in one place only.")
        declared(name).check(value)
    return {name: float(value) for name, value in changes.items()}


def _positive(name: str, number: Any) -> int:
    if not isinstance(number, int | np.integer) or number < 1:
        raise ValueError(f"{name} must be a whole number, 1 or more, not {number!r}.")
    return int(number)


def _opened(path: str | os.PathLike[str] | None, layout: Layout, chunk: int) -> Store:
    try:
        import tqdm.auto  # noqa: F401
        import xarray  # noqa: F401

        return open_store(path, layout, chunk)
    except ImportError as missing:
        raise ImportError(f"{NEEDED} ({missing.name} is missing).") from missing


def _layout(task: Task) -> Layout:
    cast, scenario = task.design, task.scenario
    settings = () if cast.kind == "grid" else cast.names
    words = {name: setting_attributes(name, scenario) for name in cast.names}
    words |= {name: outcome_attributes(name) for name in task.outcomes}
    return Layout(
        dims=cast.dims,
        shape=cast.shape,
        coordinates=dict(zip(cast.names, cast.axes, strict=True)) if not settings else {},
        columns=(*settings, *task.outcomes),
        settings=settings,
        attributes=words,
        about=_about(task),
    )
