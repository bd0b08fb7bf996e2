"""numpy's other functions on recorded arrays, by what they are made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from deterrence_kit.tracing.applied import done
from deterrence_kit.tracing.composed import COMPOSED
from deterrence_kit.tracing.contraction import contracted
from deterrence_kit.tracing.graph import Graph
from deterrence_kit.tracing.lifting import lifted
from deterrence_kit.tracing.moves import MOVES, MOVES_ALL, moved, settled
from deterrence_kit.tracing.picking import CHOICE, moves
from deterrence_kit.tracing.reductions import folded, scanned
from deterrence_kit.tracing.refusal import UntraceableError
from deterrence_kit.tracing.sorting import argsorted, taken_along
from deterrence_kit.tracing.traced import Traced

_FOLDS = {
    "sum": "add", "prod": "multiply", "max": "maximum", "amax": "maximum", "min": "minimum",
    "amin": "minimum", "any": "logical_or", "all": "logical_and",
}  # fmt: skip
_SCANS = {"cumsum": "add", "cumprod": "multiply"}
_SELECTIONS = frozenset((
    "lexsort", "partition", "argpartition", "nanmedian", "nanargmax", "nanargmin", "unique",
    "unique_values", "nonzero", "argwhere", "flatnonzero", "searchsorted", "digitize", "histogram",
    "extract", "choose", "place", "putmask",
))  # fmt: skip
SELECTION = (
    "the result of np.{} would have another length, or other members, as things are moved; write it "
    "with np.argsort, np.max, np.min, np.where and sums."
)


# What is asked of an array's form.
_FORM: dict[str, Callable[..., Any]] = {
    "shape": lambda a: a.shape,
    "ndim": lambda a: a.ndim,
    "size": lambda a, axis=None: a.size if axis is None else a.shape[axis],
    "iscomplexobj": lambda a: False,
    "isrealobj": lambda a: True,
    "result_type": lambda *a: np.result_type(*(x.dtype if isinstance(x, Traced) else x for x in a)),
}


def traced_function(
    graph: Graph, function: Callable[..., Any], args: tuple[Any, ...], options: dict[str, Any]
) -> Any:
    """What numpy asks of a recorded array when a function meets it.

    Parameters
    ----------
    graph : Graph
    function : callable
        Of numpy.
    args : tuple
    options : dict

    Returns
    -------
    Traced, or what is known whatever the state

    Raises
    ------
    UntraceableError
        If the function or an option is not known.

    Examples
    --------
    >>> graph = Graph()
    >>> x = Traced(graph, graph.input("x", np.array([1.0, 4.0])))
    >>> np.mean(x).node.value.tolist()
    2.5
    """
    name = function.__name__
    if name in _FORM:
        return _FORM[name](*args, **options)
    if not name.endswith("_like") and options.pop("dtype", None) not in (None, float):
        raise UntraceableError("only double precision (float) can be traced.")
    if name in ("take", "take_along_axis"):
        return _indexed(graph, name, *args, **options)
    if name in MOVES or name in MOVES_ALL:
        return moved(graph, function, args, options)
    if name in _SELECTIONS:
        raise UntraceableError(SELECTION.format(name))
    return _computed(graph, name)(*args, **options)


def _computed(graph: Graph, name: str) -> Callable[..., Any]:
    if name in _FOLDS:
        return lambda a, axis=None, **o: Traced(graph, folded(graph, _FOLDS[name], a, axis, **o))
    if name in _SCANS:
        return lambda a, axis=None: Traced(graph, scanned(graph, _SCANS[name], a, axis))
    if name in COMPOSED:
        return lambda *args, **options: _as_traced(graph, COMPOSED[name](*args, **options))
    if name in _OWN:
        return partial(_OWN[name], graph)
    raise UntraceableError(f"np.{name} is not among the functions that can be traced.")


def _as_traced(graph: Graph, value: Any) -> Traced:
    return value if isinstance(value, Traced) else Traced(graph, lifted(graph, value))


def _where(graph: Graph, condition: Any, *choices: Any) -> Traced:
    if not choices:
        raise UntraceableError(CHOICE)
    return Traced(graph, done(graph, "where", *(lifted(graph, x) for x in (condition, *choices))))


def _einsum(graph: Graph, subscripts: str, *arrays: Any, **_: Any) -> Traced:
    return Traced(graph, contracted(graph, subscripts, *(lifted(graph, a) for a in arrays)))


def _copyto(graph: Graph, target: Any, source: Any, where: Any = True) -> None:
    if not isinstance(target, Traced):
        raise UntraceableError("it writes into a plain array; make it by np.zeros_like(argument).")
    target[...] = np.where(where, source, target)


def _indexed(
    graph: Graph, name: str, array: Any, indices: Any, axis: Any = None, **options: Any
) -> Any:
    array = _as_traced(graph, array)  # of plain numbers too: their places may move
    if isinstance(indices, Traced) and not moves(indices):
        indices = settled(indices).astype(np.int64)
    if name == "take_along_axis":
        return taken_along(array, indices, axis)
    if axis is None:
        return np.ravel(array)[indices]
    return array[(slice(None),) * range(np.ndim(array))[axis] + (indices,)]


_OWN: dict[str, Callable[..., Any]] = {
    "where": _where, "einsum": _einsum, "copyto": _copyto, "argsort": argsorted,
}  # fmt: skip
