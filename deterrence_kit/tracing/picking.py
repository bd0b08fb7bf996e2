"""Elements at places that depend on what is moved: sorting, and indexing by an order."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.tracing.graph import Graph
from deterrence_kit.tracing.lifting import lifted
from deterrence_kit.tracing.reductions import order
from deterrence_kit.tracing.refusal import UntraceableError
from deterrence_kit.tracing.traced import Traced

CHOICE = (
    "it picks elements by a value that depends on what is moved; write np.where(condition, a, b), or "
    "np.take_along_axis with an order."
)


def moves(place: Any) -> bool:
    """Whether an index depends on what is moved.

    Parameters
    ----------
    place : object
        As numpy's.

    Returns
    -------
    bool

    Examples
    --------
    >>> moves((slice(None), 0))
    False
    """
    parts = place if isinstance(place, tuple) else (place,)
    return any(isinstance(part, Traced) and not part.node.fixed for part in parts)


def picked(array: Traced, place: Any) -> Traced:
    """``array[place]``, whole numbers that depend on what is moved along one axis, or along all.

    Parameters
    ----------
    array : Traced
    place : object
        As numpy's.

    Returns
    -------
    Traced

    Raises
    ------
    UntraceableError
        If the shape of the result would depend on what is moved, or axes are mixed otherwise.

    Examples
    --------
    >>> graph = Graph()
    >>> x = Traced(graph, graph.input("x", np.array([3.0, 1.0, 2.0])))
    >>> picked(x, np.argsort(x)).node.value.tolist()
    [1.0, 2.0, 3.0]
    """
    parts = list(place) if isinstance(place, tuple) else [place]
    if any(getattr(part, "dtype", None) == bool for part in parts):
        raise UntraceableError(CHOICE)
    if Ellipsis in [part for part in parts if part is Ellipsis]:
        at = next(i for i, part in enumerate(parts) if part is Ellipsis)
        parts[at : at + 1] = [slice(None)] * (array.ndim - len(parts) + 1)
    parts += [slice(None)] * (array.ndim - len(parts))
    whole = [i for i, part in enumerate(parts) if isinstance(part, slice) and part == slice(None)]
    if len(whole) == array.ndim - 1:
        return _along(array, parts, next(i for i in range(array.ndim) if i not in whole))
    if whole or len(parts) != array.ndim or any(isinstance(p, slice) for p in parts):
        raise UntraceableError(CHOICE)
    places: Any = 0
    for part, length in zip(parts, array.shape, strict=True):
        places = places * length + _counted(part, length)
    return _at(array, places)


def _along(array: Traced, parts: list[Any], axis: int) -> Traced:
    """Along one axis, the others whole."""
    places = parts[axis]
    last: Any = np.moveaxis(array, axis, -1)  # type: ignore[call-overload]
    rest = last.shape[:-1]
    rows = np.arange(int(np.prod(rest, dtype=int))).reshape((*rest, *[1] * np.ndim(places)))
    chosen: Any = _at(last, rows * last.shape[-1] + _counted(places, last.shape[-1]))
    ends = range(chosen.ndim - np.ndim(places), chosen.ndim)
    return np.moveaxis(chosen, tuple(ends), tuple(range(axis, axis + np.ndim(places))))  # type: ignore[no-any-return]


def _counted(places: Any, length: int) -> Any:
    """From the front, where they are counted from the end."""
    return np.where(np.less(places, 0), np.add(places, length), places)


def _at(array: Any, places: Any) -> Traced:
    graph: Graph = array.graph
    return Traced(graph, graph.pick(array.node, lifted(graph, places)))


def argsorted(graph: Graph, array: Any, axis: Any = -1, **_: Any) -> Any:
    """``np.argsort``; equal ones stay as they stand, whatever `kind`.

    Parameters
    ----------
    graph : Graph
    array : Traced
    axis : int or None
        As numpy's.

    Returns
    -------
    Traced

    Examples
    --------
    >>> graph = Graph()
    >>> x = Traced(graph, graph.input("x", np.array([3.0, 1.0, 2.0])))
    >>> argsorted(graph, x).node.value.tolist()
    [1, 2, 0]
    """
    source, along = lifted(graph, array), -1 if axis is None else axis
    places = order(source).ravel() if axis is None else np.moveaxis(order(source), along, -1)
    found: Any = Traced(graph, graph.order(graph.take([source], places)))
    return np.moveaxis(found, -1, along)


def taken_along(array: Any, indices: Any, axis: Any = -1) -> Any:
    """``np.take_along_axis`` with an order that depends on what is moved.

    Parameters
    ----------
    array, indices : Traced or ndarray
    axis : int or None
        As numpy's.

    Returns
    -------
    Traced

    Examples
    --------
    >>> graph = Graph()
    >>> x = Traced(graph, graph.input("x", np.array([[3.0, 1.0, 2.0]])))
    >>> taken_along(x, np.argsort(x, axis=-1)).node.value.tolist()
    [[1.0, 2.0, 3.0]]
    """
    if axis is None:
        array, axis = np.ravel(array), -1
    source, places = np.moveaxis(array, axis, -1), np.moveaxis(indices, axis, -1)
    length, shape = np.shape(source)[-1], np.shape(places)
    source = np.broadcast_to(source, (*shape[:-1], length))
    rows = np.arange(int(np.prod(shape[:-1], dtype=int))).reshape((*shape[:-1], 1))
    graph = indices.graph if isinstance(indices, Traced) else array.graph
    flat = Traced(graph, lifted(graph, source))
    return np.moveaxis(_at(flat, rows * length + _counted(places, length)), -1, axis)  # type: ignore[call-overload]
