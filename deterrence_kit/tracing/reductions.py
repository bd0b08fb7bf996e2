"""Sums, products, extremes along axes, at once and as they grow."""

from __future__ import annotations

from typing import Any

import numpy as np

from deterrence_kit.tracing.applied import done, truth
from deterrence_kit.tracing.graph import Graph
from deterrence_kit.tracing.lifting import lifted
from deterrence_kit.tracing.node import Index, Node
from deterrence_kit.tracing.operations import FOLDS
from deterrence_kit.tracing.refusal import UntraceableError

_BEGIN = {
    "add": 0.0, "multiply": 1.0, "maximum": -np.inf, "minimum": np.inf, "logical_or": False,
    "logical_and": True,
}  # fmt: skip


def order(node: Node) -> Index:
    """The places of a node's elements, in its shape.

    Parameters
    ----------
    node : Node

    Returns
    -------
    ndarray of int, the node's shape

    Examples
    --------
    >>> order(Graph().constant([[5.0, 6.0]])).tolist()
    [[0, 1]]
    """
    return np.arange(node.value.size).reshape(node.value.shape)


def folded(
    graph: Graph,
    name: str,
    array: Any,
    axis: Any = None,
    keepdims: Any = False,
    initial: Any = np._NoValue,
    where: Any = True,
    out: Any = None,
) -> Node:
    """A sum, product, maximum … along axes, with numpy's options.

    Parameters
    ----------
    graph : Graph
    name : str
        The ufunc's, "add" for a sum.
    array : Traced or array-like
    axis, keepdims, initial, where, out
        As numpy's.

    Returns
    -------
    Node

    Raises
    ------
    UntraceableError
        If a result is to be put into another array.

    Examples
    --------
    >>> graph = Graph()
    >>> x = graph.input("x", np.array([[1.0, 2.0], [3.0, 4.0]]))
    >>> from deterrence_kit.tracing.traced import Traced
    >>> folded(graph, "add", Traced(graph, x), axis=0, keepdims=True).value.tolist()
    [[4.0, 6.0]]
    """
    if out is not None:
        raise UntraceableError("a sum or extreme with out= cannot be traced; assign its result.")
    source = lifted(graph, array)
    if name.startswith("logical"):
        source = truth(graph, source)
    if where is not True and where is not np._NoValue:
        begin = graph.constant(_BEGIN[name], literal=True)
        source = done(graph, "where", lifted(graph, where), source, begin)
    last, kept = _axes_last(source, axis)
    result = _over_last(graph, name, graph.take([source], last))
    if initial is not np._NoValue and initial is not None:
        result = done(graph, name, result, lifted(graph, initial))
    return graph.take([result], order(result).reshape(kept)) if keepdims is True else result


def _axes_last(source: Node, axis: Any) -> tuple[Index, tuple[int, ...]]:
    """The elements with the axes merged into a last one, and the shape with the axes kept as 1."""
    dimensions = source.value.ndim
    axes = tuple(range(dimensions)) if axis is None else axis
    axes = axes if isinstance(axes, tuple) else (int(axes),)
    axes = tuple(range(dimensions)[int(a)] for a in axes)
    kept = tuple(1 if i in axes else n for i, n in enumerate(source.value.shape))
    rest = tuple(n for i, n in enumerate(source.value.shape) if i not in axes)
    moved = np.moveaxis(order(source), axes, tuple(range(dimensions - len(axes), dimensions)))
    count = int(np.prod([source.value.shape[i] for i in axes], dtype=int))
    return moved.reshape((*rest, count)), kept


def _over_last(graph: Graph, name: str, source: Node) -> Node:
    """Of a single element it is the element."""
    if source.value.shape[-1] == 1 and (source.value.dtype != bool or name.startswith("logical")):
        return graph.take([source], order(source)[..., 0])
    return graph.fold(name, source)


def scanned(graph: Graph, name: str, array: Any, axis: Any = None) -> Node:
    """A sum, product, extreme as it grows along an axis.

    Parameters
    ----------
    graph : Graph
    name : str
    array : Traced or array-like
    axis : int, optional
        By default of all elements in turn.

    Returns
    -------
    Node

    Raises
    ------
    UntraceableError
        If the operation has no such form.

    Examples
    --------
    >>> scanned(Graph(), "add", np.array([1.0, 2.0, 3.0])).value.tolist()
    [1.0, 3.0, 6.0]
    """
    if name not in FOLDS or name.startswith("logical"):
        raise UntraceableError(f"np.{name}.accumulate cannot be traced.")
    source = lifted(graph, array)
    if axis is None:
        source, axis = graph.take([source], order(source).ravel()), 0
    grown = graph.scan(name, graph.take([source], np.moveaxis(order(source), axis, -1)))
    return graph.take([grown], np.moveaxis(order(grown), -1, axis))
