"""Orders that depend on what is moved, and elements taken in such an order."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.tracing.graph import Graph
from deterrence_kit.tracing.lifting import lifted
from deterrence_kit.tracing.picking import at_places, counted
from deterrence_kit.tracing.reductions import order
from deterrence_kit.tracing.traced import Traced


def argsorted(graph: Graph, array: Any, axis: Any = -1, **_: Any) -> Any:
    """``np.argsort``; equal ones stay as they stand, whatever `kind`.

    Parameters
    ----------
    graph : Graph
    array : Traced
    axis : int or None
        As numpy's.
    _ : object
        Numpy's other options.

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
    taken: Any = at_places(
        Traced(graph, lifted(graph, source)), rows * length + counted(places, length)
    )
    return np.moveaxis(taken, -1, axis)
