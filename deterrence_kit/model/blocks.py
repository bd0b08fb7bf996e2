"""Many cases at once, worked through in blocks that fit the processor's caches."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

import numpy as np

from deterrence_kit.model.evaluation import Evaluation, evaluation_order
from deterrence_kit.model.formulas import FORMULAS, Formula
from deterrence_kit.model.parameter import Array

# Cases times members in one block, half a megabyte an array: the arrays in use stay in the caches, and
# each operation is long enough for a second thread to get something done while numpy lets it run.
BLOCK = 65_536
MEMBER_QUANTITIES = ("member_resolve", "delivered", "arrival", "burden")


def in_blocks(
    values: dict[str, Array], formulas: Mapping[str, Formula], wanted: list[str], size: int
) -> dict[str, Array]:
    """The wanted quantities for all cases, a cache-sized block of cases at a time.

    Parameters
    ----------
    values : dict of str to ndarray, shape (..., members or 1)
    formulas : mapping of str to callable
    wanted : list of str
    size : int
        How many members there are.

    Returns
    -------
    dict of str to ndarray, shape (...) or (..., members)
        In the shape of the cases; the members' quantities have the members last.

    Examples
    --------
    >>> from deterrence_kit.model.formulas import FORMULAS
    >>> values = {n: np.full((9, 1), 0.5) for n in ("penalty", "sanctions", "gdp")}
    >>> values |= {n: np.ones(1) for n in ("challenger_gdp", "world_gdp")}
    >>> in_blocks(values, FORMULAS, ["isolation"], 1)["isolation"].shape
    (9,)
    """
    work = evaluation_order(tuple(formulas[name] for name in FORMULAS), tuple(wanted))
    shape = np.broadcast_shapes(*(v.shape[:-1] for v in values.values()))
    cases, step = prod(shape), max(1, BLOCK // size)
    if cases <= step:
        return _block(values, work, wanted, shape, size)
    fixed, work = _settled({n: v for n, v in values.items() if v.ndim == 1}, work)
    varying = {n: _flat(v, shape) for n, v in values.items() if v.ndim > 1}
    results = {n: np.empty((cases, size) if n in MEMBER_QUANTITIES else cases) for n in wanted}
    for start in range(0, cases, step):
        part = slice(start, min(start + step, cases))
        here = {**fixed, **{n: v[part] for n, v in varying.items()}}
        for name, result in _block(here, work, wanted, (part.stop - start,), size).items():
            results[name][part] = result
    return {n: r.reshape(shape + r.shape[1:]) for n, r in results.items()}


def _settled(
    known: dict[str, Array], work: tuple[Evaluation, ...]
) -> tuple[dict[str, Array], tuple[Evaluation, ...]]:
    """What is the same in every case, worked out once; and the steps that are left."""
    left = []
    for step in work:
        if all(word in known for word in step.reads):
            known[step.name] = step.formula(*(known[word] for word in step.reads))
        else:
            left.append(step)
    return known, tuple(left)


def _flat(value: Array, shape: tuple[int, ...]) -> Array:
    return np.broadcast_to(value, (*shape, value.shape[-1])).reshape(-1, value.shape[-1])


def _block(
    values: dict[str, Array],
    work: tuple[Evaluation, ...],
    wanted: list[str],
    shape: tuple[int, ...],
    size: int,
) -> dict[str, Array]:
    known = dict(values)
    for step in work:
        known[step.name] = step.formula(*(known[word] for word in step.reads))
        for word in step.done:
            del known[word]
    return {n: _shaped(known[n], shape, (size,) * (n in MEMBER_QUANTITIES)) for n in wanted}


def _shaped(value: Array, shape: tuple[int, ...], tail: tuple[int, ...]) -> Array:
    """A quantity in the shape of the cases; one number for the pact loses the members' axis."""
    own = value if tail else value[..., 0]
    return np.array(own if own.shape == shape + tail else np.broadcast_to(own, shape + tail))
