"""Elements read and written by index."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.tracing.applied import truth
from deterrence_kit.tracing.lifting import lifted
from deterrence_kit.tracing.moves import settled
from deterrence_kit.tracing.node import Index, Node
from deterrence_kit.tracing.picking import moves, picked
from deterrence_kit.tracing.reductions import order
from deterrence_kit.tracing.traced import Traced


def chosen(array: Traced, place: Any) -> Traced:
    """``array[place]``, the place being data.

    Parameters
    ----------
    array : Traced
    place : object
        As numpy's.

    Returns
    -------
    Traced

    Examples
    --------
    >>> from deterrence_kit.tracing.graph import Graph
    >>> graph = Graph()
    >>> x = Traced(graph, graph.input("x", np.array([1.0, 2.0, 5.0])))
    >>> x[..., 1:].node.value.tolist()
    [2.0, 5.0]
    """
    if moves(place):
        return picked(array, place)
    index: Index = np.asarray(order(array.node)[_whole(settled(place))])
    return Traced(array.graph, array.graph.take([array.node], index))


def assigned(array: Traced, place: Any, value: Any) -> Node:
    """What an array is after ``array[place] = value``.

    Parameters
    ----------
    array : Traced
    place : object
        As numpy's.
    value : Traced or array-like

    Returns
    -------
    Node

    Examples
    --------
    >>> from deterrence_kit.tracing.graph import Graph
    >>> graph = Graph()
    >>> x = Traced(graph, graph.input("x", np.array([1.0, 2.0, 5.0])))
    >>> assigned(x, 0, 9).value.tolist()
    [9.0, 2.0, 5.0]
    """
    node = _as_kind(array, lifted(array.graph, value))
    index = order(array.node).copy()
    index[settled(place)] = array.node.value.size + order(node)
    return array.graph.take([array.node, node], index)


def _as_kind(array: Traced, value: Node) -> Node:
    """Numbers put among truth values, or among whole numbers, become such, as in numpy."""
    if array.dtype.kind == "b":
        return truth(array.graph, value)
    whole = array.dtype.kind in "iu" and value.value.dtype.kind == "f"
    return array.graph.each("trunc", value) if whole else value


def _whole(place: Any) -> Any:
    """Places that were worked out while recording are floats, and whole."""
    return place.astype(int) if getattr(place, "dtype", None) == np.float64 else place
