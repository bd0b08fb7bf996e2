"""Elements at places that depend on what is moved: sorting, and indexing by an order."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.tracing.lifting import lifted
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
    >>> from deterrence_kit.tracing.graph import Graph
    >>> graph = Graph()
    >>> x = Traced(graph, graph.input("x", np.array([3.0, 1.0, 2.0])))
    >>> picked(x, np.argsort(x)).node.value.tolist()
    [1.0, 2.0, 3.0]
    """
    parts = list(place) if isinstance(place, tuple) else [place]
    if any(getattr(part, "dtype", np.dtype(int)).kind == "b" for part in parts):
        raise UntraceableError(CHOICE)
    if any(part is Ellipsis for part in parts):
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
        places = places * length + counted(part, length)
    return at_places(array, places)


def _along(array: Traced, parts: list[Any], axis: int) -> Traced:
    """Along one axis, the others whole."""
    places = parts[axis]
    last: Any = _moved(array, axis, -1)
    rest = last.shape[:-1]
    rows = np.arange(int(np.prod(rest, dtype=int))).reshape((*rest, *[1] * np.ndim(places)))
    chosen: Any = at_places(last, rows * last.shape[-1] + counted(places, last.shape[-1]))
    ends = range(chosen.ndim - np.ndim(places), chosen.ndim)
    return _moved(chosen, tuple(ends), tuple(range(axis, axis + np.ndim(places))))


def _moved(array: Any, source: Any, target: Any) -> Traced:
    found: Traced = np.moveaxis(array, source, target)
    return found


def counted(places: Any, length: int) -> Any:
    """Places from the front, where they are counted from the end.

    Parameters
    ----------
    places : Traced or ndarray of int
    length : int

    Returns
    -------
    Traced or ndarray

    Examples
    --------
    >>> counted(np.array([0, -1]), 3).tolist()
    [0, 2]
    """
    return np.where(np.less(places, 0), np.add(places, length), places)


def at_places(array: Traced, places: Any) -> Traced:
    """Elements at places counted through all axes.

    Parameters
    ----------
    array : Traced
    places : Traced or ndarray of int

    Returns
    -------
    Traced, shape of `places`

    Examples
    --------
    >>> from deterrence_kit.tracing.graph import Graph
    >>> graph = Graph()
    >>> x = Traced(graph, graph.input("x", np.array([[3.0, 1.0], [2.0, 5.0]])))
    >>> at_places(x, np.array([3, 0])).node.value.tolist()
    [5.0, 3.0]
    """
    graph = array.graph
    return Traced(graph, graph.pick(array.node, lifted(graph, places)))
